import type { ParsedAmount } from '#domain/parse-amount.ts';
import type { WalletState } from '#wallet/wallet.ts';

/** Why the main action of a form is off; `connect` when a wallet is all that is missing. */
export type Gate = { readonly kind: 'ready' } | { readonly kind: 'connect' } | { readonly kind: 'off'; readonly reason: string };

type Circumstances = {
  readonly wallet: WalletState;
  readonly typed: ParsedAmount['kind'];
  readonly problem: string | null;
  /** Of what the account has. */
  readonly reading: 'loading' | 'failed' | 'ready';
  /** What makes the form useless for everybody: a paused module. */
  readonly closed: string | null;
};

/** Whether the main action can go on, and if not, the one reason that comes first. */
export function gateOf({ wallet, typed, problem, reading, closed }: Circumstances): Gate {
  if (closed !== null) return off(closed);
  if (wallet.state === 'connecting') return off('The wallet is being connected.');
  if (wallet.state !== 'connected') return { kind: 'connect' };
  if (wallet.capability === 'none') return off('You are watching this address. Connect its wallet to sign.');
  if (reading === 'failed') return off('Your balance could not be read.');
  if (reading === 'loading') return off('Your balance is being read.');
  if (typed === 'empty') return off('Enter an amount.');
  if (problem !== null) return off('The amount above needs a change.');
  return { kind: 'ready' };
}

/** A form that could go on, if only the account could pay the network fee. */
export function gateWithFee(gate: Gate, noFee: boolean, symbol: string): Gate {
  return gate.kind === 'ready' && noFee ? off(`There is too little ${symbol} for the network fee.`) : gate;
}

export function off(reason: string): Gate {
  return { kind: 'off', reason };
}
