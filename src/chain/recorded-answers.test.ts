import { Comet38Client } from '@cosmjs/tendermint-rpc';
import { describe, expect, test } from 'vitest';
import { fakeChain } from '#testing/fake-nodes.ts';
import { recording } from '#testing/recording.ts';
import { fromBase64 } from './abci.ts';
import { fetchAccount } from './auth/queries.ts';
import type { ChainClient } from './client.ts';
import { fetchMaxGas } from './consensus/queries.ts';
import { fetchLiquidStakeState } from './liquidstake/queries.ts';
import { fetchInflation } from './mint/queries.ts';
import { createTransport } from './transport.ts';
import { broadcast } from './tx/broadcast.ts';
import { decodeTx } from './tx/decode.ts';
import { lookupTx, searchTxs } from './tx/lookup.ts';

type Recorded = { readonly request: { readonly method: string }; readonly response: { readonly status: number; readonly body: object } };

const answers = recording<Readonly<Record<string, Recorded>>>('rpc');
const INFLATION = 'ChIxMjAwNjcxMDg0MzA1ODY1Njk=';

/** A node of persistenceCore v16.0.1 that gives the recorded answer of that name to everything but `status`. */
function answering(name: string): ChainClient {
  return answeringBody((id) => ({ ...answers[name]?.response.body, id }));
}

function answeringBody(answer: (id: number) => object): ChainClient {
  const chain = fakeChain('node');
  const fetching: typeof fetch = async (_, init) => {
    const parsed: unknown = JSON.parse(String(init?.body));
    const calls = (Array.isArray(parsed) ? parsed : [parsed]) as { id: number; method: string }[];
    const all = calls.map(({ id, method }) => (method === 'status' ? { ...answers['status']?.response.body, id } : answer(id)));
    return new Response(JSON.stringify(all.length === 1 ? all[0] : all));
  };
  const transport = createTransport(chain, { fetch: fetching });
  return { network: 'recorded', chain, rpc: transport.rpc, status: transport.status };
}

describe('answers of the real node, through the real client', () => {
  test('liquid staking state', async () => {
    const state = await fetchLiquidStakeState(answering('abci_query ok'));
    expect(state).toMatchObject({ netAmount: state.totalLiquidTokens, totalUnbondingBalance: 0n, proxyAccBalance: 7642627n });
    expect(await fetchLiquidStakeState(answering('abci_query at a height'))).toMatchObject({
      netAmount: 7023456789n,
      mintRate: 10n ** 18n,
    });
  });

  test('inflation and the gas of a block without limit', async () => {
    const abci = { response: { code: 0, value: INFLATION, height: '414' } };
    expect(await fetchInflation(answeringBody((id) => ({ jsonrpc: '2.0', id, result: abci })))).toBe(120_067_108_430_586_569n);
    expect(await fetchMaxGas(answering('consensus_params'))).toBeNull();
  });

  test('a vesting account, and an address that the chain refuses', async () => {
    expect(await fetchAccount(answering('account vesting'), 'x')).toMatchObject({
      kind: 'vesting',
      address: expect.stringMatching(/^persistence1tx9zx/),
    });
    await expect(fetchAccount(answering('abci_query account unknown'), 'x')).rejects.toMatchObject({
      error: { kind: 'query-failed', code: 18, codespace: 'sdk' },
    });
  });

  test.each([
    ['abci_query unknown service', { kind: 'query-failed', codespace: 'sdk', code: 6 }],
    ['abci_query future height', { kind: 'query-failed', code: 26 }],
    ['abci_query odd hex', { kind: 'rpc-error', code: -32602 }],
    ['unknown method', { kind: 'rpc-error', code: -32601 }],
  ])('%s is a typed failure', async (name, error) => {
    await expect(fetchLiquidStakeState(answering(name))).rejects.toMatchObject({ error });
  });

  test('a transaction in a block, one that failed there, and one that is not there', async () => {
    const hash = '0B00B48C1B635FB582F4EB088BAE431E0E49C89E475C27124DC33B222B08A1C1';
    const found = await lookupTx(answering('tx'), hash);
    expect(found).toMatchObject({ hash, height: 96n, code: 0, gasUsed: 789_424n });
    expect(decodeTx(found?.txBytes ?? new Uint8Array()).messages).toMatchObject([
      { typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake' },
    ]);
    const failed = '077EE4B316945586CFC3FD15B52E0651583F202C4C1A7785CC619F3ECFAD213C';
    expect(await lookupTx(answering('tx failed'), failed)).toMatchObject({ code: 7, codespace: 'liquidstake' });
    expect(await lookupTx(answering('tx not found'), hash)).toBeNull();
    await expect(lookupTx(answering('tx'), failed)).rejects.toMatchObject({ error: { kind: 'malformed' } });
    await expect(lookupTx(answering('missing params'), hash)).rejects.toMatchObject({ error: { kind: 'rpc-error' } });
  });

  test('searches: a page, none, beyond the last, malformed', async () => {
    const { txs, total } = await searchTxs(answering('tx_search by sender, page 1'), 'q', 1);
    expect([txs.length, total > 2]).toEqual([2, true]);
    expect(await searchTxs(answering('tx_search none'), 'q', 1)).toEqual({ txs: [], total: 0 });
    expect(await searchTxs(answering('tx_search page beyond the end'), 'q', 99)).toEqual({ txs: [], total: 0 });
    await expect(searchTxs(answering('tx_search malformed'), 'q', 1)).rejects.toMatchObject({ error: { kind: 'rpc-error' } });
  });

  test('the same bytes broadcast again are accepted; garbage is refused by CheckTx', async () => {
    const bytes = fromBase64('AAAA', 'tx');
    expect(await broadcast(answering('broadcast_tx_sync again'), bytes)).toMatchObject({ code: 0 });
    expect(await broadcast(answering('broadcast_tx_sync garbage'), bytes)).toMatchObject({ code: 2, codespace: 'sdk' });
    await expect(broadcast(answering('broadcast_tx_sync garbage'), Uint8Array.of(1))).rejects.toMatchObject({
      error: { kind: 'malformed' },
    });
  });

  test("CosmJS's own client reads them over our transport", async () => {
    expect((await (await Comet38Client.create(answering('block').rpc)).block(96)).block.header.height).toBe(96);
    expect((await (await Comet38Client.create(answering('status').rpc)).status()).nodeInfo.network).toBe('core-sandbox-1');
    expect((await (await Comet38Client.create(answering('validators').rpc)).validators({ height: 5 })).validators).toHaveLength(2);
  });
});
