import { describe, expect, test } from 'vitest';
import type { TxResult } from '#chain/tx/lookup.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { recording } from '#testing/recording.ts';
import { executedOf, settlementOf } from './executed.ts';
import type { TxKind } from './intent.ts';

type Recorded = {
  readonly title: string;
  readonly messages: readonly { readonly '@type': string; readonly delegatorAddress?: string; readonly amount?: { amount: string } }[];
  readonly result?: {
    readonly code: number;
    readonly height: string;
    readonly events: readonly { type: string; attributes: [string, string][] }[];
  };
};

const KIND_OF: Readonly<Record<string, TxKind>> = {
  '/pstake.liquidstake.v1beta1.MsgLiquidStake': 'mint',
  '/pstake.liquidstake.v1beta1.MsgLiquidUnstake': 'redeem',
  '/cosmos.staking.v1beta1.MsgDelegate': 'delegate',
  '/cosmos.staking.v1beta1.MsgUndelegate': 'undelegate',
  '/cosmos.staking.v1beta1.MsgBeginRedelegate': 'redelegate',
  '/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation': 'cancel-unbonding',
  '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward': 'claim',
  '/gaia.liquid.v1beta1.MsgTokenizeShares': 'tokenize',
  '/gaia.liquid.v1beta1.MsgRedeemTokensForShares': 'redeem-shares',
};
const DISTRIBUTION = 'persistence1jv65s3grqf6v6jl3dp4t6c9t9rk99cd8fnz08m';

const recorded = [
  ...['replay-liquid', 'replay-modules', 'replay-random', 'replay-slashing', 'replay-corners'].flatMap(
    (name) => recording<{ transactions: Recorded[] }>(`${name}/transactions`).transactions,
  ),
  ...recording<Recorded[]>('tokenize-shares'),
];

/** Successful transactions of one of our kinds, with what the sender was paid from the rewards' account, read from the transfers. */
const ours = recorded.flatMap(({ title, messages, result }) => {
  const kinds = new Set(messages.map((message) => KIND_OF[message['@type']]));
  const [kind] = kinds;
  const sender = messages[0]?.delegatorAddress;
  if (!kind || !sender || kinds.size !== 1 || result?.code !== 0) return [];
  const events = result.events.map(({ type, attributes }) => ({ type, attributes: attributes.map(([key, value]) => ({ key, value })) }));
  const tx: TxResult = {
    hash: '',
    height: BigInt(result.height),
    index: 0,
    code: 0,
    codespace: '',
    log: '',
    gasWanted: 0n,
    gasUsed: 1n,
    events,
    txBytes: new Uint8Array(),
  };
  const asked = messages.reduce((sum, { amount }) => sum + BigInt(amount?.amount ?? 0), 0n);
  return [{ title, kind, sender, asked, tx, paid: paidFrom(DISTRIBUTION, sender, events), settled: settlementOf(tx, { kind, sender }) }];
});

function paidFrom(from: string, to: string, events: TxResult['events']): bigint {
  const transfers = events
    .filter(({ type }) => type === 'transfer')
    .map(({ attributes }) => new Map(attributes.map((a) => [a.key, a.value])));
  const own = transfers.filter((transfer) => transfer.get('sender') === from && transfer.get('recipient') === to);
  return own.reduce((sum, transfer) => sum + BigInt(/(\d+)uxprt/.exec(transfer.get('amount') ?? '')?.[1] ?? 0), 0n);
}

const baseOf = (coins: readonly { readonly denom: string; readonly base: bigint }[], denom: string) =>
  coins.find((coin) => coin.denom === denom)?.base ?? 0n;
const of = (...kinds: TxKind[]) => ours.filter(({ kind }) => kinds.includes(kind));

