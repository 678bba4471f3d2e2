import type { ChainId, Network } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { tracedAsset } from '#config/traced-asset.ts';
import type { HubGraph } from '#domain/hub-graph.ts';
import type { HeldAsset } from '../held/held-assets.ts';

/** What can be chosen on a chain: what is held there, then what its list has besides, and what the address of the page names. */
export function choicesOf(network: Network, graph: HubGraph, chain: ChainId, held: readonly HeldAsset[], named: string) {
  const has = (denom: string) => held.some(({ asset }) => asset.denom === denom);
  const listed = network.assets.filter((asset) => asset.chain === chain && !has(asset.denom)).map(({ denom }) => denom);
  const feeDenom = chainById(network, chain)?.stakeDenom ?? '';
  const others = [...listed.filter((denom) => denom === feeDenom), ...listed.filter((denom) => denom !== feeDenom)];
  if (named !== '' && !has(named) && !others.includes(named)) others.push(named);
  const none = { base: 0n, spendable: 0n, path: undefined };
  return [...held, ...others.map((denom): HeldAsset => ({ ...tracedAsset(network, graph, chain, denom, null), ...none }))];
}

/** The one that is named, else the first. Every chain has at least the coin that pays its fees. */
export function chosenOf(choices: readonly HeldAsset[], named: string): HeldAsset {
  const chosen = choices.find(({ asset }) => asset.denom === named) ?? choices[0];
  if (!chosen) throw new RangeError('a chain without a coin');
  return chosen;
}

/** Where a coin goes when nobody says: to the hub, and from the hub home, or to the first chain that it has a channel to. */
export function usualDestination(network: Network, from: ChainId, { asset }: HeldAsset): ChainId {
  if (from !== network.hub) return network.hub;
  if (asset.origin && chainById(network, asset.origin.chain)) return asset.origin.chain;
  const first = network.channels.find((channel) => channel.from === from || channel.to === from);
  return first ? (first.from === from ? first.to : first.from) : from;
}
