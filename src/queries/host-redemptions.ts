import { useQueries, useQuery } from '@tanstack/react-query';
import type { HostRedemption } from '#chain/liquidstakeibc/redemptions.ts';
import { chainById } from '#config/networks.ts';
import { inOrder, type StandingRedemption } from '#domain/host-unbonding.ts';
import { dayEpochQuery } from './day-epoch.ts';
import { hostChainsQuery, hostClaimQuery, hostRedemptionsQuery, hostUnbondingsQuery, userUnbondingsQuery } from './liquidstakeibc.ts';
import { useNetwork } from './network-context.tsx';
import { type Reading, readAll } from './reading.ts';
import { stakingParamsQuery } from './staking.ts';
import { standingOf } from './standing-redemption.ts';

/** Settled ones that are shown; the transactions of the account tell of all. */
const SETTLED = 5;

/**
 * Everything that an account redeems through the queues of all host chains, and the newest that are settled. Without an account nothing is asked and it stays
 * `loading`. What is settled is known from the node's index; without one only what is under way is told.
 */
export function useHostRedemptions(address: string | null): Reading<readonly StandingRedemption[]> {
  const { network, hub, client } = useNetwork();
  const [owner, asked] = [address ?? '', { enabled: address !== null }];
  const hosts = useQuery({ ...hostChainsQuery(hub), ...asked });
  const mine = useQuery({ ...userUnbondingsQuery(hub, owner), ...asked });
  const day = useQuery({ ...dayEpochQuery(hub), ...asked });
  const { data: past } = useQuery({ ...hostRedemptionsQuery(hub, owner), ...asked });

  const open = mine.data ?? [];
  const isOpen = (one: HostRedemption) => open.some(({ chainId, epoch }) => chainId === one.chainId && epoch === one.epoch);
  const settled = (mine.data ? (past ?? []) : []).filter((one) => !isOpen(one)).slice(0, SETTLED);
  const chains = [...new Set(open.map(({ chainId }) => chainId))];
  const queues = useQueries({ queries: chains.map((chain) => hostUnbondingsQuery(hub, chain)) });
  const homes = chains.filter((chain) => chainById(network, chain));
  const params = useQueries({ queries: homes.map((chain) => stakingParamsQuery(client(chain))) });
  const claims = useQueries({ queries: settled.map((one) => hostClaimQuery(hub, owner, one)) });

  const reading = readAll({ hosts, mine, day, ...Object.fromEntries(queues.map((queue, index) => [chains[index] ?? '', queue])) });
  if (reading.state !== 'ready') return reading;
  const now = reading.value.day;
  if (!now) return { ...reading, value: [] };
  const under = open.map((user) => {
    const unbonding = queues[chains.indexOf(user.chainId)]?.data?.find(({ epoch }) => epoch === user.epoch) ?? null;
    const hostUnbondingMs = params[homes.indexOf(user.chainId)]?.data?.unbondingTimeMs ?? null;
    return { redemption: user, claim: null, facts: { user, unbonding, claimed: null, day: now, hostUnbondingMs } };
  });
  const over = settled.map((redemption, index) => {
    const claim = claims[index]?.data ?? null;
    const facts = { user: null, unbonding: null, claimed: claim?.paid ?? null, day: now, hostUnbondingMs: null };
    return { redemption, claim, facts };
  });
  const value = [...under, ...over].flatMap((known) => standingOf(network, reading.value.hosts, known) ?? []);
  return { ...reading, value: inOrder(value) };
}
