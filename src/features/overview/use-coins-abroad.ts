import { useQueries } from '@tanstack/react-query';
import { graphOf } from '#config/graph-of.ts';
import type { Chain } from '#config/network.ts';
import { chainById, isListed } from '#config/networks.ts';
import { tracedAsset } from '#config/traced-asset.ts';
import { type Amount, amount } from '#domain/amount.ts';
import { formatTrace } from '#domain/denom-trace.ts';
import { balancesQuery } from '#queries/bank.ts';
import { recent } from '#queries/freshness.ts';
import { denomTraceQuery } from '#queries/ibc.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { useWallet } from '#wallet/wallet-context.tsx';
import { type Action, sendAction } from './send-action.ts';

/** A coin that the wallet's account on another chain holds, or such a chain that does not answer. */
export type AbroadRow =
  | { readonly kind: 'coin'; readonly chain: Chain; readonly amount: Amount; readonly detail: string; readonly action: Action }
  | { readonly kind: 'unread'; readonly chain: Chain; readonly retry: () => void };

/** Whoever is sent hundreds of worthless coins does not ask for the way of each. */
const MOST_STRANGERS = 50;

/**
 * What the wallet holds on every other chain that it is connected on, chain by chain, by one question to each and one more for coins that no list has.
 * A chain that is being read has no rows yet; one that cannot be read has one that says so.
 */
export function useCoinsAbroad(): readonly AbroadRow[] {
  const { network, client } = useNetwork();
  const wallet = useWallet();
  const graph = graphOf(network);
  const accounts = wallet.state === 'connected' ? wallet.accounts.filter(({ chain }) => chain !== network.hub) : [];
  const balances = useQueries({
    queries: accounts.map(({ chain, address }) => ({ ...balancesQuery(client(chain), address), ...recent })),
  });
  const strangers = accounts.flatMap(({ chain }, index) =>
    (balances[index]?.data ?? [])
      .map(({ denom }) => ({ chain, denom }))
      .filter(({ denom }) => denom.startsWith('ibc/') && !isListed(network, chain, denom))
      .slice(0, MOST_STRANGERS),
  );
  const traces = useQueries({ queries: strangers.map(({ chain, denom }) => denomTraceQuery(client(chain), denom)) });
  return accounts.flatMap(({ chain: id }, index): AbroadRow[] => {
    const [reading, chain] = [balances[index], chainById(network, id)];
    if (!reading || !chain) return [];
    if (!reading.data) return reading.isError ? [{ kind: 'unread', chain, retry: () => void reading.refetch() }] : [];
    return reading.data
      .filter(({ amount: base }) => base > 0n)
      .map(({ denom, amount: base }): AbroadRow & { kind: 'coin' } => {
        const at = strangers.findIndex((each) => each.chain === id && each.denom === denom);
        const trace = traces[at]?.data ?? null;
        const traced = tracedAsset(network, graph, id, denom, trace);
        const action = sendAction(network, traced, trace ? formatTrace(trace) : undefined);
        return {
          kind: 'coin',
          chain,
          amount: amount(traced.asset, base),
          detail: detailOf(chain, traced.asset.lifecycle.reason, traced.standing),
          action,
        };
      })
      .sort((a, b) => (a.amount.asset.symbol < b.amount.asset.symbol ? -1 : 1));
  });
}

/** What is known needs no words but its chain's name. */
function detailOf({ name }: Chain, reason: string, standing: 'known' | 'detour' | 'unlisted'): string {
  return standing === 'known' ? `on ${name}` : `on ${name}. ${reason}`;
}
