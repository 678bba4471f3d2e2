import type { ValidatorAmount } from '#domain/quote-mint.ts';
import { sumOf } from '#domain/split.ts';
import type { TxIntent, TxMessage } from '#tx/intent.ts';
import { inParts } from '#tx/parts.ts';
import { claimIntent, restakeIntent } from '../intents/claim-intents.ts';
import type { Order } from '../intents/order.ts';

type Messages = readonly (readonly TxMessage[])[];

/** One intent for each part of the claims, each beginning with what the one before leaves. */
export function claimInParts(order: Order, rewards: readonly ValidatorAmount[], messages: Messages): TxIntent {
  return chained(order, messages, (from, part) =>
    claimIntent(
      from,
      rewards.filter(({ validator }) => part.some((message) => names(message, validator))),
    ),
  );
}

type Plan = { readonly delegations: readonly ValidatorAmount[] };

/** The same for claiming and staking again. What is delegated in a part may have been claimed in the one before. */
export function restakeInParts(order: Order, rewards: readonly ValidatorAmount[], plan: Plan, messages: Messages): TxIntent {
  return chained(order, messages, (from, part) => {
    const [claims, delegations] = [part.filter(isClaim), part.filter((message) => !isClaim(message))];
    const claimed = rewards.filter(({ validator }) => claims.some((message) => names(message, validator)));
    return restakeIntent(from, {
      claims: claimed.map(({ validator }) => validator),
      delegations: plan.delegations.filter(({ validator }) => delegations.some((message) => names(message, validator))),
      claimed: sumOf(claimed),
    });
  });
}

function chained(order: Order, messages: Messages, make: (order: Order, part: readonly TxMessage[]) => TxIntent): TxIntent {
  let { before } = order;
  const intents = messages.map((part) => {
    const intent = make({ ...order, before }, part);
    before = intent.after ?? before;
    return intent;
  });
  return inParts(intents);
}

const isClaim = ({ typeUrl }: TxMessage) => typeUrl === '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward';

function names({ value }: TxMessage, validator: string): boolean {
  return value instanceof Object && 'validatorAddress' in value && value.validatorAddress === validator;
}
