import { malformed } from '../abci.ts';
import { type AminoField, coin, coins, height, int64, optionalText, optionalUint64, text } from './amino-fields.ts';
import type { Message } from './registry.ts';

/** A message in an amino sign document: snake-case fields, integers as strings. */
export type AminoMessage = { readonly type: string; readonly value: unknown };

type Converter = { readonly type: string; readonly fields: Readonly<Record<string, AminoField>> };

const delegation = { delegatorAddress: text, validatorAddress: text, amount: coin };
const delegatorAmount = { delegatorAddress: text, amount: coin };

/**
 * Amino names as registered by the chain (`x/liquidstake/types/codec.go`, `x/staking/types/codec.go`, `x/distribution/types/codec.go`, gaia's
 * `x/liquid/types/codec.go`, ibc-go's `modules/apps/transfer/types/codec.go`, pstake-native's `x/liquidstakeibc/types/codec.go`). The messages of
 * x/liquidstake and x/liquidstakeibc have the same short names and differ in what stands before them.
 */
const CONVERTERS: ReadonlyMap<string, Converter> = new Map<string, Converter>([
  ['/pstake.liquidstake.v1beta1.MsgLiquidStake', { type: 'liquidstake/MsgLiquidStake', fields: delegatorAmount }],
  ['/pstake.liquidstake.v1beta1.MsgLiquidUnstake', { type: 'liquidstake/MsgLiquidUnstake', fields: delegatorAmount }],
  ['/pstake.liquidstakeibc.v1beta1.MsgLiquidStake', { type: 'pstake/MsgLiquidStake', fields: delegatorAmount }],
  [
    '/pstake.liquidstakeibc.v1beta1.MsgLiquidStakeLSM',
    { type: 'pstake/MsgLiquidStakeLSM', fields: { delegatorAddress: text, delegations: coins } },
  ],
  ['/pstake.liquidstakeibc.v1beta1.MsgLiquidUnstake', { type: 'pstake/MsgLiquidUnstake', fields: delegatorAmount }],
  ['/pstake.liquidstakeibc.v1beta1.MsgRedeem', { type: 'pstake/MsgRedeem', fields: delegatorAmount }],
  ['/cosmos.staking.v1beta1.MsgDelegate', { type: 'cosmos-sdk/MsgDelegate', fields: delegation }],
  ['/cosmos.staking.v1beta1.MsgUndelegate', { type: 'cosmos-sdk/MsgUndelegate', fields: delegation }],
  [
    '/cosmos.staking.v1beta1.MsgBeginRedelegate',
    {
      type: 'cosmos-sdk/MsgBeginRedelegate',
      fields: { delegatorAddress: text, validatorSrcAddress: text, validatorDstAddress: text, amount: coin },
    },
  ],
  [
    '/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation',
    { type: 'cosmos-sdk/MsgCancelUnbondingDelegation', fields: { ...delegation, creationHeight: int64 } },
  ],
  [
    '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward',
    { type: 'cosmos-sdk/MsgWithdrawDelegationReward', fields: { delegatorAddress: text, validatorAddress: text } },
  ],
  ['/gaia.liquid.v1beta1.MsgTokenizeShares', { type: 'gaia/MsgTokenizeShares', fields: { ...delegation, tokenizedShareOwner: text } }],
  ['/gaia.liquid.v1beta1.MsgRedeemTokensForShares', { type: 'gaia/MsgRedeemTokensForShares', fields: delegatorAmount }],
  [
    '/ibc.applications.transfer.v1.MsgTransfer',
    {
      type: 'cosmos-sdk/MsgTransfer',
      fields: {
        sourcePort: text,
        sourceChannel: text,
        token: coin,
        sender: text,
        receiver: text,
        timeoutHeight: height,
        timeoutTimestamp: optionalUint64,
        memo: optionalText,
        encoding: optionalText,
      },
    },
  ],
]);

/** The message as a Ledger and amino wallets sign it. Throws `ChainFailure` (`malformed`) for other types and for fields that are missing. */
export function toAmino({ typeUrl, value }: Message): AminoMessage {
  const converter = CONVERTERS.get(typeUrl);
  if (!converter) throw malformed(`no amino name for ${typeUrl}`);
  const entries = Object.entries(converter.fields).map(([field, kind]) => [snake(field), kind.write(read(value, field), field)]);
  return { type: converter.type, value: Object.fromEntries(entries.filter(([, written]) => written !== undefined)) };
}

/** The way back, strict: a field too many, one too few or one of another type throws `ChainFailure` (`malformed`). */
export function fromAmino({ type, value }: AminoMessage): Message {
  const found = [...CONVERTERS].find(([, converter]) => converter.type === type);
  if (!found || typeof value !== 'object' || value === null) throw malformed(`no message for ${type}`);
  const [typeUrl, { fields }] = found;
  const known = Object.keys(fields).map(snake);
  if (Object.keys(value).some((key) => !known.includes(key))) throw malformed(`fields of ${type}`);
  const entries = Object.entries(fields).map(([field, kind]) => [field, kind.read(read(value, snake(field)), field)]);
  return { typeUrl, value: Object.fromEntries(entries) };
}

function read(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, field) ? Reflect.get(value, field) : undefined;
}

function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
