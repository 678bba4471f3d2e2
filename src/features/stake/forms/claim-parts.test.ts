import { expect, test } from 'vitest';
import { stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import type { TxIntent } from '#tx/intent.ts';
import { claimIntent, restakeIntent } from '../intents/claim-intents.ts';
import type { Order } from '../intents/order.ts';
import { claimInParts, restakeInParts } from './claim-parts.ts';

const order: Order = {
  chain: 'core-sandbox-1',
  sender: 'persistence1sender',
  asset: stakeAsset(SANDBOX_NETWORK),
  touches: [],
  before: { 'liquid-staked': 0n, staked: 1_000n, free: 10n, unbonding: 0n, rewards: 60n },
  elsewhere: false,
  names: {},
};
const rewards = ['a', 'b', 'c'].map((validator, index) => ({ validator, amount: BigInt(index + 1) * 10n }));

function chainOf(first: TxIntent): TxIntent[] {
  return first.next ? [first, ...chainOf(first.next)] : [first];
}

const sorted = (messages: TxIntent['messages']) => messages.map((message) => JSON.stringify(message)).toSorted();

test('parts of a claim: each pays its own rewards, and begins with what the one before leaves', () => {
  const { messages } = claimIntent(order, rewards);
  const parts = chainOf(claimInParts(order, rewards, [messages.slice(0, 2), messages.slice(2)]));
  expect(parts.map(({ part }) => part)).toEqual([
    { number: 1, of: 2 },
    { number: 2, of: 2 },
  ]);
  expect(parts.map(({ messages: own }) => own)).toEqual([messages.slice(0, 2), messages.slice(2)]);
  expect(parts.map(({ changes }) => changes[0]?.amount.base)).toEqual([30n, 30n]);
  expect(parts[0]?.after).toEqual({ ...order.before, free: 40n, rewards: 30n });
  expect(parts[1]?.before).toEqual(parts[0]?.after);
  expect(parts[1]?.after).toEqual({ ...order.before, free: 70n, rewards: 0n });
});

test('one part is no part of anything', () => {
  const intent = claimInParts(order, rewards, [claimIntent(order, rewards).messages]);
  expect(intent.part).toBeUndefined();
  expect(intent.next).toBeUndefined();
});

test('parts of a restake: what is delegated is what the plan says, wherever the list was cut', () => {
  const plan = {
    claims: ['a', 'b', 'c'],
    delegations: [
      { validator: 'a', amount: 10n },
      { validator: 'c', amount: 25n },
    ],
    claimed: 60n,
  };
  const { messages } = restakeIntent(order, plan);
  // Claim a, delegate a, claim b | claim c, delegate c.
  for (let cut = 1; cut < messages.length; cut += 1) {
    const parts = chainOf(restakeInParts(order, rewards, plan, [messages.slice(0, cut), messages.slice(cut)]));
    expect(sorted(parts.flatMap(({ messages: own }) => own))).toEqual(sorted(messages));
    expect(parts.at(-1)?.after).toEqual({ ...order.before, staked: 1_035n, free: 35n, rewards: 0n });
  }
});
