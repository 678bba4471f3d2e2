import { chainName, type HubGraph } from '#domain/hub-graph.ts';
import type { NoRoute } from '#domain/plan-route.ts';
import { middle } from '#domain/text.ts';

/** Why there is no way for a coin, in words. `symbol` as it is shown, `to` where it should have gone. */
export function noRouteText(why: NoRoute, { graph, symbol, to }: { graph: HubGraph; symbol: string; to: string }): string {
  switch (why.reason) {
    case 'unknown-chain':
      return `This network does not have the chain ${middle(why.chain, 40)}.`;
    case 'unknown-denom':
      return `The chain does not say where ${symbol} came from, so no way can be planned for it.`;
    case 'trace-mismatch':
      return `What a node says about where ${symbol} came from cannot be true. Nothing is sent on such an answer.`;
    case 'already-there':
      return `This ${symbol} is on ${chainName(graph, to)} already. Choose another destination.`;
    case 'unpinned':
      return `${symbol} came to ${chainName(graph, why.chain)} over ${middle(why.channel, 40)}, a channel that this network does not vouch for. Only the way back to ${chainName(graph, why.chain)} is known.`;
    case 'no-channel':
      return `No channel of this network leads ${symbol} to ${chainName(graph, to)}.`;
    case 'contract':
      return `Only a contract on ${chainName(graph, why.chain)} could send ${symbol} on, and this application calls no contracts for transfers.`;
    case 'not-canonical':
      return `${chainName(graph, to)} does not know ${symbol}: it would arrive as ${middle(why.arrives.denom, 24)}, which no list there has and nobody takes.`;
  }
}
