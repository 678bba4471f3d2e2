import { expect, test } from 'vitest';
import type { TxResult } from '#chain/tx/lookup.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { recording } from '#testing/recording.ts';
import { executedOf, settlementOf } from './executed.ts';
import type { TxKind } from './intent.ts';

type Coin = { readonly denom: string; readonly amount: string };
type Recorded = {
  readonly title: string;
  readonly messages: readonly {
    readonly '@type': string;
    readonly sender?: string;
    readonly delegatorAddress?: string;
    readonly token?: Coin;
  }[];
  readonly result?: {
    readonly code: number;
    readonly height: string;
    readonly events: readonly { type: string; attributes: [string, string][] }[];
  };
};

const CORE = 'core-sandbox-1';
const ATOM = 'ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2';

const included = (txs: readonly Recorded[]) => txs.filter(({ result }) => result?.code === 0);

function settled({ messages, result }: Recorded, kind: TxKind) {
  const events = (result?.events ?? []).map(({ type, attributes }) => ({
    type,
    attributes: attributes.map(([key, value]) => ({ key, value })),
  }));
  const nothing = { hash: '', index: 0, code: 0, codespace: '', log: '', gasWanted: 0n, gasUsed: 1n, txBytes: new Uint8Array() };
  const tx: TxResult = { ...nothing, height: BigInt(result?.height ?? 0), events };
  const sender = messages[0]?.sender ?? messages[0]?.delegatorAddress ?? '';
  return settlementOf(tx, { kind, sender });
}

test('a transfer took what was sent, whether it was locked or burned, and the fee is no part of it', () => {
  const transfers = included(recording<{ tx: Recorded }[]>('ibc-flows').map(({ tx }) => tx)).filter(
    ({ messages }) => messages.length === 1,
  );
  expect(transfers.length).toBeGreaterThan(15);
  for (const tx of transfers) {
    const { denom = '', amount = '0' } = tx.messages[0]?.token ?? {};
    const { moved, received, rewards } = settled(tx, 'transfer');
    expect([tx.title, moved, received, rewards]).toEqual([tx.title, [{ denom, base: BigInt(amount) }], [], []]);
  }
});

test('minting and redeeming on a host chain: what the module says, in the coin as Core-1 calls it', () => {
  const txs = included(recording<Recorded[]>('liquidstakeibc-transactions'));
  const of = (type: string, kind: TxKind) =>
    txs
      .filter(({ messages }) => messages[0]?.['@type'] === `/pstake.liquidstakeibc.v1beta1.${type}`)
      .map((tx) => executedOf(settled(tx, kind), CORE, SANDBOX_NETWORK));
  const minted = of('MsgLiquidStake', 'mint-host').flatMap(({ received }) => received);
  expect(minted.map(({ base, asset }) => [base, asset.denom])).toEqual([
    [200_000_000n, 'stk/uatom'],
    [50_000_000n, 'stk/uatom'],
  ]);
  const redeemed = of('MsgRedeem', 'redeem-instantly').flatMap(({ received }) => received);
  expect(redeemed.map(({ base, asset }) => [base, asset.denom, asset.symbol])).toEqual([[9_950_000n, ATOM, 'ATOM']]);
  const queued = of('MsgLiquidUnstake', 'redeem-host').flatMap(({ unbonding }) => unbonding);
  expect(queued.map(({ base, asset }) => [base, asset.denom])).toEqual([
    [30_000_000n, ATOM],
    [7_777_777n, ATOM],
    [1_234_567n, ATOM],
  ]);
});
