import { transferMessage } from '#chain/ibc/transfer-message.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { routeMemo } from '#domain/forward-memo.ts';
import { chainName, type HubGraph } from '#domain/hub-graph.ts';
import { arrivalText, spanText } from '#domain/moves-text.ts';
import type { AddressedRoute } from '#domain/route.ts';
import type { IntentNote, TxIntent, TxPlan } from './intent.ts';
import { timeoutTimestamp } from './transfer-gate.ts';

/**
 * `base`: what is sent, in base units of `asset` on the first chain. `chainTime`: that chain's, in ms since 1970; just before signing it is read
 * again. `receives`: whose account the last one is. `touches`: the query keys that change with it.
 */
export type TransferOrder = {
  readonly graph: HubGraph;
  readonly route: AddressedRoute;
  readonly asset: Asset;
  readonly base: bigint;
  readonly chainTime: number;
  readonly receives: 'own' | 'custom';
  readonly touches: TxIntent['touches'];
  readonly plan?: TxPlan | undefined;
};

export function transferIntent({ graph, route, asset, base, chainTime, receives, touches, plan }: TransferOrder): TxIntent {
  const { hops, from, to, sender } = route;
  const [first] = hops;
  if (!first) throw new RangeError('a route has at least one hop');
  const { port, channel, receiver, sends, timeout } = first;
  const timeouts = { timeoutTimestamp: timeoutTimestamp(chainTime, timeout), memo: routeMemo(route) };
  return {
    kind: 'transfer',
    title: `Send ${formatAmount(amount(asset, base))} ${asset.symbol} to ${chainName(graph, to)}`,
    chain: from,
    sender,
    messages: [transferMessage({ port, channel, denom: sends.denom, amount: base, sender, receiver, ...timeouts })],
    changes: [{ bucket: 'free', direction: 'out', amount: amount(asset, base) }],
    notes: notesOf(route, receives),
    touches,
    route,
    ...(plan ? { plan } : {}),
  };
}

function notesOf(route: AddressedRoute, receives: TransferOrder['receives']): readonly IntentNote[] {
  const notes = [
    { label: 'When', text: arrivalText(route) },
    { label: 'If it fails', text: `back within ${spanText(route.returnsWithin)}` },
  ];
  if (receives === 'own') return notes;
  return [
    ...notes,
    { label: '', text: 'The receiver is not one of your own accounts in this wallet. What is sent there, nobody can take back.' },
  ];
}
