import { type DenomTrace, formatTrace, parseTrace, tracePath } from '#domain/denom-trace.ts';
import { assetKey, bornKey, type GraphAsset, type GraphChain, type HubGraph, type Leg, legKey } from '#domain/hub-graph.ts';
import { escrowAddress } from './escrow-address.ts';
import { ibcDenom } from './ibc-denom.ts';
import type { Chain, ChainAsset, Channel, Network } from './network.ts';
import { chainById } from './networks.ts';
import { forwardingOf } from './packet-forwarding.ts';

/** A network as the planner sees it. Pure; make it once per network. Channels to chains that the network does not have are left out. */
export function hubGraph(network: Network): HubGraph {
  const assets = network.assets.map(graphAsset);
  return {
    hub: network.hub,
    chains: new Map(network.chains.map((chain) => [chain.id, graphChain(chain, network.hub)])),
    legs: new Map(
      network.channels.flatMap((channel) => legsOf(network, channel)).map((leg) => [legKey(leg.from, leg.port, leg.channel), leg]),
    ),
    assets: new Map(assets.map((asset) => [assetKey(asset.chain, asset.denom), asset])),
    // Reversed, so that of two denoms for one token the first that is listed stays.
    listed: new Map(assets.toReversed().map((asset) => [bornKey(asset.chain, asset.origin, asset.trace.base), asset])),
    denomOf: denomRule(),
  };
}

function graphChain({ id, name, bech32, feeAssets }: Chain, hub: string): GraphChain {
  return { id, name, prefix: bech32, forwarding: forwardingOf(id, hub), feeDenoms: feeAssets.map(({ denom }) => denom) };
}

function legsOf(network: Network, { from, to, port, channelOnFrom, channelOnTo, portOnTo = port }: Channel): Leg[] {
  const [near, far] = [chainById(network, from), chainById(network, to)];
  if (!near || !far) return [];
  return [
    {
      from,
      to,
      port,
      channel: channelOnFrom,
      toPort: portOnTo,
      toChannel: channelOnTo,
      escrow: escrowAddress(near.bech32, port, channelOnFrom),
    },
    {
      from: to,
      to: from,
      port: portOnTo,
      channel: channelOnTo,
      toPort: port,
      toChannel: channelOnFrom,
      escrow: escrowAddress(far.bech32, portOnTo, channelOnTo),
    },
  ];
}

function graphAsset({ chain, denom, symbol, origin }: ChainAsset): GraphAsset {
  if (!origin) return { chain, denom, symbol, trace: { hops: [], base: denom }, origin: chain };
  return { chain, denom, symbol, trace: { hops: parseTrace(`${origin.path}/-`).hops, base: origin.denom }, origin: origin.chain };
}

/** Hashes each trace once: a page asks for the same ones all the time. */
function denomRule(): (trace: DenomTrace) => string {
  const known = new Map<string, string>();
  return (trace) => {
    if (trace.hops.length === 0) return trace.base;
    const text = formatTrace(trace);
    const denom = known.get(text) ?? ibcDenom(tracePath(trace), trace.base);
    known.set(text, denom);
    return denom;
  };
}
