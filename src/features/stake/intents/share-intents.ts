import { amount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { TxIntent } from '#tx/intent.ts';
import { coin, coinText, intentOf, nameOf, type Order, payout } from './order.ts';

/** `tokens`: share tokens that the chain mints for `base`. Their record, and with it their rewards, stay with the sender. */
export type TokenizeOrder = Order & {
  readonly validator: string;
  readonly base: bigint;
  readonly tokens: Asset;
  readonly minted: bigint;
  readonly rewards: bigint;
};

export function tokenizeIntent(order: TokenizeOrder): TxIntent {
  const { sender, asset, validator, base, tokens, minted, rewards } = order;
  return intentOf(order, {
    kind: 'tokenize',
    title: `Tokenize ${coinText(order, base)} staked with ${nameOf(order, validator)}`,
    messages: [
      {
        typeUrl: '/gaia.liquid.v1beta1.MsgTokenizeShares',
        value: { delegatorAddress: sender, validatorAddress: validator, amount: coin(order, base), tokenizedShareOwner: sender },
      },
    ],
    arrives: [
      { bucket: 'staked', amount: amount(tokens, minted) },
      { bucket: 'free', amount: amount(asset, rewards) },
    ],
    moves: [payout(rewards)],
    notes: [
      {
        label: '',
        text: 'Whoever holds the shares can turn them into a delegation. A slash of the validator reduces what they are worth.',
      },
    ],
  });
}

/** `shares`: the token, of which `given` base units go back; `arrives` base units of stake come out. */
export type RedeemSharesOrder = Order & {
  readonly validator: string;
  readonly shares: Asset;
  readonly given: bigint;
  readonly arrives: bigint;
  readonly rewards: bigint;
};

export function redeemSharesIntent(order: RedeemSharesOrder): TxIntent {
  const { sender, asset, validator, shares, given, arrives, rewards } = order;
  return intentOf(order, {
    kind: 'redeem-shares',
    title: `Redeem shares into ${coinText(order, arrives)} staked with ${nameOf(order, validator)}`,
    messages: [
      {
        typeUrl: '/gaia.liquid.v1beta1.MsgRedeemTokensForShares',
        value: { delegatorAddress: sender, amount: { denom: shares.denom, amount: given.toString() } },
      },
    ],
    arrives: [
      { bucket: 'staked', amount: amount(asset, arrives) },
      { bucket: 'free', amount: amount(asset, rewards) },
    ],
    moves: [payout(rewards)],
    notes: [],
  });
}
