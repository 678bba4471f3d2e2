import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atHeight } from '#chain/at-height.ts';
import { createEmbeddedClient } from '#chain/embedded.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { decAtomics } from '#domain/dec.ts';
import { exchangeRate } from '#domain/liquid-stake.ts';
import { startSandbox } from '#sandbox/control.ts';
import type { SandboxController } from '#sandbox/controller.ts';
import { cosmjsSigned } from '../../testing/cosmjs-signed.ts';
import { toBase64 } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { fetchLiquidStakeState } from './queries.ts';
import { fetchRatesFromEvents } from './rate-events.ts';
import { fetchRatesAtHeights } from './rate-heights.ts';

const HOUR = 3_600_000;
const ALICE = SANDBOX_ACCOUNTS.find(({ name }) => name === 'alice')?.address ?? '';

let sandbox: SandboxController;
let client: ChainClient;

beforeAll(async () => {
  sandbox = await startSandbox({ blockInterval: null, tabs: null });
  const chain = hubChain(SANDBOX_NETWORK);
  client = createEmbeddedClient(SANDBOX_NETWORK, chain, sandbox.rpc(chain.id));
  await sandbox.advance(200 * HOUR);
});
afterAll(() => sandbox.stop());

/** The same chain with an answer of one method replaced. */
function spoiled(method: string, answer: (params: unknown) => unknown): ChainClient {
  const rpc: ChainClient['rpc'] = {
    execute: async (request) => (request.method === method ? ((await answer(request.params)) as never) : client.rpc.execute(request)),
    disconnect() {},
  };
  return { ...client, rpc };
}

async function mint(amount: string): Promise<void> {
  const value = { delegatorAddress: ALICE, amount: { denom: 'uxprt', amount } };
  const tx = await cosmjsSigned(sandbox.rpc(client.chain.id), 'alice', [{ typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake', value }]);
  await client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'broadcast_tx_sync', params: { tx: toBase64(tx) } });
  await sandbox.advance(1_000);
}

describe('states that the node keeps', () => {
  test('thirty heights over the hundred that the sandbox keeps, each the rate of its block', async () => {
    const { samples, notes } = await fetchRatesAtHeights(client);
    expect(samples).toHaveLength(30);
    const [oldest, newest] = [samples[0], samples.at(-1)];
    expect(Number(newest?.height) - Number(oldest?.height)).toBe(99);
    expect(newest?.at).toBe(sandbox.now());
    expect(notes).toEqual([{ source: 'height', kind: 'kept', since: oldest?.at, height: oldest?.height }]);
    const state = await fetchLiquidStakeState(atHeight(client, Number(oldest?.height)));
    expect(oldest?.rate).toBe(exchangeRate(state));
    expect(samples.every((sample, index) => index === 0 || sample.rate > (samples[index - 1]?.rate ?? 0n))).toBe(true);
  });

  test('a node that keeps the newest only gives one', async () => {
    const height = (await fetchRatesAtHeights(client)).samples.at(-1)?.height;
    const pruned = spoiled('abci_query', (params) => {
      const asked = Reflect.get(params as object, 'height');
      if (asked === String(height)) return client.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'abci_query', params: params as never });
      return {
        result: { response: { code: 18, codespace: 'sdk', log: `failed to load state at height ${asked}; version does not exist` } },
      };
    });
    expect((await fetchRatesAtHeights(pruned)).samples.map((sample) => sample.height)).toEqual([height]);
  });
});

describe('mints in blocks', () => {
  test('the quotient of a mint is the rate of its block, to seven digits; small ones are too coarse', async () => {
    const state = await fetchLiquidStakeState(client);
    await mint('1234567891');
    const at = sandbox.now();
    await mint('2000000');
    const { samples, notes } = await fetchRatesFromEvents(client);
    expect(notes).toEqual([]);
    expect(samples).toHaveLength(1);
    expect(samples[0]).toMatchObject({ source: 'event', at });
    const difference = decAtomics(samples[0]?.rate ?? (0n as never)) - decAtomics(exchangeRate(state) ?? (0n as never));
    expect(difference).toBeGreaterThanOrEqual(0n);
    expect(difference).toBeLessThan(10n ** 12n);
  });

  // The small one of before is among those that are read, and counts no more than it did there.
  test('of many the newest and an even choice are read, and it is said how many', async () => {
    for (let count = 0; count < 28; count += 1) await mint(`${50_000_000 + count}`);
    const { samples, notes } = await fetchRatesFromEvents(client);
    expect(samples).toHaveLength(25);
    expect(notes).toEqual([{ source: 'event', kind: 'chosen', read: 26, of: 30 }]);
  });

  test('no index, and headers that are gone, are said', async () => {
    const error = (data: string) => () => Promise.reject(new Error(JSON.stringify({ code: -32603, message: 'Internal error', data })));
    const chain = client.chain;
    const failing = (method: string, data: string) => createEmbeddedClient(SANDBOX_NETWORK, chain, spoiled(method, error(data)).rpc);
    expect(await fetchRatesFromEvents(failing('tx_search', 'transaction indexing is disabled'))).toEqual({
      samples: [],
      notes: [{ source: 'event', kind: 'no-index' }],
    });
    const undated = await fetchRatesFromEvents(failing('header', 'height 5 is not available, lowest height is 100'));
    expect(undated.samples).toEqual([]);
    expect(undated.notes).toContainEqual({ source: 'event', kind: 'undated', count: 25 });
  });
});
