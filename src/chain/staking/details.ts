import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBech32 } from '#domain/bech32.ts';
import type { Dec } from '#domain/dec.ts';
import type { StakedValidator } from '#domain/liquid-stake.ts';
import { malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { page, queryAll } from '../pagination.ts';
import { bytes, dec, field, flag, integer, nested, readMessage, repeated, small, text, timestamp, writeMessage } from '../wire.ts';
import { toValidator } from './queries.ts';

/** Everything that the chain says of one validator. Texts are what their owner wrote, cut to the chain's own limits: hostile until sanitised. */
export type ValidatorDetails = StakedValidator & {
  /** A key id of keybase, or nothing. */
  readonly identity: string;
  readonly website: string;
  readonly securityContact: string;
  readonly details: string;
  /** The commission can never be raised above this, and by no more than the change rate in 24 hours. */
  readonly maxCommissionRate: Dec;
  readonly maxCommissionChangeRate: Dec;
  /** When the commission was last changed, milliseconds since 1970. */
  readonly commissionUpdatedAt: number;
  /** Base units of the operator's own stake, below which the validator is jailed at once. */
  readonly minSelfDelegation: bigint;
  /** When a validator on its way out has left, milliseconds since 1970; null for others. */
  readonly unbondingAt: number | null;
  /** `…valcons1…`: by this the signing information is found. */
  readonly consensusAddress: string;
};

const any = nested({ typeUrl: field(1, text), value: field(2, bytes) });
const consensusKey = { key: field(1, bytes) };
const validator = nested({
  operatorAddress: field(1, text),
  consensusKey: field(2, any),
  jailed: field(3, flag),
  status: field(4, small),
  tokens: field(5, integer),
  delegatorShares: field(6, dec),
  description: field(
    7,
    nested({
      moniker: field(1, text),
      identity: field(2, text),
      website: field(3, text),
      securityContact: field(4, text),
      details: field(5, text),
    }),
  ),
  unbondingTime: field(9, timestamp),
  commission: field(
    10,
    nested({ rates: field(1, nested({ rate: field(1, dec), max: field(2, dec), change: field(3, dec) })), updatedAt: field(2, timestamp) }),
  ),
  minSelfDelegation: field(11, integer),
});
const validatorsResponse = { validators: repeated(1, validator), page: field(2, page) };

/** All validators, whatever their state, in the chain's order. Throws `ChainFailure`. Source: cosmos-sdk x/staking `Query/Validators`. */
export function fetchValidatorDetails(client: ChainClient): Promise<readonly ValidatorDetails[]> {
  return queryAll(
    client,
    '/cosmos.staking.v1beta1.Query/Validators',
    (pagination) => writeMessage([2, pagination]),
    (answer) => {
      const { validators, page: next } = readMessage(answer, validatorsResponse, 'staking');
      return { items: validators.map((one) => toDetails(one, client.chain.bech32)), next };
    },
  );
}

type Answered = ReturnType<typeof validator.read>;

function toDetails({ description, commission, ...one }: Answered, prefix: string): ValidatorDetails {
  const { operatorAddress, tokens, delegatorShares, jailed, minSelfDelegation } = one;
  const plain = { operatorAddress, tokens, delegatorShares, jailed };
  const known = toValidator(plain, cut(description.moniker, 70), commission.rates.rate, one.status);
  return {
    ...known,
    identity: cut(description.identity, 3000),
    website: cut(description.website, 140),
    securityContact: cut(description.securityContact, 140),
    details: cut(description.details, 280),
    maxCommissionRate: commission.rates.max,
    maxCommissionChangeRate: commission.rates.change,
    commissionUpdatedAt: commission.updatedAt,
    minSelfDelegation,
    unbondingAt: known.status === 'unbonding' ? one.unbondingTime : null,
    consensusAddress: consensusAddress(one.consensusKey, prefix),
  };
}

/** The limits of x/staking (`MaxMonikerLength` …) are bytes; so many characters hold every honest text. Never cuts a character in two. */
function cut(words: string, limit: number): string {
  return words.length <= limit ? words : [...words].slice(0, limit).join('');
}

/** First 20 bytes of the SHA-256 of an ed25519 key: the only kind that the chain's consensus params admit. */
function consensusAddress({ typeUrl, value }: { readonly typeUrl: string; readonly value: Uint8Array }, prefix: string): string {
  const { key } = readMessage(value, consensusKey, 'consensus key');
  if (typeUrl !== '/cosmos.crypto.ed25519.PubKey' || key.length !== 32) throw malformed('consensus key');
  return encodeBech32(`${prefix}valcons`, sha256(key).subarray(0, 20));
}
