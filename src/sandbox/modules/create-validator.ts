import { PubKey } from 'cosmjs-types/cosmos/crypto/ed25519/keys';
import { MsgCreateValidator, MsgEditValidator } from 'cosmjs-types/cosmos/staking/v1beta1/tx';
import { accountOf, CONSENSUS, consensusBytes, toAddress, toHex } from '../address.ts';
import { coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { type Dec, dec, formatDec, ONE } from '../dec.ts';
import { event } from '../events.ts';
import { aminoCoin, EMPTY, type Json, messageReader, operatorField, orOmit, readCoin } from '../message.ts';
import { refusal, sdk } from '../refusal.ts';
import type { Coin, Validator } from '../state.ts';
import { SECOND } from '../time.ts';
import { createRecords } from './distribution.ts';
import { bondDenom, delegate } from './staking.ts';
import { findValidator, saveValidator } from './validator.ts';

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
  const key = toHex(wanted.consensusKey);
  if ([...store.all('validators').values()].some((other) => toHex(other.consensusKey) === key)) throw refusal('staking', 5);
  const denom = bondDenom(context);
  if (wanted.value.denom !== denom) throw sdk(18, `invalid coin denomination: got ${wanted.value.denom}, expected ${denom}`);
  const validator: Validator = {
    operatorAddress: wanted.operator,
    consensusKey: wanted.consensusKey,
    consensusAddress: toAddress(CONSENSUS, consensusBytes(wanted.consensusKey)),
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
const keyBytes = (any: { typeUrl: string; value: Uint8Array } | undefined): Uint8Array =>
  any?.typeUrl === CONSENSUS_KEY ? PubKey.decode(any.value).key : EMPTY;
/** A Dec field on the wire: an integer scaled by 10^18. */
const wireDec = (text: string): Dec => dec(/^-?\d+$/.test(text) ? BigInt(text) : 0n);
const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

type WireDescription = Validator['description'];
const readDescription = ({ moniker, identity, website, securityContact, details }: WireDescription): WireDescription => ({
  moniker,
  identity,
  website,
  securityContact,
  details,
});
const aminoDescription = (description: WireDescription): Json => ({
  moniker: orOmit(description.moniker),
  identity: orOmit(description.identity),
  website: orOmit(description.website),
  security_contact: orOmit(description.securityContact),
  details: orOmit(description.details),
});

const msgCreateValidator = messageReader<MsgCreateValidator>({
  typeUrl: '/cosmos.staking.v1beta1.MsgCreateValidator',
  decode: (bytes) => MsgCreateValidator.decode(bytes),
  signer: (message) => accountOf(operatorField(message.validatorAddress)),
  execute(context, message) {
    const { commission } = message;
    const value = readCoin(message.value);
    if (message.description.moniker === '') throw sdk(18, 'empty description');
    if (value.amount <= 0n) throw sdk(18, 'invalid delegation amount');
    createValidator(context, {
      operator: operatorField(message.validatorAddress),
      consensusKey: keyBytes(message.pubkey),
      description: readDescription(message.description),
      rate: wireDec(commission.rate),
      maxRate: wireDec(commission.maxRate),
      maxChangeRate: wireDec(commission.maxChangeRate),
      minSelfDelegation: BigInt(message.minSelfDelegation || '0'),
      value,
    });
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgCreateValidator',
  aminoValue: (message) => ({
    description: aminoDescription(message.description),
    commission: {
      rate: formatDec(wireDec(message.commission.rate)),
      max_rate: formatDec(wireDec(message.commission.maxRate)),
      max_change_rate: formatDec(wireDec(message.commission.maxChangeRate)),
    },
    min_self_delegation: message.minSelfDelegation,
    delegator_address: orOmit(message.delegatorAddress),
    validator_address: message.validatorAddress,
    pubkey: { type: 'tendermint/PubKeyEd25519', value: base64(keyBytes(message.pubkey)) },
    value: aminoCoin(message.value),
  }),
});

const KEEP = '[do-not-modify]';

function edit(context: Context, message: MsgEditValidator): Validator {
  const validator = findValidator(context.store, operatorField(message.validatorAddress));
  const before = validator.description;
  const changed = (next: string, old: string): string => (next === KEEP ? old : next);
  const description = {
    moniker: changed(message.description.moniker, before.moniker),
    identity: changed(message.description.identity, before.identity),
    website: changed(message.description.website, before.website),
    securityContact: changed(message.description.securityContact, before.securityContact),
    details: changed(message.description.details, before.details),
  };
  let { commission, minSelfDelegation } = validator;
  if (message.commissionRate !== '') {
    const rate = wireDec(message.commissionRate);
    if (context.time - commission.updateTime < 86_400n * SECOND) throw refusal('staking', 12);
    if (rate < 0n) throw refusal('staking', 9);
    if (rate > commission.maxRate) throw refusal('staking', 11);
    if (rate - commission.rate > commission.maxChangeRate) throw refusal('staking', 15);
    if (rate < context.store.single('staking').params.minCommissionRate) throw refusal('staking', 40);
    commission = { ...commission, rate, updateTime: context.time };
  }
  if (message.minSelfDelegation !== '') {
    const minimum = BigInt(message.minSelfDelegation);
    if (minimum <= minSelfDelegation) throw refusal('staking', 17);
    if (minimum > validator.tokens) throw refusal('staking', 16);
    minSelfDelegation = minimum;
  }
  return { ...validator, description, commission, minSelfDelegation };
}

const msgEditValidator = messageReader<MsgEditValidator>({
  typeUrl: '/cosmos.staking.v1beta1.MsgEditValidator',
  decode: (bytes) => MsgEditValidator.decode(bytes),
  signer: (message) => accountOf(operatorField(message.validatorAddress)),
  execute(context, message) {
    const validator = edit(context, message);
    saveValidator(context.store, validator);
    context.events.push(
      event('edit_validator', ['commission_rate', commissionText(validator)], ['min_self_delegation', String(validator.minSelfDelegation)]),
    );
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgEditValidator',
  aminoValue: (message) => ({
    description: aminoDescription(message.description),
    validator_address: message.validatorAddress,
    commission_rate: message.commissionRate === '' ? undefined : formatDec(wireDec(message.commissionRate)),
    min_self_delegation: orOmit(message.minSelfDelegation),
  }),
});

/** Go's %v of the whole Commission. */
function commissionText({ commission }: Validator): string {
  const { rate, maxRate, maxChangeRate } = commission;
  return `rate: "${formatDec(rate)}", max_rate: "${formatDec(maxRate)}", max_change_rate: "${formatDec(maxChangeRate)}"`;
}

export const validatorMessages = [msgCreateValidator, msgEditValidator];
