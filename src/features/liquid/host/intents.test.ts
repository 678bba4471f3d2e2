import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { formatAmount } from '#domain/amount.ts';
import { routeFor } from '#testing/transfer-intents.ts';
import { allowedMessage } from '#tx/allowed-messages.ts';
import type { TxIntent } from '#tx/intent.ts';
import { bringIntent } from './bring-intent.ts';
import { type HostAccount, mintHostIntent } from './mint-host-intent.ts';
import { mintSharesIntent } from './mint-shares-intent.ts';
import { instantIntent, queueIntent } from './redeem-host-intent.ts';

const [CORE, HUB] = ['core-sandbox-1', 'hub-sandbox-1'];
const SENDER = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const AT_HOME = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';

function assetOn(chain: string, symbol: string) {
  const asset = SANDBOX_NETWORK.assets.find((each) => each.chain === chain && each.symbol === symbol);
  if (!asset) throw new Error(symbol);
  return asset;
}

const account: HostAccount = {
  chain: CORE,
  sender: SENDER,
  coin: assetOn(CORE, 'ATOM'),
  stk: assetOn(CORE, 'stkATOM'),
  host: HUB,
  hostName: 'Cosmos Hub Sandbox',
  touches: [['sandbox', CORE, 'bank']],
};
const amounts = fc.bigInt({ min: 1n, max: 10n ** 30n });
const quoteOf = (received: bigint, fee: bigint) => ({ kind: 'ok', minted: received + fee, fee, received }) as const;

/** Every message is one that the kind may carry, signed by the sender. */
function expectAllowed({ kind, sender, messages }: TxIntent): void {
  for (const { typeUrl, value } of messages) {
    expect(allowedMessage(kind, typeUrl)?.own.map((field) => Reflect.get(Object(value), field))).toEqual([sender]);
  }
}

test('a mint asks for exactly the typed coins, under the name that the hub has for them', () => {
  fc.assert(
    fc.property(amounts, amounts, fc.bigInt({ min: 0n, max: 9n }), (base, received, fee) => {
      const intent = mintHostIntent({ ...account, base, quote: quoteOf(received, fee) });
      expectAllowed(intent);
      expect(intent.messages).toEqual([
        {
          typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgLiquidStake',
          value: { delegatorAddress: SENDER, amount: { denom: account.coin.denom, amount: String(base) } },
        },
      ]);
      expect(intent.changes.map(({ bucket, direction, amount }) => [bucket, direction, amount.asset.symbol, amount.base])).toEqual([
        ['free', 'out', 'ATOM', base],
        ['liquid-staked', 'in', 'stkATOM', received],
      ]);
      expect(intent.notes.some(({ label }) => label === 'Minting fee')).toBe(fee > 0n);
      expect([intent.plan, intent.part, intent.before]).toEqual([undefined, undefined, undefined]);
    }),
  );
});

test('a redemption burns exactly the typed stk, through the queue or at once', () => {
  fc.assert(
    fc.property(amounts, amounts, fc.bigInt({ min: 0n, max: 9n }), (base, received, fee) => {
      const quote = { kind: 'ok', fee, received } as const;
      const value = { delegatorAddress: SENDER, amount: { denom: 'stk/uatom', amount: String(base) } };
      const queued = queueIntent({ ...account, base, quote, epoch: 8n, sent: 'soon', arrives: 'later' });
      const instant = instantIntent({ ...account, base, quote });
      for (const intent of [queued, instant]) expectAllowed(intent);
      expect(queued.messages).toEqual([{ typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgLiquidUnstake', value }]);
      expect(instant.messages).toEqual([{ typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgRedeem', value }]);
      expect(queued.changes[1]).toMatchObject({ bucket: 'unbonding', direction: 'in', amount: { base: received } });
      expect(instant.changes[1]).toMatchObject({ bucket: 'free', direction: 'in', amount: { base: received } });
      expect(queued.notes).toEqual(expect.arrayContaining([{ label: 'Arrives', text: 'later' }]));
    }),
  );
});

test('shares are given whole, and no coin leaves the buckets for them', () => {
  const token = { denom: 'ibc/AA', shares: 25_000_000n, operator: 'cosmosvaloper1x', recordId: 3n };
  const intent = mintSharesIntent({ ...account, token, quote: { ...quoteOf(20_000_000n, 0n), worth: 24_999_999n } });
  expectAllowed(intent);
  expect(intent.messages[0]?.value).toEqual({ delegatorAddress: SENDER, delegations: [{ denom: 'ibc/AA', amount: '25000000' }] });
  expect(intent.changes).toMatchObject([{ bucket: 'liquid-staked', direction: 'in', amount: { base: 20_000_000n } }]);
  expect(intent.notes).toEqual(expect.arrayContaining([{ label: 'Worth', text: '24.999999 ATOM' }]));
});

test('two signatures: the first brings what the second stakes, and the journal is told what is left', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 24n }), amounts, (base, received) => {
      const route = routeFor({ from: HUB, to: CORE, denom: 'uatom', base, sender: AT_HOME, receiver: SENDER });
      const asset = assetOn(HUB, 'ATOM');
      const transfer = { graph: graphOf(SANDBOX_NETWORK), route, asset, base, chainTime: 1_000, receives: 'own', touches: [] } as const;
      const first = bringIntent({ transfer, mint: { ...account, base, quote: quoteOf(received, 0n) }, id: 'a work' });
      expectAllowed(first);
      expect([first.kind, first.chain, first.sender, first.part]).toEqual(['transfer', HUB, AT_HOME, { number: 1, of: 2 }]);
      const next = { kind: 'mint-host', chain: CORE, sender: SENDER, denom: account.coin.denom, base };
      expect(first.plan).toMatchObject({ id: 'a work', step: { number: 1, of: 2 }, next });
      expect(first.plan?.next?.title).toBe(`Mint stkATOM from ${formatAmount({ asset: account.coin, base })} ATOM`);
      // What arrives is just what the second one gives.
      expect(route.hops.at(-1)?.arrives.denom).toBe(account.coin.denom);
      expect(first.next?.plan).toEqual({ id: 'a work', step: { number: 2, of: 2 }, next: null });
      expect(first.next?.messages).toEqual(mintHostIntent({ ...account, base, quote: quoteOf(received, 0n) }).messages);
    }),
  );
});
