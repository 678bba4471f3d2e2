import { useQueries, useQuery } from '@tanstack/react-query';
import type { HostClaim } from '#chain/liquidstakeibc/claims.ts';
import type { HostRedemption } from '#chain/liquidstakeibc/redemptions.ts';
import { chainById } from '#config/networks.ts';
import { type HostUnbondingState, hostUnbondingState } from '#domain/host-unbonding.ts';
import { dayEpochQuery } from './day-epoch.ts';
import { hostChainsQuery, hostClaimQuery, hostRedemptionsQuery, hostUnbondingsQuery, userUnbondingsQuery } from './liquidstakeibc.ts';
import { useNetwork } from './network-context.tsx';
import { type Reading, readAll } from './reading.ts';
import { stakingParamsQuery } from './staking.ts';

/** A redemption of an account through the queue, with where it stands. `claim`: of one that is settled, when and with what, where the node says. */
export type StandingRedemption = HostRedemption & {
  readonly state: HostUnbondingState;
  readonly claim: HostClaim | null;
  /** False while the chain has switched the host off: then nothing of it moves. */
  readonly moves: boolean;
};

/** Settled ones that are shown; the ledger of the account has them all. */
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
  const unbondings = useQueries({ queries: chains.map((chain) => hostUnbondingsQuery(hub, chain)) });
  const homes = chains.filter((chain) => chainById(network, chain));
  const params = useQueries({ queries: homes.map((chain) => stakingParamsQuery(client(chain))) });
  const claims = useQueries({ queries: settled.map((one) => hostClaimQuery(hub, owner, one)) });

  const reading = readAll({ hosts, mine, day, ...Object.fromEntries(unbondings.map((result, index) => [`queue ${index}`, result])) });
  if (reading.state !== 'ready') return reading;
  const { day: now, hosts: known } = reading.value;
  if (!now) return { ...reading, value: [] };
  const moves = (chain: string) => known.some(({ chainId, active }) => chainId === chain && active);
  const value = [...open, ...settled].map((user): StandingRedemption => {
    const under = isOpen(user);
    const claim = (!under && claims[settled.indexOf(user)]?.data) || null;
    const queue = unbondings[chains.indexOf(user.chainId)]?.data ?? [];
    const state = hostUnbondingState({
      user: under ? user : null,
      unbonding: under ? (queue.find(({ epoch }) => epoch === user.epoch) ?? null) : null,
      claimed: claim?.paid ?? null,
      day: now,
      hostUnbondingMs: params[homes.indexOf(user.chainId)]?.data?.unbondingTimeMs ?? null,
    });
    return { ...user, state, claim, moves: moves(user.chainId) };
  });
  return { ...reading, value };
}
