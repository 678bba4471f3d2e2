import { amount } from '#domain/amount.ts';
import type { RestakePlan } from '#domain/claim-plan.ts';
import type { ValidatorAmount } from '#domain/quote-mint.ts';
import { sumOf } from '#domain/split.ts';
import type { TxIntent, TxMessage } from '#tx/intent.ts';
import { coin, coinText, intentOf, nameOf, type Order, payout } from './order.ts';

/** `rewards`: what each of the chosen validators owes, base units. */
export function claimIntent(order: Order, rewards: readonly ValidatorAmount[]): TxIntent {
  const sum = sumOf(rewards);
  const [first] = rewards;
  return intentOf(order, {
    kind: 'claim',
    title: `Claim ${coinText(order, sum)} from ${rewards.length === 1 && first ? nameOf(order, first.validator) : `${rewards.length} validators`}`,
    messages: rewards.map(({ validator }) => withdraw(order, validator)),
    arrives: [{ bucket: 'free', amount: amount(order.asset, sum) }],
    moves: [payout(sum)],
    notes: [{ label: '', text: 'Rewards grow until the block: you get a little more than is shown here.' }],
  });
}

/** At each validator the claim, and then what of it is staked again there: a part of a long list is whole in itself. */
export function restakeIntent(order: Order, plan: Pick<RestakePlan, 'claims' | 'delegations'> & { readonly claimed: bigint }): TxIntent {
  const staked = sumOf(plan.delegations);
  const validators = [...new Set([...plan.claims, ...plan.delegations.map(({ validator }) => validator)])];
  return intentOf(order, {
    kind: 'restake',
    title: `Claim and restake ${coinText(order, staked)}`,
    messages: validators.flatMap((validator) => [
      ...(plan.claims.includes(validator) ? [withdraw(order, validator)] : []),
      ...plan.delegations.filter((each) => each.validator === validator).map((each) => delegate(order, each)),
    ]),
    arrives: [{ bucket: 'free', amount: amount(order.asset, plan.claimed) }],
    moves: [payout(plan.claimed), { from: 'free', to: 'staked', base: staked }],
    notes: [
      { label: '', text: 'The network fee is paid from your balance, not from the rewards. What they grow until the block stays free.' },
    ],
  });
}

function withdraw({ sender }: Order, validator: string): TxMessage {
  return {
    typeUrl: '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward',
    value: { delegatorAddress: sender, validatorAddress: validator },
  };
}

function delegate(order: Order, { validator, amount: base }: ValidatorAmount): TxMessage {
  return {
    typeUrl: '/cosmos.staking.v1beta1.MsgDelegate',
    value: { delegatorAddress: order.sender, validatorAddress: validator, amount: coin(order, base) },
  };
}
