import type { Dec } from '#domain/dec.ts';
import type { StakedValidator } from '#domain/liquid-stake.ts';
import { abciQuery, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { page, queryAll } from '../pagination.ts';
import { dec, duration, field, flag, integer, nested, readMessage, repeated, small, text, timestamp, uint, writeMessage } from '../wire.ts';

/** `maxEntries` open unbondings per delegator and validator; `unbondingTimeMs` in milliseconds. */
export type StakingParams = {
  readonly unbondingTimeMs: number;
  readonly maxEntries: number;
  readonly maxValidators: number;
  readonly bondDenom: string;
};

/** Stake of the whole chain in base units of the bond denom. */
export type Pool = { readonly bondedTokens: bigint; readonly notBondedTokens: bigint };

/** A delegation of one address: its shares, and the base units that they stand for now (slashes applied, truncated by the chain). */
export type Delegation = { readonly validator: string; readonly shares: Dec; readonly balance: bigint };

/**
 * One unbonding entry. `completionTime` in milliseconds since 1970; it is paid by itself in the first block at or after it.
 * `balance` is what will be paid (slashes applied), `initialBalance` what was unbonded. Structurally the domain's own type.
 */
export type UnbondingEntry = {
  readonly validator: string;
  readonly creationHeight: bigint;
  readonly completionTime: number;
  readonly balance: bigint;
  readonly initialBalance: bigint;
};

const coin = nested({ denom: field(1, text), amount: field(2, integer) });

const paramsResponse = {
  params: field(
    1,
    nested({ unbondingTime: field(1, duration), maxValidators: field(2, small), maxEntries: field(3, small), bondDenom: field(5, text) }),
  ),
};
const poolResponse = { pool: field(1, nested({ notBondedTokens: field(1, integer), bondedTokens: field(2, integer) })) };
const validator = nested({
  operatorAddress: field(1, text),
  jailed: field(3, flag),
  status: field(4, small),
  tokens: field(5, integer),
  delegatorShares: field(6, dec),
  description: field(7, nested({ moniker: field(1, text) })),
  commission: field(10, nested({ rates: field(1, nested({ rate: field(1, dec) })) })),
});
const validatorsResponse = { validators: repeated(1, validator), page: field(2, page) };
/** `cosmos.staking.v1beta1.DelegationResponse`. */
export const delegation = nested({
  delegation: field(1, nested({ delegator: field(1, text), validator: field(2, text), shares: field(3, dec) })),
  balance: field(2, coin),
});
const delegationsResponse = { delegations: repeated(1, delegation), page: field(2, page) };
const unbondingEntry = nested({
  creationHeight: field(1, uint),
  completionTime: field(2, timestamp),
  initialBalance: field(3, integer),
  balance: field(4, integer),
});
const unbonding = nested({ delegator: field(1, text), validator: field(2, text), entries: repeated(3, unbondingEntry) });
const unbondingResponse = { unbonding: repeated(1, unbonding), page: field(2, page) };

const SERVICE = '/cosmos.staking.v1beta1.Query';

/** Throws `ChainFailure`. */
export async function fetchStakingParams(client: ChainClient): Promise<StakingParams> {
  const { params } = readMessage(await abciQuery(client, `${SERVICE}/Params`, writeMessage()), paramsResponse, 'staking');
  const { unbondingTime, ...rest } = params;
  if (unbondingTime <= 0 || rest.maxEntries === 0) throw malformed('staking params');
  return { unbondingTimeMs: unbondingTime, ...rest };
}

/** Throws `ChainFailure`. */
export async function fetchPool(client: ChainClient): Promise<Pool> {
  return readMessage(await abciQuery(client, `${SERVICE}/Pool`, writeMessage()), poolResponse, 'staking').pool;
}

/** All validators, whatever their state, in the chain's order. Monikers are raw text. Throws `ChainFailure`. */
export function fetchValidators(client: ChainClient): Promise<readonly StakedValidator[]> {
  return queryAll(
    client,
    `${SERVICE}/Validators`,
    (pagination) => writeMessage([2, pagination]),
    (answer) => {
      const { validators, page: next } = readMessage(answer, validatorsResponse, 'staking');
      return {
        items: validators.map(({ description, commission, status, ...rest }) =>
          toValidator(rest, description.moniker, commission.rates.rate, status),
        ),
        next,
      };
    },
  );
}

type PlainValidator = Pick<StakedValidator, 'operatorAddress' | 'tokens' | 'delegatorShares' | 'jailed'>;

/** `BondStatus`: 1 unbonded, 2 unbonding, 3 bonded. A commission is a share of the rewards, so never above 1. */
export function toValidator(plain: PlainValidator, moniker: string, commissionRate: Dec, bondStatus: number): StakedValidator {
  const status = ([null, 'unbonded', 'unbonding', 'bonded'] as const)[bondStatus];
  if (!status) throw malformed('validator status');
  if (commissionRate > 10n ** 18n) throw malformed('validator commission');
  return { ...plain, status, commissionRate, moniker };
}

/** Throws `ChainFailure`; an address without delegations has an empty list. */
export async function fetchDelegations(client: ChainClient, address: string): Promise<readonly Delegation[]> {
  return queryAll(
    client,
    `${SERVICE}/DelegatorDelegations`,
    (pagination) => writeMessage([1, address], [2, pagination]),
    (answer) => {
      const { delegations, page: next } = readMessage(answer, delegationsResponse, 'staking');
      const items = delegations.map(({ delegation: one, balance }) => {
        if (one.delegator !== address) throw malformed('delegation of another address');
        return { validator: one.validator, shares: one.shares, balance: balance.amount };
      });
      return { items, next };
    },
  );
}

/** All open unbonding entries of an address, from native unbondings and from redemptions alike: the chain does not tell them apart. Throws `ChainFailure`. */
export function fetchUnbonding(client: ChainClient, address: string): Promise<readonly UnbondingEntry[]> {
  return queryAll(
    client,
    `${SERVICE}/DelegatorUnbondingDelegations`,
    (pagination) => writeMessage([1, address], [2, pagination]),
    (answer) => {
      const { unbonding: list, page: next } = readMessage(answer, unbondingResponse, 'staking');
      const items = list.flatMap(({ delegator, validator: operator, entries }) => {
        if (delegator !== address) throw malformed('unbonding of another address');
        return entries.map((entry) => ({ validator: operator, ...entry }));
      });
      return { items, next };
    },
  );
}
