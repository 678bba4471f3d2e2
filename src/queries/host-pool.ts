import { useQuery } from '@tanstack/react-query';
import { type HostCoin, hostCoin } from '#config/host-coin.ts';
import type { ChainAsset } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import type { DayEpoch, HostChain, HostDeposit, HostUnbonding } from '#domain/host-stake.ts';
import { dayEpochQuery } from './day-epoch.ts';
import { hostChainsQuery, hostDepositsQuery, hostUnbondingsQuery } from './liquidstakeibc.ts';
import { useNetwork } from './network-context.tsx';
import { type Reading, readAll } from './reading.ts';
import { stakingParamsQuery } from './staking.ts';

/** What quotes of a liquid coin of another chain are made from. */
export type HostPool = {
  readonly host: HostChain;
  readonly coin: HostCoin;
  readonly deposits: readonly HostDeposit[];
  readonly unbondings: readonly HostUnbonding[];
  readonly day: DayEpoch;
  /** How long the host unbonds, in milliseconds; null while its chain did not say. */
  readonly hostUnbondingMs: number | null;
};

/** `unknown`: the chain's module has no such host, or one whose coin the network does not vouch for. */
export type HostPoolAnswer = ({ readonly kind: 'known' } & HostPool) | { readonly kind: 'unknown'; readonly host: HostChain | null };

/** `stk`: the liquid coin. Failed with what `isMissingModule` recognises where the chain has no such module. */
export function useHostPool(stk: ChainAsset): Reading<HostPoolAnswer> {
  const { network, hub, client } = useNetwork();
  const hosts = useQuery(hostChainsQuery(hub));
  const host = hosts.data?.find(({ hostDenom }) => `stk/${hostDenom}` === stk.denom) ?? null;
  const [id, asked] = [host?.chainId ?? '', { enabled: host !== null }];
  const home = chainById(network, id) ? id : null;
  const { data: params } = useQuery({ ...stakingParamsQuery(client(home ?? network.hub)), enabled: home !== null });
  const day = useQuery(dayEpochQuery(hub));
  const deposits = useQuery({ ...hostDepositsQuery(hub, id), ...asked });
  const unbondings = useQuery({ ...hostUnbondingsQuery(hub, id), ...asked });
  const coin = host && hostCoin(network, host);
  const found = readAll({ hosts });
  if (found.state !== 'ready') return found;
  if (!host || !coin) return { ...found, value: { kind: 'unknown', host } };
  const reading = readAll({ day, deposits, unbondings });
  if (reading.state !== 'ready') return reading;
  const { value } = reading;
  if (!value.day) return { ...reading, value: { kind: 'unknown', host } };
  const hostUnbondingMs = (home !== null && params?.unbondingTimeMs) || null;
  return { ...reading, value: { ...value, kind: 'known', host, coin, day: value.day, hostUnbondingMs } };
}
