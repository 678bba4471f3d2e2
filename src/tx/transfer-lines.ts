import { graphOf } from '#config/graph-of.ts';
import type { ChainId, Network } from '#config/network.ts';
import { amount } from '#domain/amount.ts';
import { type Forward, parseMemo } from '#domain/forward-memo.ts';
import { chainName, type HubGraph, legKey } from '#domain/hub-graph.ts';
import type { AddressedRoute } from '#domain/route.ts';
import type { TransferAction } from './actions.ts';
import type { ReviewHop, ReviewLine } from './review-line.ts';
import { txAsset } from './tx-asset.ts';

/**
 * Where a transfer goes, read from its message: every leg by its channel, the memo taken apart, the account at the end. Of the route only what
 * arrives is taken, which follows from the legs that the gate has compared.
 */
export function transferLines(
  action: TransferAction,
  chain: ChainId,
  route: AddressedRoute | undefined,
  network: Network,
): readonly ReviewLine[] {
  const memo = parseMemo(action.memo);
  const forwards = memo.kind === 'forwards' ? memo.forwards : [];
  const arrives = route?.hops.at(-1)?.arrives.denom;
  return [
    { label: 'Way', proved: true, kind: 'hops', hops: hopsOf(action, chain, forwards, graphOf(network)) },
    { label: 'Receiver', proved: true, kind: 'code', text: forwards.at(-1)?.receiver ?? action.receiver },
    ...(route && arrives !== undefined
      ? [
          {
            label: 'Arrives as',
            proved: true,
            kind: 'amounts' as const,
            amounts: [amount(txAsset(network, route.to, arrives), action.coin.base)],
          },
        ]
      : []),
    ...(action.memo === '' ? [] : [{ label: 'Memo', proved: true, kind: 'memo' as const, text: action.memo }]),
  ];
}

function hopsOf(action: TransferAction, chain: ChainId, forwards: readonly Forward[], graph: HubGraph): readonly ReviewHop[] {
  let at = chain;
  return [action, ...forwards].map((leg): ReviewHop => {
    const from = at;
    at = graph.legs.get(legKey(from, leg.port, leg.channel))?.to ?? '';
    const limit = 'timeout' in leg ? { seconds: leg.timeout, retries: leg.retries } : { until: momentOf(leg.timeoutTimestamp) };
    return { from: chainName(graph, from), to: chainName(graph, at), channel: leg.channel, limit };
  });
}

/** Nanoseconds to milliseconds. */
function momentOf(timestamp: bigint): number {
  return Number.parseInt(`${timestamp / 1_000_000n}`, 10);
}
