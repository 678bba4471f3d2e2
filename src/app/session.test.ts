import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { savePreferences } from '#config/preferences.ts';
import { type FakeNode, fakeFetch, fakeNode } from '#testing/fake-nodes.ts';
import { openSession } from './session.ts';

const HOSTS = ['cosmos-rpc.polkachu.com', 'cosmos-rpc.publicnode.com', 'my-node.example'] as const;
let nodes: Record<string, FakeNode>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', undefined);
  nodes = Object.fromEntries(HOSTS.map((host) => [host, fakeNode({ chainId: 'cosmoshub-4' })]));
  vi.stubGlobal('fetch', fakeFetch(nodes));
});

afterEach(() => {
  savePreferences({ endpoints: {} });
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const asked = (...hosts: readonly string[]) => hosts.reduce((sum, host) => sum + (nodes[host]?.requests.length ?? 0), 0);

test('a chain has one client for the whole session, which asks nobody until it is watched, and nobody once it is not', async () => {
  const { value } = await openSession('core-1');
  expect(value.client('core-1')).toBe(value.hub);
  const hub = value.client('cosmoshub-4');
  expect(hub).not.toBe(value.hub);
  expect(value.client('cosmoshub-4')).toBe(hub);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked(...HOSTS)).toBe(0);

  const leave = hub.status.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hub.status.get()).toMatchObject({ height: 100 });
  expect(asked(...HOSTS)).toBeGreaterThan(5);
  expect(asked(...HOSTS)).toBeLessThanOrEqual(12);

  leave();
  const before = asked(...HOSTS);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked(...HOSTS)).toBe(before);
});

test('a chain that the network does not have is a mistake of ours', async () => {
  const { value } = await openSession('core-1');
  expect(() => value.client('elsewhere-1')).toThrow('elsewhere-1 is not among those of core-1');
});

test('who named an own endpoint for a chain is answered by that one alone', async () => {
  savePreferences({ endpoints: { 'osmo-test-5': 'https://my-node.example' } });
  const { value } = await openSession('test-core-2');
  expect(value.client('osmo-test-5').chain.rpc).toEqual(['https://my-node.example']);
  expect(value.hub.chain.rpc).not.toContain('https://my-node.example');
});
