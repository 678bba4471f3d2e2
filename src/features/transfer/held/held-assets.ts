import type { Coin } from '#chain/bank/queries.ts';
import type { ChainId, Network } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { type TracedAsset, tracedAsset } from '#config/traced-asset.ts';
import { type DenomTrace, formatTrace } from '#domain/denom-trace.ts';
import type { HubGraph } from '#domain/hub-graph.ts';
import { shareTokenOf } from '#domain/share-token.ts';
import { txAsset } from '#tx/tx-asset.ts';

/** Something of an account on one chain, in base units. `spendable` is less where some of it vests. `path` as the planner takes it, for a denom of no list. */
export type HeldAsset = TracedAsset & { readonly base: bigint; readonly spendable: bigint; readonly path: string | undefined };

type Holdings = {
  readonly chain: ChainId;
  readonly balances: readonly Coin[];
  readonly spendable: readonly Coin[];
  /** Where `ibc/…` denoms came from; null and absent ones are not known. */
  readonly traces: ReadonlyMap<string, DenomTrace | null>;
};

/** Everything that an account holds on a chain: what pays fees first, then what is known, then what came by another way, then what nobody vouches for. */
export function heldAssets(network: Network, graph: HubGraph, { chain, balances, spendable, traces }: Holdings): readonly HeldAsset[] {
  const feeDenom = chainById(network, chain)?.stakeDenom;
  const free = new Map(spendable.map(({ denom, amount }) => [denom, amount]));
  const held = balances
    .filter(({ amount }) => amount > 0n)
    .map(({ denom, amount }): HeldAsset => {
      const trace = traces.get(denom) ?? null;
      const spendableBase = free.get(denom) ?? 0n;
      return {
        ...standingOf(network, graph, chain, denom, trace),
        base: amount,
        // A node that answers twice may have seen a block in between.
        spendable: spendableBase < amount ? spendableBase : amount,
        path: trace ? formatTrace(trace) : undefined,
      };
    });
  const rank = ({ standing, asset }: HeldAsset) => (asset.denom === feeDenom ? 0 : RANKS[standing]);
  return held.toSorted((a, b) => rank(a) - rank(b) || compareSymbols(a, b));
}

const RANKS: Readonly<Record<TracedAsset['standing'], number>> = { known: 1, detour: 2, unlisted: 3 };

/** Tokenized shares have a name although no list has them. */
function standingOf(network: Network, graph: HubGraph, chain: ChainId, denom: string, trace: DenomTrace | null): TracedAsset {
  if (shareTokenOf(denom)) return { standing: 'unlisted', asset: txAsset(network, chain, denom) };
  return tracedAsset(network, graph, chain, denom, trace);
}

function compareSymbols(a: HeldAsset, b: HeldAsset): number {
  const [first, second] = [`${a.asset.symbol} ${a.asset.denom}`, `${b.asset.symbol} ${b.asset.denom}`];
  return first < second ? -1 : 1;
}

/** The denoms of balances whose way is to be asked for. Whoever is sent hundreds of worthless ones does not ask for all of them. */
export function untraced(network: Network, chain: ChainId, balances: readonly Coin[]): readonly string[] {
  const listed = new Set(network.assets.filter((asset) => asset.chain === chain).map(({ denom }) => denom));
  const strangers = balances.map(({ denom }) => denom).filter((denom) => denom.startsWith('ibc/') && !listed.has(denom));
  return strangers.slice(0, MOST);
}

const MOST = 50;
