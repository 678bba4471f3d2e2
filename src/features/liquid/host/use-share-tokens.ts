import { useQueries, useQuery } from '@tanstack/react-query';
import { isListed } from '#config/networks.ts';
import { spendableQuery } from '#queries/bank.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { denomTraceQuery } from '#queries/ibc.ts';
import { hostShareDepositsQuery } from '#queries/liquidstakeibc.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type HostShareToken, hostShareTokens } from './share-tokens.ts';

/** What the account holds of tokenized shares of the host chain; none where the module takes none, or while it is not known. */
export function useShareTokens({ host }: HostPool, address: string | null): readonly HostShareToken[] {
  const { network, hub } = useNetwork();
  const [owner, asked] = [address ?? '', { enabled: host.takesShares && address !== null }];
  const { data: spendable = [] } = useQuery({ ...spendableQuery(hub, owner), ...asked });
  const strangers = host.takesShares
    ? spendable.map(({ denom }) => denom).filter((denom) => denom.startsWith('ibc/') && !isListed(network, hub.chain.id, denom))
    : [];
  const traces = useQueries({ queries: strangers.map((denom) => denomTraceQuery(hub, denom)) });
  const { data: deposits } = useQuery({ ...hostShareDepositsQuery(hub, host.chainId), enabled: strangers.length > 0 });
  if (strangers.length === 0 || !deposits) return [];
  const known = new Map(strangers.map((denom, index) => [denom, traces[index]?.data ?? null]));
  return hostShareTokens({ host, owner, spendable, traces: known, deposits });
}
