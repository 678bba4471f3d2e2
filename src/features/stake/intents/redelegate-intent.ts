import { amount } from '#domain/amount.ts';
import type { TxIntent } from '#tx/intent.ts';
import { coin, coinText, intentOf, nameOf, type Order, payout } from './order.ts';

/** `rewards`: of the source, and of the destination if there is stake already. `until`: day on which it may move on. */
export type RedelegateOrder = Order & {
  readonly source: string;
  readonly destination: string;
  readonly base: bigint;
  readonly rewards: bigint;
  readonly until: string;
};

export function redelegateIntent(order: RedelegateOrder): TxIntent {
  const { sender, asset, source, destination, base, rewards, until } = order;
  return intentOf(order, {
    kind: 'redelegate',
    title: `Move ${coinText(order, base)} from ${nameOf(order, source)} to ${nameOf(order, destination)}`,
    messages: [
      {
        typeUrl: '/cosmos.staking.v1beta1.MsgBeginRedelegate',
        value: { delegatorAddress: sender, validatorSrcAddress: source, validatorDstAddress: destination, amount: coin(order, base) },
      },
    ],
    arrives: [{ bucket: 'free', amount: amount(asset, rewards) }],
    moves: [payout(rewards)],
    notes: [
      { label: 'Can move on from', text: until },
      { label: '', text: 'Until then a slash of the old validator for what it did before would still reduce it.' },
    ],
  });
}
