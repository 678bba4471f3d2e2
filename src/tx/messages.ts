import type { BinaryWriter } from '@bufbuild/protobuf/wire';
import * as v from 'valibot';
import { MsgLiquidStake, MsgLiquidUnstake } from '#chain/gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { Refused } from './gate-refusal.ts';
import type { TxMessage } from './intent.ts';
import { type ReadMessage, sameBytes } from './sign-content.ts';

type CoinMessage = { delegatorAddress: string; amount: { denom: string; amount: string } | undefined };
type Codec = { encode(message: CoinMessage): BinaryWriter; decode(input: Uint8Array): CoinMessage };

const CODECS: Readonly<Record<string, { amino: string; codec: Codec }>> = {
  '/pstake.liquidstake.v1beta1.MsgLiquidStake': { amino: 'liquidstake/MsgLiquidStake', codec: MsgLiquidStake },
  '/pstake.liquidstake.v1beta1.MsgLiquidUnstake': { amino: 'liquidstake/MsgLiquidUnstake', codec: MsgLiquidUnstake },
};
const coin = v.strictObject({ denom: v.string(), amount: v.string() });
const message = v.object({ delegatorAddress: v.string(), amount: coin });
const amino = v.strictObject({ delegator_address: v.string(), amount: coin });

function entry(typeUrl: string) {
  const found = CODECS[typeUrl];
  if (!found) throw new Refused('message-type', 'an allowed message', typeUrl);
  return found;
}

export function encodeMessage(m: TxMessage): Uint8Array {
  return entry(m.typeUrl).codec.encode(v.parse(message, m.value)).finish();
}

export function toAminoMessage(m: TxMessage): { type: string; value: unknown } {
  const value = v.parse(message, m.value);
  return { type: entry(m.typeUrl).amino, value: { delegator_address: value.delegatorAddress, amount: value.amount } };
}

export function readMessage(typeUrl: string, bytes: Uint8Array): ReadMessage {
  const { codec } = entry(typeUrl);
  const value = codec.decode(bytes);
  if (!sameBytes(codec.encode(value).finish(), bytes)) throw new Refused('unknown-fields', 'a canonical message', 'other bytes');
  return { typeUrl, value, bytes };
}

export function readAminoMessage(m: { type: string; value?: unknown }): ReadMessage {
  const found = Object.entries(CODECS).find(([, c]) => c.amino === m.type);
  if (!found) throw new Refused('message-type', 'an allowed message', m.type);
  const parsed = v.safeParse(amino, m.value);
  if (!parsed.success) throw new Refused('unknown-fields', 'the fields of the message', String(v.getDotPath(parsed.issues[0])));
  const value = { delegatorAddress: parsed.output.delegator_address, amount: parsed.output.amount };
  return { typeUrl: found[0], value, bytes: found[1].codec.encode(value).finish() };
}

/** The coin that a message spends, in base units. */
export function coinOf(m: TxMessage): { denom: string; amount: bigint } {
  const { amount } = v.parse(message, m.value);
  return { denom: amount.denom, amount: BigInt(amount.amount) };
}