describe('what recorded blocks did', () => {
  test('there are transactions of every kind', () => {
    expect(ours.length).toBeGreaterThan(200);
    expect(new Set(ours.map(({ kind }) => kind))).toEqual(new Set(Object.values(KIND_OF)));
  });

  test('rewards are what the account was paid, also those that come along', () => {
    const paying = ours.filter(({ paid, kind }) => paid > 0n && kind !== 'redeem-shares');
    expect(new Set(paying.map(({ settled }) => settled.rewardsTo))).toEqual(new Set(['sender']));
    expect(paying.length).toBeGreaterThan(30);
    for (const { title, paid, settled } of paying) expect([title, baseOf(settled.rewards, 'uxprt')]).toEqual([title, paid]);
  });

  test("rewards that another account got are not said to be the sender's", () => {
    const elsewhere = ours.filter(({ settled }) => settled.rewardsTo === 'elsewhere');
    expect(elsewhere.length).toBeGreaterThan(0);
    for (const { paid } of elsewhere) expect(paid).toBe(0n);
  });

  test('staked, moved and unbonding amounts are those that were asked for, less what rounding leaves behind', () => {
    for (const { title, asked, settled } of of('delegate', 'cancel-unbonding')) {
      expect([title, settled.staked, settled.completesAt]).toEqual([title, [{ denom: 'uxprt', base: asked }], null]);
    }
    for (const { asked, settled } of of('redelegate')) expect(baseOf(settled.moved, 'uxprt')).toBe(asked);
    for (const { asked, settled } of of('undelegate')) {
      expect(asked - baseOf(settled.unbonding, 'uxprt')).toBeLessThanOrEqual(1n);
      expect(settled.completesAt).toBeGreaterThan(Date.parse('2020-01-01'));
    }
  });

  test('a redemption counts its own unbondings once, and none of its inner shares', () => {
    for (const { title, sender, tx, settled } of of('redeem')) {
      const own = tx.events.filter(({ type, attributes }) => type === 'unbond' && attributes.some(({ value }) => value === sender));
      const sum = own.reduce(
        (total, { attributes }) => total + BigInt(/^\d+/.exec(attributes.find(({ key }) => key === 'amount')?.value ?? '')?.[0] ?? 0),
        0n,
      );
      expect([title, settled.unbonding, settled.staked, settled.moved]).toEqual([title, [{ denom: 'uxprt', base: sum }], [], []]);
    }
  });

  test('tokenized shares are received, redeemed ones become stake; rewards of the record come with the last of them', () => {
    for (const { asked, settled } of of('tokenize')) {
      const [shares, ...more] = settled.received;
      expect([shares?.denom, more]).toEqual([expect.stringMatching(/^persistencevaloper1\w+\/\d+$/), []]);
      expect(asked - (shares?.base ?? 0n)).toBeLessThanOrEqual(1n);
    }
    const redeemed = of('redeem-shares');
    for (const { asked, settled } of redeemed) expect([settled.staked, settled.received]).toEqual([[{ denom: 'uxprt', base: asked }], []]);
    const last = redeemed.find(({ title }) => title === 'redeem the whole record');
    expect(baseOf(last?.settled.rewards ?? [], 'uxprt')).toBe(187n + (last?.paid ?? 0n));
  });
});

test('what belongs to others, and what is no coin, is left out', () => {
  const attributes = (record: Readonly<Record<string, string>>) => Object.entries(record).map(([key, value]) => ({ key, value }));
  const events = [
    { type: 'withdraw_rewards', attributes: attributes({ amount: '7uxprt,5stk/uatom', validator: 'v', delegator: 'me' }) },
    { type: 'withdraw_rewards', attributes: attributes({ amount: '0stake', validator: 'v', delegator: 'me' }) },
    { type: 'withdraw_rewards', attributes: attributes({ amount: '900uxprt', validator: 'v', delegator: 'somebody' }) },
    { type: 'withdraw_rewards', attributes: attributes({ amount: '<b>1</b>', delegator: 'me' }) },
    { type: 'coin_received', attributes: attributes({ receiver: 'somebody', amount: '7uxprt,5stk/uatom' }) },
    { type: '__proto__', attributes: attributes({ amount: '1uxprt' }) },
  ];
  const [any] = ours;
  if (!any) throw new Error('a transaction');
  const settled = settlementOf({ ...any.tx, events }, { kind: 'claim', sender: 'me' });
  expect(settled.rewards).toEqual([
    { denom: 'uxprt', base: 7n },
    { denom: 'stk/uatom', base: 5n },
  ]);
  expect(settled.rewardsTo).toBe('elsewhere');
  expect(executedOf(settled, 'core-sandbox-1', SANDBOX_NETWORK).rewards[0]).toMatchObject({ base: 7n, asset: { symbol: 'XPRT' } });
});
