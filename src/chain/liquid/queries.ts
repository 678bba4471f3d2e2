import type { Dec } from '#domain/dec.ts';
import { abciQuery, ChainFailure, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { page, queryAll } from '../pagination.ts';
import { dec, field, integer, nested, readMessage, repeated, text, uint, writeMessage } from '../wire.ts';

/** How much of all bonded stake, and of one validator's shares, may be liquid: fractions of 1. */
export type LiquidParams = { readonly globalCap: Dec; readonly validatorCap: Dec };

/**
 * A tokenized delegation. `moduleAddress` delegates to `validator`; its rewards belong to `owner`, who need not hold the share tokens
 * (denom `<validator>/<id>`).
 */
export type ShareRecord = { readonly id: bigint; readonly owner: string; readonly moduleAddress: string; readonly validator: string };

/** Unclaimed reward of one record in one denom: base units with 18 decimals. */
export type ShareReward = { readonly recordId: bigint; readonly denom: string; readonly amount: Dec };

/** Whether an account may tokenize. A lock that was taken off still holds until `expiresAt`, milliseconds since 1970; else that is null. */
export type TokenizeLock = { readonly status: 'locked' | 'unlocked' | 'lock-expiring'; readonly expiresAt: number | null };

/** Shares of a validator that are liquid: tokenized ones and those of liquid staking. */
export type LiquidShares = { readonly validator: string; readonly shares: Dec };

const paramsResponse = { params: field(1, nested({ globalCap: field(8, dec), validatorCap: field(9, dec) })) };
const record = nested({ id: field(1, uint), owner: field(2, text), moduleAddress: field(3, text), validator: field(4, text) });
const recordsResponse = { records: repeated(1, record) };
const recordResponse = { record: field(1, record) };
const decCoin = nested({ denom: field(1, text), amount: field(2, dec) });
const rewardsResponse = { rewards: repeated(1, nested({ recordId: field(1, uint), coins: repeated(2, decCoin) })) };
const lockResponse = { status: field(1, text), expiration: field(2, text) };
const totalResponse = { tokens: field(1, integer) };
const validatorsResponse = { validators: repeated(1, nested({ validator: field(1, text), shares: field(3, dec) })), page: field(2, page) };

const SERVICE = '/gaia.liquid.v1beta1.Query';

/** Every question of this file throws `ChainFailure`; `query-failed` with code 6 where the chain has no such module. Source: gaia x/liquid. */
export async function fetchLiquidParams(client: ChainClient): Promise<LiquidParams> {
  return readMessage(await abciQuery(client, `${SERVICE}/Params`, writeMessage()), paramsResponse, 'liquid').params;
}

/** Records whose rewards belong to an address. */
export async function fetchShareRecordsOwned(client: ChainClient, address: string): Promise<readonly ShareRecord[]> {
  const answer = await abciQuery(client, `${SERVICE}/TokenizeShareRecordsOwned`, writeMessage([1, address]));
  const { records } = readMessage(answer, recordsResponse, 'liquid');
  if (records.some(({ owner }) => owner !== address)) throw malformed('record of another owner');
  return records;
}

/** The record behind a share token; null if there is none. */
export async function fetchShareRecordByDenom(client: ChainClient, denom: string): Promise<ShareRecord | null> {
  try {
    const answer = await abciQuery(client, `${SERVICE}/TokenizeShareRecordByDenom`, writeMessage([1, denom]));
    return readMessage(answer, recordResponse, 'liquid').record;
  } catch (failure) {
    if (isUnknownRecord(failure)) return null;
    throw failure;
  }
}

/** The module's error carries no gRPC status, so that it surfaces as an invalid request (18 of `sdk`). */
function isUnknownRecord(failure: unknown): boolean {
  return failure instanceof ChainFailure && failure.error.kind === 'query-failed' && failure.error.code === 18;
}

/** What the records of an owner have earned: rewards of their delegations and what their accounts hold. */
export async function fetchShareRewards(client: ChainClient, owner: string): Promise<readonly ShareReward[]> {
  const answer = await abciQuery(client, `${SERVICE}/TokenizeShareRecordReward`, writeMessage([1, owner]));
  const { rewards } = readMessage(answer, rewardsResponse, 'liquid');
  return rewards.flatMap(({ recordId, coins }) => coins.map((one) => ({ recordId, ...one })));
}

/** The lock that an account put on its own tokenizing. */
export async function fetchTokenizeLock(client: ChainClient, address: string): Promise<TokenizeLock> {
  const answer = await abciQuery(client, `${SERVICE}/TokenizeShareLockInfo`, writeMessage([1, address]));
  const { status, expiration } = readMessage(answer, lockResponse, 'liquid');
  switch (status) {
    case 'TOKENIZE_SHARE_LOCK_STATUS_LOCKED':
      return { status: 'locked', expiresAt: null };
    case 'TOKENIZE_SHARE_LOCK_STATUS_UNLOCKED':
      return { status: 'unlocked', expiresAt: null };
    case 'TOKENIZE_SHARE_LOCK_STATUS_LOCK_EXPIRING':
      return { status: 'lock-expiring', expiresAt: goTime(expiration) };
    default:
      throw malformed('tokenize lock');
  }
}

/** Go's own form of a time, `2026-10-22 09:00:00.5 +0000 UTC`, in milliseconds since 1970. */
function goTime(printed: string): number {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,3})?\d* \+0000 UTC$/.exec(printed);
  const at = found ? Date.parse(`${found[1]}T${found[2]}${found[3] ?? ''}Z`) : Number.NaN;
  if (Number.isNaN(at)) throw malformed('tokenize lock time');
  return at;
}

/** Base units of all stake that is liquid: tokenized or liquid-staked. */
export async function fetchTotalLiquidStaked(client: ChainClient): Promise<bigint> {
  return readMessage(await abciQuery(client, `${SERVICE}/TotalLiquidStaked`, writeMessage()), totalResponse, 'liquid').tokens;
}

/** Liquid shares of every validator. */
export function fetchLiquidShares(client: ChainClient): Promise<readonly LiquidShares[]> {
  return queryAll(
    client,
    `${SERVICE}/LiquidValidators`,
    (pagination) => writeMessage([1, pagination]),
    (answer) => {
      const { validators, page: next } = readMessage(answer, validatorsResponse, 'liquid');
      return { items: validators, next };
    },
  );
}
