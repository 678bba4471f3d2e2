import type { HubGraph } from '#domain/hub-graph.ts';
import { hubGraph } from './hub-graph.ts';
import type { Network } from './network.ts';

const graphs = new WeakMap<Network, HubGraph>();

/** The graph of a network, made when it is first asked for. */
export function graphOf(network: Network): HubGraph {
  const known = graphs.get(network);
  if (known) return known;
  const graph = hubGraph(network);
  graphs.set(network, graph);
  return graph;
}
