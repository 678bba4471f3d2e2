// What planning costs over everything that Core-1 has: every listed denom, and every coin of Core-1 on every chain, to every chain.
import { CORE_1 } from '#config/generated/core-1.ts';
import { hubGraph } from '#config/hub-graph.ts';
import { encodeBech32 } from '#domain/bech32.ts';
import { formatTrace } from '#domain/denom-trace.ts';
import { routeMemo } from '#domain/forward-memo.ts';
import type { HubGraph } from '#domain/hub-graph.ts';
import { planRoute, type RouteRequest } from '#domain/plan-route.ts';
import { addressed } from '#domain/route.ts';
import { unwindOf } from '#domain/unwind.ts';
import type { Measure } from './sandbox.ts';

const RECEIVER = encodeBech32('osmo', new Uint8Array(20).fill(1));

type Held = Omit<RouteRequest, 'to'>;

function held({ hub, assets, legs, denomOf }: HubGraph): Held[] {
  const listed = [...assets.values()].map(({ chain, denom }) => ({ from: chain, denom }));
  const born = [...assets.values()].filter(({ chain, origin }) => chain === hub && origin === hub);
  const abroad = [...legs.values()].flatMap(({ from, to, port, channel }) => {
    const traces = to === hub ? born.map(({ denom }) => ({ hops: [{ port, channel }], base: denom })) : [];
    return traces.map((trace) => ({ from, denom: denomOf(trace), trace: formatTrace(trace) }));
  });
  return [...listed, ...abroad];
}

/** Figures for `npm run bench`; the goal is a median below a millisecond. */
export function benchRoutes(): Measure[] {
  const begun = performance.now();
  const graph = hubGraph(CORE_1);
  const built = performance.now() - begun;
  const times: number[] = [];
  let forwarded = 0;
  for (const coin of held(graph)) {
    for (const to of graph.chains.keys()) {
      const start = performance.now();
      const plan = planRoute(graph, { ...coin, to });
      const memo = plan.kind === 'route' ? routeMemo(addressed(plan.route, coin.from, RECEIVER)) : '';
      times.push(performance.now() - start);
      if (memo !== '') forwarded += 1;
    }
  }
  times.sort((a, b) => a - b);
  const coins = held(graph);
  const unwinding = performance.now();
  for (const { from, denom, trace } of coins) unwindOf(graph, from, denom, trace);
  const unwound = (performance.now() - unwinding) / coins.length;
  const microseconds = (milliseconds: number | undefined) => (milliseconds ?? 0) * 1000;
  return [
    { name: `routes: graph of Core-1, ${graph.legs.size / 2} channels`, value: microseconds(built), unit: 'µs' },
    {
      name: `routes: ${times.length} planned, ${forwarded} with memo, median`,
      value: microseconds(times[Math.floor(times.length / 2)]),
      unit: 'µs',
    },
    { name: 'routes: the slowest of them', value: microseconds(times.at(-1)), unit: 'µs' },
    { name: 'routes: a denom unwound, mean', value: microseconds(unwound), unit: 'µs' },
  ];
}
