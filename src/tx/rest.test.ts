import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChainClient } from '#chain/client.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { restBetween } from './rest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A chain whose block can be announced; `remote` has nodes that must not be asked too often. */
function chainOf(remote: boolean) {
  const listeners = new Set<() => void>();
  let height = 1;
  const chain = { ...hubChain(SANDBOX_NETWORK), rpc: remote ? ['https://rpc.example'] : [] };
  const client: ChainClient = {
    network: 'n',
    chain,
    rpc: { execute: () => Promise.reject(new Error('not asked')), disconnect: () => {} },
    status: {
      get: () => ({ state: 'live', height, blockTime: 0, seenAt: 0, endpoint: null, reason: null }),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
  const block = () => {
    height += 1;
    for (const listener of listeners) listener();
  };
  return { client, block, listeners };
}

/** Milliseconds until the rest of that round is over. */
async function lasts(round: number, chains: readonly ChainClient[]): Promise<number> {
  const start = Date.now();
  let end = 0;
  void restBetween(round, chains).then(() => {
    end = Date.now();
  });
  for (let ms = 0; end === 0 && ms < 200_000; ms += 100) await vi.advanceTimersByTimeAsync(100);
  return end - start;
}

test('real chains are asked with every block while a transfer is young, then seldom, but always', async () => {
  const remote = chainOf(true).client;
  expect([await lasts(1, [remote]), await lasts(100, [remote])]).toEqual([3_000, 3_000]);
  expect([await lasts(101, [remote]), await lasts(160, [remote])]).toEqual([15_000, 15_000]);
  expect([await lasts(161, [remote]), await lasts(100_000, [remote])]).toEqual([60_000, 60_000]);
});

test('a new block on any of the chains ends it sooner, and nobody goes on watching', async () => {
  const [one, two] = [chainOf(true), chainOf(true)];
  const rest = restBetween(1, [one.client, two.client]);
  two.block();
  await rest;
  await vi.advanceTimersByTimeAsync(3_000);
  expect([one.listeners.size, two.listeners.size]).toEqual([0, 0]);
});

test('chains in this page are asked with every block for ever', async () => {
  const embedded = chainOf(false).client;
  expect(await lasts(100_000, [embedded])).toBe(700);
});

test('in a tab that nobody sees once a minute, and at once when somebody looks again', async () => {
  const page = Object.assign(new EventTarget(), { hidden: true });
  vi.stubGlobal('document', page);
  const remote = chainOf(true).client;
  expect(await lasts(1, [remote])).toBe(60_000);
  const rest = restBetween(1, [remote]);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  await rest;
  vi.unstubAllGlobals();
});
