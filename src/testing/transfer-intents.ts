import { transferMessage } from '#chain/ibc/transfer-message.ts';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { amount } from '#domain/amount.ts';
import { routeMemo } from '#domain/forward-memo.ts';
import { planRoute } from '#domain/plan-route.ts';
import { type AddressedRoute, addressed } from '#domain/route.ts';
import type { TxIntent } from '#tx/intent.ts';
import { txAsset } from '#tx/tx-asset.ts';

/** What is to be sent, on the chains of the sandbox: `base` units of `denom`. */
export type TransferWish = {
  readonly from: string;
  readonly to: string;
  readonly denom: string;
  readonly base: bigint;
  readonly sender: string;
  readonly receiver: string;
};

/** The planned route between two accounts. Throws where one signature is not enough. */
export function routeFor({ from, to, denom, sender, receiver }: TransferWish): AddressedRoute {
  const plan = planRoute(graphOf(SANDBOX_NETWORK), { from, to, denom });
  if (plan.kind !== 'route') throw new Error(`${plan.kind} from ${from} to ${to} for ${denom}`);
  return addressed(plan.route, sender, receiver);
}

/** The intent of a transfer as the transfer page builds it; its timeout is set just before signing. */
export function transferIntentOf(wish: TransferWish, route = routeFor(wish)): TxIntent {
  const [first] = route.hops;
  if (!first) throw new Error('a route has hops');
  const { port, channel, receiver, sends } = first;
  const { from, sender, base } = wish;
  const asset = txAsset(SANDBOX_NETWORK, from, sends.denom);
  return {
    kind: 'transfer',
    title: `Send ${asset.symbol} to ${wish.to}`,
    chain: from,
    sender,
    messages: [
      transferMessage({ port, channel, denom: sends.denom, amount: base, sender, receiver, timeoutTimestamp: 1n, memo: routeMemo(route) }),
    ],
    changes: [{ bucket: 'free', direction: 'out', amount: amount(asset, base) }],
    notes: [],
    touches: [],
    route,
  };
}
