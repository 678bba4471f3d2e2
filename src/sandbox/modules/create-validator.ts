import { accountOf, consensusBytes, toAddress } from '../address.ts';
import type { Json } from '../amino.ts';
import { aminoFields } from '../amino.ts';
import { coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { type Dec, dec, formatDec, ONE } from '../dec.ts';
import { event } from '../events.ts';
import { EMPTY, messageReader, operatorField } from '../message.ts';
import { refusal, sdk } from '../refusal.ts';
import type { Coin, Validator } from '../state.ts';
import { decode, fields } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { DESCRIPTION, readDescription, withinLength } from './description.ts';
import { createRecords } from './distribution.ts';
import { bondDenom, delegate } from './staking.ts';
import { saveValidator } from './validator.ts';

/** What a validator is made of; rates as Dec. */
export type NewValidator = {
  readonly operator: string;
  readonly consensusKey: Uint8Array;
  readonly description: Validator['description'];
  readonly rate: Dec;
  readonly maxRate: Dec;
  readonly maxChangeRate: Dec;
  readonly minSelfDelegation: bigint;
  readonly value: Coin;
};

function assertCommission({ rate, maxRate, maxChangeRate }: Pick<NewValidator, 'rate' | 'maxRate' | 'maxChangeRate'>): void {
  if (maxRate < 0n || rate < 0n) throw refusal('staking', 9);
  if (maxRate > ONE) throw refusal('staking', 10);
  if (rate > maxRate) throw refusal('staking', 11);
  if (maxChangeRate < 0n) throw refusal('staking', 13);
  if (maxChangeRate > maxRate) throw refusal('staking', 14);
}

/** Creates a validator and its self-delegation; it is unbonded until the next EndBlock. */
export function createValidator(context: Context, wanted: NewValidator): void {
  const { store, time } = context;
  assertCommission(wanted);
  const minRate = store.single('staking').params.minCommissionRate;
  if (wanted.rate < minRate)
    throw refusal('staking', 40, `cannot set validator commission to less than minimum rate of ${formatDec(minRate)}`);
  if (store.get('validators', wanted.operator)) throw refusal('staking', 4);
  if (wanted.consensusKey.length !== 32) throw refusal('staking', 6);
  const consensusAddress = toAddress('consensus', consensusBytes(wanted.consensusKey));
  for (const other of store.all('validators').values()) if (other.consensusAddress === consensusAddress) throw refusal('staking', 5);
  const denom = bondDenom(context);
  if (wanted.value.denom !== denom) throw sdk(18, `invalid coin denomination: got ${wanted.value.denom}, expected ${denom}`);
  const validator: Validator = {
    operatorAddress: wanted.operator,
    consensusKey: wanted.consensusKey,
    consensusAddress,
    jailed: false,
    status: 1,
    tokens: 0n,
    shares: dec(0n),
    description: wanted.description,
    unbondingHeight: 0n,
    unbondingTime: 0n,
    commission: { rate: wanted.rate, maxRate: wanted.maxRate, maxChangeRate: wanted.maxChangeRate, updateTime: time },
    minSelfDelegation: wanted.minSelfDelegation,
  };
  saveValidator(store, validator);
  createRecords(store, wanted.operator);
  delegate(context, accountOf(wanted.operator), validator, wanted.value.amount, 'account');
  context.events.push(event('create_validator', ['validator', wanted.operator], ['amount', coinText(wanted.value)]));
}

const CONSENSUS_KEY = '/cosmos.crypto.ed25519.PubKey';
const KEY = fields({ key: [1, 'bytes'] });
const COMMISSION = fields({ rate: [1, 'dec'], max_rate: [2, 'dec'], max_change_rate: [3, 'dec'] });
const CREATE = fields({
  description: [1, DESCRIPTION],
  commission: [2, COMMISSION],
  min_self_delegation: [3, 'int'],
  delegator_address: [4, 'string'],
  validator_address: [5, 'string'],
  pubkey: [6, 'any'],
  value: [7, COIN],
});

/** The ed25519 key of a message; empty when it is of another kind. */
const keyBytes = ({ typeUrl, bytes }: { typeUrl: string; bytes: Uint8Array }): Uint8Array =>
  typeUrl === CONSENSUS_KEY ? decode(KEY, bytes).key : EMPTY;

export const msgCreateValidator = messageReader({
  typeUrl: '/cosmos.staking.v1beta1.MsgCreateValidator',
  form: CREATE,
  signer: (message) => accountOf(operatorField(message.validator_address)),
  execute(context, message) {
    const { commission, value } = message;
    if (message.description.moniker === '') throw sdk(18, 'empty description');
    if (value.amount <= 0n) throw sdk(18, 'invalid delegation amount');
    createValidator(context, {
      operator: operatorField(message.validator_address),
      consensusKey: keyBytes(message.pubkey),
      description: withinLength(readDescription(message.description)),
      rate: commission.rate,
      maxRate: commission.max_rate,
      maxChangeRate: commission.max_change_rate,
      minSelfDelegation: message.min_self_delegation,
      value,
    });
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgCreateValidator',
  aminoValue: (message): Json => ({
    ...(aminoFields(CREATE, message) as Record<string, Json>),
    pubkey: { type: 'tendermint/PubKeyEd25519', value: btoa(String.fromCharCode(...keyBytes(message.pubkey))) },
  }),
});
