import { malformed } from '../abci.ts';
import type { Message } from './registry.ts';

/** A message in an amino sign document: snake-case fields, integers as strings. */
export type AminoMessage = { readonly type: string; readonly value: unknown };

type FieldKind = 'text' | 'coin' | 'int64';
type Converter = { readonly type: string; readonly fields: Readonly<Record<string, FieldKind>> };

const delegation = { delegatorAddress: 'text', validatorAddress: 'text', amount: 'coin' } as const;

/**
 * Amino names as registered by the chain (`x/liquidstake/types/codec.go`, `x/staking/types/codec.go`, `x/distribution/types/codec.go`, gaia's `x/liquid/types/codec.go`).
 * None of these messages has a field that may be empty, so that nothing is ever left out of the JSON.
 */
const CONVERTERS: ReadonlyMap<string, Converter> = new Map<string, Converter>([
  [
    '/pstake.liquidstake.v1beta1.MsgLiquidStake',
    { type: 'liquidstake/MsgLiquidStake', fields: { delegatorAddress: 'text', amount: 'coin' } },
  ],
  [
    '/pstake.liquidstake.v1beta1.MsgLiquidUnstake',
    { type: 'liquidstake/MsgLiquidUnstake', fields: { delegatorAddress: 'text', amount: 'coin' } },
  ],
  ['/cosmos.staking.v1beta1.MsgDelegate', { type: 'cosmos-sdk/MsgDelegate', fields: delegation }],
  ['/cosmos.staking.v1beta1.MsgUndelegate', { type: 'cosmos-sdk/MsgUndelegate', fields: delegation }],
  [
    '/cosmos.staking.v1beta1.MsgBeginRedelegate',
    {
      type: 'cosmos-sdk/MsgBeginRedelegate',
      fields: { delegatorAddress: 'text', validatorSrcAddress: 'text', validatorDstAddress: 'text', amount: 'coin' },
    },
  ],
  [
    '/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation',
    { type: 'cosmos-sdk/MsgCancelUnbondingDelegation', fields: { ...delegation, creationHeight: 'int64' } },
  ],
  [
    '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward',
    { type: 'cosmos-sdk/MsgWithdrawDelegationReward', fields: { delegatorAddress: 'text', validatorAddress: 'text' } },
  ],
  ['/gaia.liquid.v1beta1.MsgTokenizeShares', { type: 'gaia/MsgTokenizeShares', fields: { ...delegation, tokenizedShareOwner: 'text' } }],
  [
    '/gaia.liquid.v1beta1.MsgRedeemTokensForShares',
    { type: 'gaia/MsgRedeemTokensForShares', fields: { delegatorAddress: 'text', amount: 'coin' } },
  ],
]);

/** The message as a Ledger and amino wallets sign it. Throws `ChainFailure` (`malformed`) for other types and for fields that are missing. */
export function toAmino({ typeUrl, value }: Message): AminoMessage {
  const converter = CONVERTERS.get(typeUrl);
  if (!converter) throw malformed(`no amino name for ${typeUrl}`);
  const entries = Object.entries(converter.fields).map(([field, kind]) => [snake(field), toAminoField(read(value, field), kind, field)]);
  return { type: converter.type, value: Object.fromEntries(entries) };
}

/** The way back, strict: a field too many, one too few or one of another type throws `ChainFailure` (`malformed`). */
export function fromAmino({ type, value }: AminoMessage): Message {
  const found = [...CONVERTERS].find(([, converter]) => converter.type === type);
  if (!found || typeof value !== 'object' || value === null) throw malformed(`no message for ${type}`);
  const [typeUrl, { fields }] = found;
  if (Object.keys(value).length !== Object.keys(fields).length) throw malformed(`fields of ${type}`);
  const entries = Object.entries(fields).map(([field, kind]) => [field, fromAminoField(read(value, snake(field)), kind, field)]);
  return { typeUrl, value: Object.fromEntries(entries) };
}

function toAminoField(value: unknown, kind: FieldKind, name: string): unknown {
  if (kind === 'coin') return coin(value, name);
  if (kind === 'int64' && typeof value === 'bigint' && value > 0n) return String(value);
  if (kind === 'text' && typeof value === 'string' && value !== '') return value;
  throw malformed(name);
}

function fromAminoField(value: unknown, kind: FieldKind, name: string): unknown {
  if (kind === 'coin') return coin(value, name);
  if (typeof value !== 'string' || value === '') throw malformed(name);
  if (kind === 'text') return value;
  if (!/^[1-9]\d{0,18}$/.test(value)) throw malformed(name);
  return BigInt(value);
}

function coin(value: unknown, name: string): { readonly denom: string; readonly amount: string } {
  const denom = read(value, 'denom');
  const amount = read(value, 'amount');
  const isCoin = typeof denom === 'string' && typeof amount === 'string' && /^(0|[1-9]\d{0,77})$/.test(amount);
  if (!isCoin || Object.keys(Object(value)).length !== 2) throw malformed(name);
  return { denom, amount };
}

function read(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
