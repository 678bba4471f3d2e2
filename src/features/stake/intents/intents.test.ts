import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { type Buckets, totalOf } from '#domain/buckets.ts';
import { restakePlan } from '#domain/claim-plan.ts';
import type { TxIntent } from '#tx/intent.ts';
import { cancelIntent } from './cancel-intent.ts';
import { claimIntent, restakeIntent } from './claim-intents.ts';
import { delegateIntent } from './delegate-intent.ts';
import type { Order } from './order.ts';
import { redelegateIntent } from './redelegate-intent.ts';
import { redeemSharesIntent, tokenizeIntent } from './share-intents.ts';
import { undelegateIntent } from './undelegate-intent.ts';

const SENDER = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const [ONE, TWO] = ['persistencevaloper1one', 'persistencevaloper1two'];
const BEFORE: Buckets = { 'liquid-staked': 1n, staked: 10n ** 15n, free: 10n ** 15n, unbonding: 10n ** 15n, rewards: 10n ** 15n };
const order: Order = {
  chain: 'core-sandbox-1',
  sender: SENDER,
  asset: stakeAsset(SANDBOX_NETWORK),
  touches: [['sandbox', 'core-sandbox-1', 'bank']],
  before: BEFORE,
  elsewhere: false,
  names: { [ONE]: 'Northwind' },
};
const base = fc.bigInt({ min: 1n, max: 10n ** 14n });
const uxprt = (amount: bigint) => ({ denom: 'uxprt', amount: String(amount) });
const change = (intent: TxIntent) => Object.fromEntries(Object.entries(BEFORE).map(([name, was]) => [name, at(intent, name) - was]));
const at = ({ after }: TxIntent, name: string) => after?.[name as keyof Buckets] ?? 0n;

test('staking asks for exactly the parts, pays what was earned there and loses nothing', () => {
  fc.assert(
    fc.property(base, base, base, (first, second, rewards) => {
      const parts = [
        { validator: ONE, amount: first },
        { validator: TWO, amount: second },
      ];
      const intent = delegateIntent({ ...order, parts, rewards, unbonds: '21 days' });
      expect(intent.messages).toEqual(
        parts.map(({ validator, amount }) => ({
          typeUrl: '/cosmos.staking.v1beta1.MsgDelegate',
          value: { delegatorAddress: SENDER, validatorAddress: validator, amount: uxprt(amount) },
        })),
      );
      expect(change(intent)).toMatchObject({ staked: first + second, free: rewards - first - second, rewards: -rewards });
      expect(intent.after && totalOf(intent.after)).toBe(totalOf(BEFORE));
    }),
  );
});

test('a name stands in the title where there is one validator', () => {
  const single = delegateIntent({ ...order, parts: [{ validator: ONE, amount: 1_500_000n }], rewards: 0n, unbonds: '21 days' });
  expect(single.title).toBe('Stake 1.5 XPRT with Northwind');
  expect(single.changes).toEqual([]);
});

test('unstaking: the entry gets what the chain removes, the rewards are free', () => {
  fc.assert(
    fc.property(base, base, (asked, rewards) => {
      const intent = undelegateIntent({ ...order, validator: ONE, base: asked, arrives: asked, rewards, on: 'soon' });
      expect(intent.messages[0]).toEqual({
        typeUrl: '/cosmos.staking.v1beta1.MsgUndelegate',
        value: { delegatorAddress: SENDER, validatorAddress: ONE, amount: uxprt(asked) },
      });
      expect(change(intent)).toMatchObject({ staked: -asked, unbonding: asked, free: rewards, rewards: -rewards });
    }),
  );
});

test('moving changes who holds the stake, not how much there is', () => {
  const intent = redelegateIntent({ ...order, source: ONE, destination: TWO, base: 7n, rewards: 3n, until: 'then' });
  expect(intent.messages[0]?.value).toEqual({
    delegatorAddress: SENDER,
    validatorSrcAddress: ONE,
    validatorDstAddress: TWO,
    amount: uxprt(7n),
  });
  expect(change(intent)).toMatchObject({ staked: 0n, free: 3n, rewards: -3n });
});

test('cancelling names the entry by its block', () => {
  const intent = cancelIntent({ ...order, validator: ONE, height: 24n, base: 5n, rewards: 0n });
  expect(intent.messages[0]).toEqual({
    typeUrl: '/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation',
    value: { delegatorAddress: SENDER, validatorAddress: ONE, amount: uxprt(5n), creationHeight: 24n },
  });
  expect(change(intent)).toMatchObject({ staked: 5n, unbonding: -5n });
});

test('claims and restakes: one message per validator and part, and the total stays', () => {
  fc.assert(
    fc.property(base, base, fc.bigInt({ min: 0n, max: 10n ** 6n }), (first, second, spendable) => {
      const rewards = [
        { validator: ONE, amount: first },
        { validator: TWO, amount: second },
      ];
      const claim = claimIntent(order, rewards);
      expect(claim.messages.map(({ value }) => value)).toEqual(
        [ONE, TWO].map((validatorAddress) => ({ delegatorAddress: SENDER, validatorAddress })),
      );
      expect(change(claim)).toMatchObject({ free: first + second, rewards: -first - second });
      const plan = restakePlan({ rewards, spendable, fee: 0n, keep: 10n ** 6n, paidTo: SENDER, delegator: SENDER });
      fc.pre(plan.kind === 'ok');
      const restake = restakeIntent(order, plan);
      expect(restake.messages).toHaveLength(2 + plan.delegations.length);
      expect(change(restake)).toMatchObject({ staked: plan.staked, free: plan.kept, rewards: -plan.claimed });
      expect(restake.after && totalOf(restake.after)).toBe(totalOf(BEFORE));
    }),
  );
});

test('tokenizing keeps the record with the sender, and redeeming gives the shares back', () => {
  const shares = { ...order.asset, denom: `${ONE}/3`, symbol: 'shares' };
  const tokenize = tokenizeIntent({ ...order, validator: ONE, base: 9n, tokens: shares, minted: 9n, rewards: 2n });
  expect(tokenize.messages[0]?.value).toEqual({
    delegatorAddress: SENDER,
    validatorAddress: ONE,
    amount: uxprt(9n),
    tokenizedShareOwner: SENDER,
  });
  expect(change(tokenize)).toMatchObject({ staked: 0n, free: 2n });
  const redeem = redeemSharesIntent({ ...order, validator: ONE, shares, given: 9n, arrives: 8n, rewards: 0n });
  expect(redeem.messages[0]?.value).toEqual({ delegatorAddress: SENDER, amount: { denom: `${ONE}/3`, amount: '9' } });
});

test('rewards that are paid to another address are not shown as got', () => {
  const intent = claimIntent({ ...order, elsewhere: true }, [{ validator: ONE, amount: 5n }]);
  expect(change(intent)).toMatchObject({ free: 0n, rewards: -5n });
  expect(intent.changes).toEqual([]);
});
