import type { ChainClient } from '../chain/client.ts';
import {
  Deposit_DepositState,
  ICAAccount_ChannelState,
  QueryDepositsResponse,
  QueryExchangeRateResponse,
  QueryHostChainResponse,
  QueryHostChainsResponse,
  QueryUnbondingsResponse,
  QueryUserUnbondingsResponse,
  Unbonding_UnbondingState,
} from '../chain/gen/pstake/liquidstakeibc/v1beta1/liquidstakeibc.ts';
import { decAtomics, parseDec } from '../domain/dec.ts';
import { abciChain } from './abci-chain.ts';
import { recording } from './recording.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Coins = { readonly stk: string; readonly ibc: string };

/** The module of persistenceCore v11.21.0 each time it changed, as the node's client prints it. */
export type HostStakeMoment = {
  readonly height: number;
  readonly time: string;
  readonly hostChain: Json;
  readonly deposits: Json;
  readonly unbondings: Json;
  readonly userUnbondingsAlice: Json;
  readonly userUnbondingsBob: Json;
  readonly rate: Json;
  readonly balances: { readonly alice: Coins; readonly bob: Coins };
};

export const HOST_STAKE_TIMELINE: readonly HostStakeMoment[] = recording('liquidstakeibc-timeline');

const STATES: Readonly<Record<string, number>> = { ...Deposit_DepositState, ...ICAAccount_ChannelState, ...Unbonding_UnbondingState };
const WHOLE: readonly string[] = ['epoch', 'epoch_number', 'unbonding_epoch', 'unbonding_factor'];

/** A node that answers with the bytes of that moment, for Alice or for Bob. */
export function hostStakeNode(moment: HostStakeMoment, whose: 'alice' | 'bob' = 'alice'): ChainClient {
  const service = '/pstake.liquidstakeibc.v1beta1.Query';
  const hostChain = QueryHostChainResponse.fromPartial(forWire(moment.hostChain) as never);
  return abciChain({
    [`${service}/HostChain`]: QueryHostChainResponse.encode(hostChain).finish(),
    [`${service}/HostChains`]: QueryHostChainsResponse.encode({ hostChains: hostChain.hostChain ? [hostChain.hostChain] : [] }).finish(),
    [`${service}/Deposits`]: QueryDepositsResponse.encode(QueryDepositsResponse.fromPartial(forWire(moment.deposits) as never)).finish(),
    [`${service}/Unbondings`]: QueryUnbondingsResponse.encode(
      QueryUnbondingsResponse.fromPartial(forWire(moment.unbondings) as never),
    ).finish(),
    [`${service}/UserUnbondings`]: QueryUserUnbondingsResponse.encode(
      QueryUserUnbondingsResponse.fromPartial(forWire(whose === 'alice' ? moment.userUnbondingsAlice : moment.userUnbondingsBob) as never),
    ).finish(),
    [`${service}/ExchangeRate`]: QueryExchangeRateResponse.encode(
      QueryExchangeRateResponse.fromPartial(forWire(moment.rate) as never),
    ).finish(),
  });
}

/** What is printed in words, with points and in local forms, as it is on the wire: decimals scaled by 10^18, enums as numbers, times in seconds. */
function forWire(value: Json, name = ''): unknown {
  if (isList(value)) return value.map((one) => forWire(one));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [camel(key), forWire(one, key)]));
  }
  if (value === null) return undefined;
  if (typeof value !== 'string') return value;
  if (WHOLE.includes(name)) return BigInt(value);
  if (name.endsWith('_time'))
    return { seconds: BigInt(Math.floor(Date.parse(value) / 1000)), nanos: Date.parse(value) > 0 ? nanosOf(value) : 0 };
  if (name.endsWith('state')) return STATES[value];
  const dec = /^-?\d+\.\d{18}$/.test(value) ? parseDec(value) : null;
  return dec === null ? value : String(decAtomics(dec));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const nanosOf = (time: string): number => Number((/\.(\d+)Z$/.exec(time)?.[1] ?? '').padEnd(9, '0'));
