import type { DenomTrace } from './denom-trace.ts';

/**
 * Whether a chain passes packets on (packet-forward-middleware). `unknown` is treated like `refuses`: nobody's money finds out.
 * `reason` is a sentence for people, `source` where it is written (URL or document).
 */
export type Forwarding = { readonly state: 'forwards' | 'refuses' | 'unknown'; readonly reason: string; readonly source: string };

export type GraphChain = {
  readonly id: string;
  /** For people: "Cosmos Hub". */
  readonly name: string;
  /** Account prefix. */
  readonly prefix: string;
  readonly forwarding: Forwarding;
  /** Denoms in which the chain takes fees. */
  readonly feeDenoms: readonly string[];
};

/**
 * A pinned channel in one direction; every channel gives two. `escrow` is the account on `from` that holds what was sent over it and has
 * not come back (bech32).
 */
export type Leg = {
  readonly from: string;
  readonly to: string;
  readonly port: string;
  readonly channel: string;
  readonly toPort: string;
  readonly toChannel: string;
  readonly escrow: string;
};

/** A listed denom: what it is called on its chain, how it got there, and on which chain it was born. */
export type GraphAsset = {
  readonly chain: string;
  readonly denom: string;
  readonly symbol: string;
  readonly trace: DenomTrace;
  readonly origin: string;
};

/**
 * The chains, channels and denoms of a network, indexed for planning; `config/hub-graph.ts` makes it. Legs by `legKey`, assets by
 * `assetKey` and by `bornKey`, where the first that is listed wins. `denomOf` is the one rule that needs a hash: the bank denom of a trace.
 */
export type HubGraph = {
  readonly hub: string;
  readonly chains: ReadonlyMap<string, GraphChain>;
  readonly legs: ReadonlyMap<string, Leg>;
  readonly assets: ReadonlyMap<string, GraphAsset>;
  readonly listed: ReadonlyMap<string, GraphAsset>;
  readonly denomOf: (trace: DenomTrace) => string;
};

/** The leg that leaves `chain` through this port and channel. */
export function legKey(chain: string, port: string, channel: string): string {
  return `${chain} ${port} ${channel}`;
}

/** What `denom` is on `chain`. */
export function assetKey(chain: string, denom: string): string {
  return `${chain} ${denom}`;
}

/** What the token that `origin` calls `base` is on `chain`. */
export function bornKey(chain: string, origin: string, base: string): string {
  return `${chain} ${origin} ${base}`;
}

/** Between two chains, the first pinned channel with the transfer module at both ends: the one that names are canonical over. */
export function directLeg(graph: HubGraph, from: string, to: string): Leg | null {
  for (const leg of graph.legs.values()) {
    if (leg.from === from && leg.to === to && leg.port === TRANSFER_PORT && leg.toPort === TRANSFER_PORT) return leg;
  }
  return null;
}

/** The port of the ICS-20 module. Other ports belong to contracts, which take no MsgTransfer. */
export const TRANSFER_PORT = 'transfer';

/** The name for people, or the id where the graph has no such chain. */
export function chainName(graph: HubGraph, id: string): string {
  return graph.chains.get(id)?.name ?? id;
}
