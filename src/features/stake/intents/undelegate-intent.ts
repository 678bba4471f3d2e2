import { amount } from '#domain/amount.ts';
import type { TxIntent } from '#tx/intent.ts';
import { coin, coinText, intentOf, nameOf, type Order, payout } from './order.ts';

/** `base`: what is asked for; `arrives`: what the entry gets, a unit less after some slashes. `on`: the sentence of the day. */
export type UndelegateOrder = Order & {
  readonly validator: string;
  readonly base: bigint;
  readonly arrives: bigint;
  readonly rewards: bigint;
  readonly on: string;
};

export function undelegateIntent(order: UndelegateOrder): TxIntent {
  const { sender, asset, validator, base, arrives, rewards, on } = order;
  return intentOf(order, {
    kind: 'undelegate',
    title: `Unstake ${coinText(order, base)} from ${nameOf(order, validator)}`,
    messages: [
      {
        typeUrl: '/cosmos.staking.v1beta1.MsgUndelegate',
        value: { delegatorAddress: sender, validatorAddress: validator, amount: coin(order, base) },
      },
    ],
    arrives: [
      { bucket: 'unbonding', amount: amount(asset, arrives) },
      { bucket: 'free', amount: amount(asset, rewards) },
    ],
    moves: [payout(rewards), { from: 'staked', to: 'unbonding', base: arrives }],
    notes: [
      { label: 'Arrives', text: on },
      {
        label: '',
        text: 'While it unbonds it earns nothing, and a slash of the validator would still reduce it. You can cancel and stake it again.',
      },
    ],
  });
}
