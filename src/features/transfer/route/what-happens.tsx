import { chainName, type HubGraph } from '#domain/hub-graph.ts';
import { holdingText, movesText, shortSpan } from '#domain/moves-text.ts';
import type { Hop, Route } from '#domain/route.ts';
import { routeWords } from '#domain/route-words.ts';
import type { WayHealth } from '#tx/use-way-health.ts';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { Way } from '#ui/way.tsx';

type Props = {
  readonly graph: HubGraph;
  readonly route: Route;
  readonly symbol: string;
  readonly way: WayHealth;
};

/** Beside the form: the way with its health, what is locked and burned where, and what becomes of it if a hop fails. */
export function WhatHappens({ graph, route, symbol, way }: Props) {
  const columns: readonly Column<Hop>[] = [
    { id: 'hop', head: 'On the way to', cell: ({ to }) => chainName(graph, to) },
    { id: 'holding', head: 'The money is', cell: (hop) => holdingText(graph, hop) },
    {
      id: 'back',
      head: <span className="num">Back within</span>,
      align: 'end',
      cell: ({ returnsWithin }) => <span className="num">{shortSpan(returnsWithin)}</span>,
    },
  ];
  return (
    <div className="grid gap-9">
      <section aria-labelledby="way-title">
        <h2 id="way-title">The way</h2>
        <p className="mt-1 mb-4 max-w-[46ch] text-ink-2">{routeWords(graph, route)}</p>
        <Way stops={stopsOf(graph, route, way)} />
      </section>
      <section aria-labelledby="happens-title">
        <h2 id="happens-title">What happens</h2>
        <p className="mt-1 max-w-[46ch] text-ink-2">{movesText(graph, route, symbol)}</p>
        <p className="mt-2 max-w-[46ch] text-ink-2">
          Relayers carry the message; anyone can run one. If a hop fails, everything before it is undone and your {symbol} comes back to
          your account on {chainName(graph, route.from)}. While no relayer works it stays where it is, and nothing is lost.
        </p>
        <div className="mt-3.5">
          <StatementTable
            caption="Where it is meanwhile"
            columns={columns}
            rows={route.hops}
            rowKey={({ from, channel }) => `${from} ${channel}`}
          />
        </div>
      </section>
    </div>
  );
}

function stopsOf(graph: HubGraph, { hops, to }: Route, way: WayHealth) {
  const stops = hops.map((hop, index) => ({
    id: `${hop.from} ${hop.channel}`,
    name: chainName(graph, hop.from),
    detail: index === 0 ? `sends it over ${hop.channel}` : `passes it on over ${hop.channel}`,
    hop: way.looks[index] ?? null,
  }));
  return [...stops, { id: `${to} end`, name: chainName(graph, to), detail: 'gives it to the receiver', hop: null }];
}
