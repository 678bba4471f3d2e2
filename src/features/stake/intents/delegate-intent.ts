import { amount } from '#domain/amount.ts';
import type { ValidatorAmount } from '#domain/quote-mint.ts';
import { sumOf } from '#domain/split.ts';
import type { TxIntent } from '#tx/intent.ts';
import { coin, coinText, intentOf, nameOf, type Order, payout } from './order.ts';

/** `parts`: base units for each validator, one message each. `rewards`: what is paid out along with it. */
export type DelegateOrder = Order & { readonly parts: readonly ValidatorAmount[]; readonly rewards: bigint; readonly unbonds: string };

export function delegateIntent(order: DelegateOrder): TxIntent {
  const { sender, asset, parts, rewards, unbonds } = order;
  const base = sumOf(parts);
  const [first] = parts;
  return intentOf(order, {
    kind: 'delegate',
    title: `Stake ${coinText(order, base)} with ${parts.length === 1 && first ? nameOf(order, first.validator) : `${parts.length} validators`}`,
    messages: parts.map(({ validator, amount: part }) => ({
      typeUrl: '/cosmos.staking.v1beta1.MsgDelegate',
      value: { delegatorAddress: sender, validatorAddress: validator, amount: coin(order, part) },
    })),
    arrives: [{ bucket: 'free', amount: amount(asset, rewards) }],
    moves: [payout(rewards), { from: 'free', to: 'staked', base }],
    notes: [{ label: '', text: `Getting it back takes ${unbonds}. A part is lost when a validator is slashed.` }],
  });
}
