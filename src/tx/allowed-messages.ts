import * as v from 'valibot';
import type { TxIntent, TxMessage } from './intent.ts';

/** The field of a message that names its signer. */
export type AllowedMessage = { readonly typeUrl: string; readonly signer: string };

const LIQUID_STAKE = '/pstake.liquidstake.v1beta1.MsgLiquidStake';
const LIQUID_UNSTAKE = '/pstake.liquidstake.v1beta1.MsgLiquidUnstake';

/**
 * The only messages that may ever be signed, by the kind of intent that may carry them. None of them can carry another message
 * (no authz, no gov, no wasm). A new kind of intent does not compile without its line here.
 */
const ALLOWED: Readonly<Record<TxIntent['kind'], readonly AllowedMessage[]>> = {
  mint: [{ typeUrl: LIQUID_STAKE, signer: 'delegatorAddress' }],
  redeem: [{ typeUrl: LIQUID_UNSTAKE, signer: 'delegatorAddress' }],
};

export function allowedMessage(kind: TxIntent['kind'], typeUrl: string): AllowedMessage | undefined {
  return ALLOWED[kind].find((message) => message.typeUrl === typeUrl);
}

const spending = v.object({ amount: v.object({ denom: v.string(), amount: v.pipe(v.string(), v.regex(/^\d{1,78}$/)) }) });

/** The coin that an allowed message takes from the signer, in base units. Each of them spends the one in its field `amount`. */
export function spentCoin({ value }: TxMessage): { readonly denom: string; readonly amount: bigint } {
  const { amount } = v.parse(spending, value);
  return { denom: amount.denom, amount: BigInt(amount.amount) };
}
