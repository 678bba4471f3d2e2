import { amount } from '#domain/amount.ts';
import type { TxIntent } from '#tx/intent.ts';
import { coin, coinText, intentOf, nameOf, type Order, payout } from './order.ts';

/** `height`: the block in which the unbonding began, by which the chain knows its entry. */
export type CancelOrder = Order & { readonly validator: string; readonly height: bigint; readonly base: bigint; readonly rewards: bigint };

export function cancelIntent(order: CancelOrder): TxIntent {
  const { sender, asset, validator, height, base, rewards } = order;
  return intentOf(order, {
    kind: 'cancel-unbonding',
    title: `Stake ${coinText(order, base)} again with ${nameOf(order, validator)}`,
    messages: [
      {
        typeUrl: '/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation',
        value: { delegatorAddress: sender, validatorAddress: validator, amount: coin(order, base), creationHeight: height },
      },
    ],
    arrives: [{ bucket: 'free', amount: amount(asset, rewards) }],
    moves: [payout(rewards), { from: 'unbonding', to: 'staked', base }],
    notes: [{ label: '', text: 'It earns again at once. The days that it has waited are gone: unstaking it later begins anew.' }],
  });
}
