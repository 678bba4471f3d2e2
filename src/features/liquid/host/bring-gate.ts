import { type Gate, off } from '#tx/form-gate.ts';

type Circumstances = {
  /** Whether the wallet has to be connected to the coin's own chain first, and is being asked. */
  readonly joining: 'no' | 'ready' | 'asking';
  /** Of the wallet and the amount. */
  readonly form: Gate;
  /** Symbol of the coin in which a network fee of the two cannot be paid. */
  readonly short: string | null;
  /** Why a channel of the way must not be used now, or that it is not known yet. */
  readonly way: string | null;
};

/** The one reason that comes first. */
export function bringGate({ joining, form, short, way }: Circumstances): Gate {
  if (joining !== 'no') return joining === 'asking' ? off('The wallet is being asked.') : { kind: 'ready' };
  if (form.kind !== 'ready') return form;
  if (short !== null) return off(`There is too little ${short} for the network fees.`);
  return way === null ? form : off(way);
}
