import type { HostDeposit, HostUnbonding, UserUnbonding } from '#domain/host-stake.ts';
import { abciQuery, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { field, integer, nested, readMessage, repeated, small, text, timestamp, uint, writeMessage } from '../wire.ts';

/** One account's part of an unbonding, with the host chain that it is on. */
export type HostUserUnbonding = UserUnbonding & { readonly chainId: string };

/** Shares of a delegation on their way to become one of the module. `amount` in base units of the host's coin, as they were worth when they came. */
export type HostShareDeposit = {
  readonly delegator: string;
  /** What the shares are called on the hub (`ibc/…`), and on the host (`<validator>/<id>`). */
  readonly ibcDenom: string;
  readonly denom: string;
  readonly amount: bigint;
  readonly state: 'pending' | 'sent' | 'received' | 'untokenizing';
};

const coin = nested({ denom: field(1, text), amount: field(2, integer) });
const chainId = field(1, text);
const depositsResponse = {
  deposits: repeated(1, nested({ chainId, coin: field(2, coin), epoch: field(3, uint), state: field(4, small) })),
};
const sharesResponse = {
  deposits: repeated(
    1,
    nested({
      chainId,
      amount: field(2, integer),
      denom: field(4, text),
      ibcDenom: field(5, text),
      delegator: field(6, text),
      state: field(7, small),
    }),
  ),
};
const unbondingsResponse = {
  unbondings: repeated(
    1,
    nested({
      chainId,
      epoch: field(2, uint),
      matureTime: field(3, timestamp),
      burn: field(4, coin),
      unbond: field(5, coin),
      state: field(7, small),
    }),
  ),
};
const userUnbondingsResponse = {
  unbondings: repeated(1, nested({ chainId, epoch: field(2, uint), address: field(3, text), stk: field(4, coin), unbond: field(5, coin) })),
};

const SERVICE = '/pstake.liquidstakeibc.v1beta1.Query';

const DEPOSIT_STATES = ['pending', 'sent', 'received', 'delegating'] as const;
const SHARE_STATES = ['pending', 'sent', 'received', 'untokenizing'] as const;
const UNBONDING_STATES = ['pending', 'initiated', 'maturing', 'matured', 'claimable', 'failed'] as const;

/** Deposits of a host chain that are no delegations yet, one per `day` epoch. Throws `ChainFailure`. */
export async function fetchHostDeposits(client: ChainClient, host: string): Promise<readonly HostDeposit[]> {
  const answer = await abciQuery(client, `${SERVICE}/Deposits`, writeMessage([1, host]));
  const { deposits } = readMessage(answer, depositsResponse, 'deposits');
  return ofHost(deposits, host).map(({ epoch, coin: { amount }, state }) => ({ epoch, amount, state: stateOf(DEPOSIT_STATES, state) }));
}

/** Throws `ChainFailure`. */
export async function fetchHostShareDeposits(client: ChainClient, host: string): Promise<readonly HostShareDeposit[]> {
  const answer = await abciQuery(client, `${SERVICE}/LSMDeposits`, writeMessage([1, host]));
  const { deposits } = readMessage(answer, sharesResponse, 'share deposits');
  return ofHost(deposits, host).map(({ chainId: _, state, ...rest }) => ({ ...rest, state: stateOf(SHARE_STATES, state) }));
}

/** Unbondings of a host chain that are not paid yet, one per epoch. Throws `ChainFailure`. */
export async function fetchHostUnbondings(client: ChainClient, host: string): Promise<readonly HostUnbonding[]> {
  const answer = await abciQuery(client, `${SERVICE}/Unbondings`, writeMessage([1, host]));
  const { unbondings } = readMessage(answer, unbondingsResponse, 'unbondings');
  return ofHost(unbondings, host).map(({ epoch, matureTime, burn, unbond, state }) => ({
    epoch,
    burnAmount: burn.amount,
    unbondAmount: unbond.amount,
    // Until the host has answered it is Go's zero time, in the year 1.
    matureTime: matureTime > 0 ? matureTime : null,
    state: stateOf(UNBONDING_STATES, state),
  }));
}

/** What an account has in unbondings of all host chains. Throws `ChainFailure`. */
export async function fetchUserUnbondings(client: ChainClient, address: string): Promise<readonly HostUserUnbonding[]> {
  const answer = await abciQuery(client, `${SERVICE}/UserUnbondings`, writeMessage([1, address]));
  const { unbondings } = readMessage(answer, userUnbondingsResponse, 'user unbondings');
  if (unbondings.some((one) => one.address !== address)) throw malformed('unbonding of another address');
  return unbondings.map(({ chainId: host, epoch, stk, unbond }) => ({
    chainId: host,
    epoch,
    stkAmount: stk.amount,
    unbondAmount: unbond.amount,
  }));
}

function ofHost<T extends { readonly chainId: string }>(records: readonly T[], host: string): readonly T[] {
  if (records.some((one) => one.chainId !== host)) throw malformed('record of another host chain');
  return records;
}

function stateOf<S extends string>(states: readonly S[], state: number): S {
  const found = states[state];
  if (found === undefined) throw malformed('state of a record');
  return found;
}
