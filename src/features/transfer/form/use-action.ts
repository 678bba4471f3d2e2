import type { ChainId } from '#config/network.ts';
import { type Gate, off } from '#tx/form-gate.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import type { Desk } from './use-desk.ts';
import type { Receiver } from './use-receiver.ts';

/** The main action: to review, or first to have the wallet connected where an account is needed. */
export type MainAction =
  | { readonly kind: 'review'; readonly gate: Gate }
  | { readonly kind: 'join'; readonly gate: Gate; readonly chains: readonly ChainId[] };

type Circumstances = {
  readonly desk: Desk;
  readonly receiver: Receiver;
  /** Of the wallet and the amount. */
  readonly gate: Gate;
  readonly joining: boolean;
  /** Why a channel of the way must not be used now, or that it is not known yet; null when it may be used. */
  readonly way: string | null;
};

/** The one reason that comes first: no way at all, no account, the amount, the receiver, a channel that does not work. */
export function useAction({ desk, receiver, gate, joining, way }: Circumstances): MainAction {
  const wallet = useWallet();
  const [route] = desk.routes;
  const canJoin = wallet.state === 'connected' && wallet.capability !== 'none' && route !== undefined;
  const missing = [
    ...(desk.sender === null ? [desk.from] : []),
    ...(route && receiver.choice.kind === 'own' && receiver.own === null ? [route.to] : []),
  ];
  if (canJoin && missing.length > 0) {
    return { kind: 'join', gate: joining ? off('The wallet is being asked.') : { kind: 'ready' }, chains: missing };
  }
  if (gate.kind !== 'ready') return { kind: 'review', gate };
  const reason = way ?? receiver.missing;
  return { kind: 'review', gate: reason === null ? gate : off(reason) };
}
