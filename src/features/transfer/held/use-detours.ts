import { useQueries } from '@tanstack/react-query';
import { graphOf } from '#config/graph-of.ts';
import type { ChainId } from '#config/network.ts';
import { type Unwind, unwindOf } from '#domain/unwind.ts';
import { balancesQuery } from '#queries/bank.ts';
import { recent } from '#queries/freshness.ts';
import { denomTraceQuery } from '#queries/ibc.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { useWallet } from '#wallet/wallet-context.tsx';
import { type HeldAsset, heldAssets, untraced } from './held-assets.ts';

/** A coin that came by another way than the one that its chain knows, and what can be done with it. */
export type Detour = { readonly chain: ChainId; readonly held: HeldAsset; readonly unwind: Exclude<Unwind, { kind: 'right' }> };

/** All of them, on every chain that the wallet is connected on. What cannot be read is left out: the form says it where it is needed. */
export function useDetours(): readonly Detour[] {
  const { network, client } = useNetwork();
  const wallet = useWallet();
  const graph = graphOf(network);
  const accounts = wallet.state === 'connected' ? wallet.accounts : [];
  const balances = useQueries({
    queries: accounts.map(({ chain, address }) => ({ ...balancesQuery(client(chain), address), ...recent })),
  });
  const strangers = accounts.flatMap(({ chain }, index) =>
    untraced(network, chain, balances[index]?.data ?? []).map((denom) => ({ chain, denom })),
  );
  const traces = useQueries({ queries: strangers.map(({ chain, denom }) => denomTraceQuery(client(chain), denom)) });
  return accounts.flatMap(({ chain }, index) => {
    const coins = balances[index]?.data ?? [];
    const known = new Map(strangers.flatMap((each, at) => (each.chain === chain ? [[each.denom, traces[at]?.data ?? null]] : [])));
    return heldAssets(network, graph, { chain, balances: coins, spendable: coins, traces: known }).flatMap((held): Detour[] => {
      if (held.standing === 'known' || held.path === undefined) return [];
      const unwind = unwindOf(graph, chain, held.asset.denom, held.path);
      return unwind.kind === 'right' ? [] : [{ chain, held, unwind }];
    });
  });
}
