import { useQueryClient } from '@tanstack/react-query';
import { graphOf } from '#config/graph-of.ts';
import { maxSpendable } from '#domain/fee.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { planRoute } from '#domain/plan-route.ts';
import { quoteHostMint } from '#domain/quote-host-mint.ts';
import { addressed } from '#domain/route.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { moduleKey } from '#queries/key.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { gateOf } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { assertWay, useWayHealth } from '#tx/use-way-health.ts';
import { useChainNow } from '#ui/clock.ts';
import { useJoin } from '#wallet/use-join.ts';
import { begunIntent } from './begun-intent.ts';
import { bringGate } from './bring-gate.ts';
import { type BringOrder, bringIntent } from './bring-intent.ts';
import { bringProblem } from './bring-problem.ts';
import { closedReason } from './host-closed.ts';
import { MINT_GAS, TRANSFER_GAS } from './host-gas.ts';
import type { HomeAccount } from './use-home-account.ts';
import { useHostAmount } from './use-host-amount.ts';
import type { HostDesk } from './use-host-desk.ts';

/** Another time would ask the chain anew what the transfer costs; the one that counts is read before signing. */
const FIVE_MINUTES = 300_000;

/** A fiftieth of the fee more is left by MAX: another amount is a few bytes longer, and costs gas for them. */
const MARGIN = 50n;

/** Everything that the card of the two signatures shows and does. */
export function useBring(desk: HostDesk, { host, deposits, day }: HostPool, home: HomeAccount) {
  const { network, client } = useNetwork();
  const queries = useQueryClient();
  const now = useChainNow();
  const { join, busy, problem: joinProblem } = useJoin();
  const { coin, stk, xprt, mine, account, circumstances, source, start } = desk;
  const graph = graphOf(network);
  const plan = planRoute(graph, { from: home.chain, to: coin.chain, denom: home.asset.denom });
  const route = plan.kind === 'route' ? plan.route : null;
  const way = useWayHealth(route);

  const [text, onType] = useHostAmount({ from: home.chain });
  const parsed = parseAmount(text, home.asset);
  const base = parsed.kind === 'ok' ? parsed.amount.base : null;
  const available = home.spendable.state === 'ready' ? home.spendable.value : null;
  const quote = base === null ? null : quoteHostMint({ host, base, deposits, epoch: day.number });

  const order =
    route && base !== null && quote?.kind === 'ok' && account && home.address !== null
      ? {
          transfer: {
            graph,
            route: addressed(route, home.address, account.sender),
            asset: home.asset,
            base,
            chainTime: now - (now % FIVE_MINUTES),
            receives: 'own' as const,
            touches: [moduleKey(client(home.chain), 'bank'), ...account.touches],
          },
          mint: { ...account, base, quote },
        }
      : null;
  const affordable = order && available !== null && order.mint.base <= available ? order : null;
  const fee = useNetworkFee(TRANSFER_GAS, affordable && way.blocks === null ? bringIntent({ ...affordable, id: '' }) : null, home.chain);
  const mintFee = useNetworkFee(MINT_GAS, null);
  const noFeeThere = available !== null && available < fee.least;
  const noFeeHere = mine !== null && mine.gas < mintFee.least;
  const problem = bringProblem({ parsed, quote, available, fee: noFeeThere ? 0n : fee.least, home: home.asset, stk });

  const { wallet } = circumstances;
  const closed = closedReason('mint', stk.symbol, stk.lifecycle, host) ?? (route ? null : `${coin.symbol} has no way to ${desk.hubName}.`);
  const reading = home.spendable.state === 'ready' ? circumstances.reading : home.spendable.state;
  const joins = closed === null && wallet.state === 'connected' && wallet.capability !== 'none' && home.address === null;
  const gate = bringGate({
    joining: joins ? (busy ? 'asking' : 'ready') : 'no',
    form: gateOf({ wallet, reading, typed: parsed.kind, problem, closed }),
    short: noFeeThere ? home.asset.symbol : noFeeHere ? xprt.symbol : null,
    way: way.blocks,
  });

  const begin = (wanted: Omit<BringOrder, 'id'>) =>
    start(
      begunIntent({ ...wanted, id: crypto.randomUUID() }, source, async () => {
        if (route) await assertWay(route, graph, client, queries);
      }),
    );
  return {
    text,
    onType,
    problem,
    route,
    way,
    quote,
    available,
    max: available === null ? null : maxSpendable({ spendable: available, fee: fee.most + fee.most / MARGIN, reserve: 0n }),
    fee,
    mintFee,
    noFeeThere,
    noFeeHere,
    refusal: affordable && !noFeeThere ? fee.refusal : null,
    joins,
    joinProblem,
    gate,
    act: () => {
      if (joins) void join([home.chain]);
      else if (order) begin(order);
    },
  };
}
