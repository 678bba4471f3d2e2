import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { totalOf } from '#domain/buckets.ts';
import { decFromInt } from '#domain/dec.ts';
import { mintIntent } from './mint-intent.ts';
import { redeemIntent } from './redeem-intent.ts';

const common = {
  chain: 'core-sandbox-1',
  sender: 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
  xprt: stakeAsset(SANDBOX_NETWORK),
  stk: liquidAsset(SANDBOX_NETWORK),
  touches: [['sandbox', 'core-sandbox-1', 'bank']],
} as const;
const amountOf = fc.bigInt({ min: 1n, max: 10n ** 15n });
const before = { 'liquid-staked': 10n ** 15n, staked: 5n, free: 10n ** 15n, unbonding: 7n, rewards: 3n };

test('a mint asks for exactly the typed XPRT and moves it between buckets', () => {
  fc.assert(
    fc.property(amountOf, amountOf, (base, minted) => {
      const quote = { kind: 'ok', minted, rate: decFromInt(1n), delegations: [] } as const;
      const intent = mintIntent({ ...common, base, quote, before });
      expect(intent.messages).toEqual([
        {
          typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake',
          value: { delegatorAddress: common.sender, amount: { denom: 'uxprt', amount: String(base) } },
        },
      ]);
      expect(intent.after && totalOf(intent.after)).toBe(totalOf(before));
      expect(intent.after?.free).toBe(before.free - base);
    }),
  );
});

test('a redemption burns exactly the typed stkXPRT; what leaves the buckets is the fee and the crumbs', () => {
  fc.assert(
    fc.property(amountOf, amountOf, fc.bigInt({ min: 0n, max: 1000n }), fc.bigInt({ min: 0n, max: 9n }), (base, total, fee, dust) => {
      const gross = total + fee + dust;
      fc.pre(gross <= before['liquid-staked']);
      const quote = {
        kind: 'ok',
        gross,
        fee,
        dust,
        total,
        instant: 0n,
        rate: decFromInt(1n),
        unbonds: [{ validator: 'v', amount: total }],
      } as const;
      const intent = redeemIntent({ ...common, base, quote, arrives: 'soon', before });
      expect(intent.messages).toEqual([
        {
          typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidUnstake',
          value: { delegatorAddress: common.sender, amount: { denom: 'stk/uxprt', amount: String(base) } },
        },
      ]);
      expect(intent.after && totalOf(before) - totalOf(intent.after)).toBe(fee + dust);
      expect(intent.after?.unbonding).toBe(before.unbonding + total);
    }),
  );
});
