import { useState } from 'react';
import type { ChainId } from '#config/network.ts';
import type { HubGraph } from '#domain/hub-graph.ts';
import { type TransferReceiver, transferReceiver } from '#domain/receiver.ts';
import { useAccountOn } from '#wallet/wallet-context.tsx';

/** The user's own account, or another one: what was typed, and whether it was confirmed. Never part of the address of the page. */
type ReceiverChoice = { readonly kind: 'own' } | { readonly kind: 'other'; readonly text: string; readonly confirmed: boolean };

/** Who receives on a chain. `address` is null until it is the user's own, or another one that was confirmed; `missing` says what it waits for. */
export type Receiver = {
  readonly choice: ReceiverChoice;
  readonly choose: (choice: ReceiverChoice) => void;
  readonly own: string | null;
  readonly verdict: TransferReceiver | null;
  readonly address: string | null;
  readonly kind: 'own' | 'custom';
  readonly missing: string | null;
};

const OWN: ReceiverChoice = { kind: 'own' };

/** What was typed and confirmed for one destination and one account is gone with either of them. */
export function useReceiver(graph: HubGraph, to: ChainId, sender: string | null): Receiver {
  const own = useAccountOn(to)?.address ?? null;
  const about = `${to} ${sender} ${own}`;
  const [state, setState] = useState({ about, choice: OWN });
  const choice = state.about === about ? state.choice : OWN;
  const choose = (next: ReceiverChoice) => setState({ about, choice: next });
  const chain = graph.chains.get(to);
  if (choice.kind === 'own' || !chain) {
    return {
      choice,
      choose,
      own,
      verdict: null,
      address: own,
      kind: 'own',
      missing: own === null ? 'Your account there is not known.' : null,
    };
  }
  const typed = choice.text.trim() !== '';
  const escrows = [...graph.legs.values()].map(({ escrow }) => escrow);
  const verdict = typed ? transferReceiver(choice.text, { chain, own, chains: graph.chains.values(), escrows }) : null;
  return { choice, choose, own, verdict, ...addressOf(verdict, choice.confirmed) };
}

function addressOf(verdict: TransferReceiver | null, confirmed: boolean): Pick<Receiver, 'address' | 'kind' | 'missing'> {
  if (verdict === null) return { address: null, kind: 'custom', missing: 'Type or paste the receiver.' };
  if (verdict.kind === 'refused') return { address: null, kind: 'custom', missing: 'The receiver above needs a change.' };
  if (verdict.kind === 'own') return { address: verdict.address, kind: 'own', missing: null };
  return confirmed
    ? { address: verdict.address, kind: 'custom', missing: null }
    : { address: null, kind: 'custom', missing: 'Confirm the receiver above.' };
}
