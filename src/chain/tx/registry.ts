import { malformed } from '../abci.ts';
import { MsgWithdrawDelegatorReward } from '../gen/cosmos/distribution/v1beta1/tx.ts';
import { MsgBeginRedelegate, MsgCancelUnbondingDelegation, MsgDelegate, MsgUndelegate } from '../gen/cosmos/staking/v1beta1/tx.ts';
import { MsgRedeemTokensForShares, MsgTokenizeShares } from '../gen/gaia/liquid/v1beta1/liquid.ts';
import { MsgTransfer } from '../gen/ibc/applications/transfer/v1/tx.ts';
import { MsgLiquidStake, MsgLiquidUnstake } from '../gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import {
  MsgLiquidStakeLSM,
  MsgRedeem,
  MsgLiquidStake as MsgStakeHost,
  MsgLiquidUnstake as MsgUnstakeHost,
} from '../gen/pstake/liquidstakeibc/v1beta1/liquidstakeibc.ts';

/** A message before encoding: a type URL of the registry and the fields that its codec takes (camel case, amounts as strings). */
export type Message = { readonly typeUrl: string; readonly value: unknown };

/** Protobuf of one message type. `decode` throws on bytes that are no message and skips fields that it does not know. */
export type MessageCodec = { encode(value: unknown): Uint8Array; decode(bytes: Uint8Array): unknown };

type Generated<T> = {
  encode(message: T): { finish(): Uint8Array };
  decode(input: Uint8Array): T;
  fromPartial(value: never): T;
};

function codec<T>(generated: Generated<T>): MessageCodec {
  return {
    encode: (value) => generated.encode(generated.fromPartial(value as never)).finish(),
    decode: (bytes) => generated.decode(bytes),
  };
}

/** Messages that this application can write and read. What may be *signed* is decided by the gate, which is narrower. */
const CODECS: ReadonlyMap<string, MessageCodec> = new Map([
  ['/pstake.liquidstake.v1beta1.MsgLiquidStake', codec(MsgLiquidStake)],
  ['/pstake.liquidstake.v1beta1.MsgLiquidUnstake', codec(MsgLiquidUnstake)],
  ['/pstake.liquidstakeibc.v1beta1.MsgLiquidStake', codec(MsgStakeHost)],
  ['/pstake.liquidstakeibc.v1beta1.MsgLiquidStakeLSM', codec(MsgLiquidStakeLSM)],
  ['/pstake.liquidstakeibc.v1beta1.MsgLiquidUnstake', codec(MsgUnstakeHost)],
  ['/pstake.liquidstakeibc.v1beta1.MsgRedeem', codec(MsgRedeem)],
  ['/cosmos.staking.v1beta1.MsgDelegate', codec(MsgDelegate)],
  ['/cosmos.staking.v1beta1.MsgUndelegate', codec(MsgUndelegate)],
  ['/cosmos.staking.v1beta1.MsgBeginRedelegate', codec(MsgBeginRedelegate)],
  ['/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation', codec(MsgCancelUnbondingDelegation)],
  ['/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward', codec(MsgWithdrawDelegatorReward)],
  ['/gaia.liquid.v1beta1.MsgTokenizeShares', codec(MsgTokenizeShares)],
  ['/gaia.liquid.v1beta1.MsgRedeemTokensForShares', codec(MsgRedeemTokensForShares)],
  ['/ibc.applications.transfer.v1.MsgTransfer', codec(MsgTransfer)],
]);

/** The codec of a type URL; undefined for everything that is not in the list. */
export function codecOf(typeUrl: string): MessageCodec | undefined {
  return CODECS.get(typeUrl);
}

/** Type URLs of the registry. */
export function registeredTypes(): readonly string[] {
  return [...CODECS.keys()];
}

/** Protobuf bytes of one message. Throws `ChainFailure` (`malformed`) for a type outside of the registry. */
export function encodeMessage({ typeUrl, value }: Message): Uint8Array {
  const found = codecOf(typeUrl);
  if (!found) throw malformed(`no codec for ${typeUrl}`);
  return found.encode(value);
}
