import type { Dec } from '#domain/dec.ts';
import type { HostChain } from '#domain/host-stake.ts';
import { abciQuery, ChainFailure, malformed } from '../abci.ts';
import type { Coin } from '../bank/queries.ts';
import type { ChainClient } from '../client.ts';
import { isNotFound } from '../not-found.ts';
import { dec, field, flag, integer, nested, optional, readMessage, repeated, text, uint, writeMessage } from '../wire.ts';

/** Who may register and change host chains, and who gets the fees (addresses on the hub). */
export type HostStakeParams = { readonly adminAddress: string; readonly feeAddress: string };

/** Fields of pstake-native v2.16, `proto/pstake/liquidstakeibc/v1beta1/liquidstakeibc.proto`, as far as they are read. */
const hostChain = nested({
  chainId: field(1, text),
  params: field(
    3,
    nested({
      deposit: field(1, dec),
      restake: field(2, dec),
      unstake: field(3, dec),
      redemption: field(4, dec),
      upperLimit: field(10, dec),
      lowerLimit: field(11, dec),
    }),
  ),
  hostDenom: field(4, text),
  channel: field(5, text),
  port: field(6, text),
  validators: repeated(
    9,
    nested({
      operatorAddress: field(1, text),
      status: field(2, text),
      weight: field(3, dec),
      delegatedAmount: field(4, integer),
      exchangeRate: field(5, dec),
    }),
  ),
  minimumDeposit: field(10, integer),
  cValue: field(11, dec),
  unbondingFactor: field(13, uint),
  active: field(14, flag),
  autoCompoundFactor: field(15, dec),
  flags: field(16, optional({ lsm: field(1, flag) })),
});
const hostChainResponse = { hostChain: field(1, hostChain) };
const hostChainsResponse = { hostChains: repeated(1, hostChain) };
const paramsResponse = { params: field(1, nested({ adminAddress: field(1, text), feeAddress: field(2, text) })) };
const rateResponse = { rate: field(1, dec) };
const balanceResponse = { balance: field(1, nested({ denom: field(1, text), amount: field(2, integer) })) };

const SERVICE = '/pstake.liquidstakeibc.v1beta1.Query';
const ONE = 10n ** 18n;

/** Throws `ChainFailure`; `query-failed` with code 6 where the chain has no such module (Core-1 since v12). */
export async function fetchHostChains(client: ChainClient): Promise<readonly HostChain[]> {
  const answer = await abciQuery(client, `${SERVICE}/HostChains`, writeMessage());
  const chains = readMessage(answer, hostChainsResponse, 'host chains').hostChains.map(toHostChain);
  if (new Set(chains.map(({ chainId }) => chainId)).size !== chains.length) throw malformed('one host chain twice');
  return chains;
}

/** One host chain by its chain id; null when it is not registered. Throws `ChainFailure`. */
export async function fetchHostChain(client: ChainClient, chainId: string): Promise<HostChain | null> {
  try {
    const answer = await abciQuery(client, `${SERVICE}/HostChain`, writeMessage([1, chainId]));
    const host = toHostChain(readMessage(answer, hostChainResponse, 'host chain').hostChain);
    if (host.chainId !== chainId) throw malformed('another host chain');
    return host;
  } catch (failure) {
    if (isUnregistered(failure)) return null;
    throw failure;
  }
}

/** The module's error carries no gRPC status, so that it surfaces as an invalid request (18 of `sdk`). */
function isUnregistered(failure: unknown): boolean {
  if (isNotFound(failure)) return true;
  const error = failure instanceof ChainFailure ? failure.error : null;
  return error?.kind === 'query-failed' && error.code === 18 && error.log.includes('key not found');
}

type Raw = ReturnType<typeof hostChain.read>;

function toHostChain({ params, flags, validators, ...host }: Raw): HostChain {
  const { upperLimit, lowerLimit, ...fees } = params;
  if (host.chainId === '' || host.hostDenom === '') throw malformed('host chain');
  if (Object.values(fees).some((fee) => fee > ONE)) throw malformed('fee of a host chain above 1');
  return {
    ...host,
    fees,
    upperLimit,
    lowerLimit,
    takesShares: flags?.lsm ?? false,
    validators: validators.map(({ status, ...validator }) => ({ ...validator, bonded: status === 'BOND_STATUS_BONDED' })),
  };
}

/** Throws `ChainFailure`. */
export async function fetchHostStakeParams(client: ChainClient): Promise<HostStakeParams> {
  return readMessage(await abciQuery(client, `${SERVICE}/Params`, writeMessage()), paramsResponse, 'liquidstakeibc').params;
}

/** The chain's own rate of a host chain, stk per coin: the same as its `cValue`. Throws `ChainFailure`. */
export async function fetchHostRate(client: ChainClient, chainId: string): Promise<Dec> {
  return readMessage(await abciQuery(client, `${SERVICE}/ExchangeRate`, writeMessage([1, chainId])), rateResponse, 'host rate').rate;
}

/** What lies on the hub and waits to be sent to the host, `ibc/…` coins of it. Throws `ChainFailure`. */
export async function fetchDepositBalance(client: ChainClient, chainId: string): Promise<Coin> {
  const answer = await abciQuery(client, `${SERVICE}/DepositAccountBalance`, writeMessage([1, chainId]));
  return readMessage(answer, balanceResponse, 'deposit balance').balance;
}
