// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ChainFailure } from '#chain/abci.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { type IndexedTx, ledgerNode } from '#testing/ledger-node.ts';
import { useLedger } from './ledger.ts';
import { NetworkContext } from './network-context.tsx';

const ME = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const receive = (height: number): IndexedTx => ({
  height,
  events: [['coin_received', { receiver: ME, amount: '10uxprt', msg_index: '0' }]],
});

afterEach(cleanup);

function render(node: ReturnType<typeof ledgerNode>, address: string | null) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const value = { network: SANDBOX_NETWORK, hub: node.client, client: () => node.client };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>
      <NetworkContext value={value}>{children}</NetworkContext>
    </QueryClientProvider>
  );
  return renderHook(({ of }: { of: string | null }) => useLedger(of), { wrapper, initialProps: { of: address } });
}

test('without an address nothing is read; with one its ledger is, and it follows what happens', async () => {
  const node = ledgerNode(ME, [receive(1), receive(2)]);
  node.state.balances = [['uxprt', '20']];
  const { result, rerender } = render(node, null);
  expect(result.current).toMatchObject({ state: 'idle', ledger: null });

  rerender({ of: ME });
  expect(result.current).toMatchObject({ state: 'reading', ledger: null });
  await waitFor(() => expect(result.current.state).toBe('ready'));
  expect(result.current.ledger?.entries.map(({ kind, base }) => [kind, base])).toEqual([
    ['received', 10n],
    ['received', 10n],
  ]);
  expect(result.current.coverage).toMatchObject({ complete: true, to: 999n });
  const before = result.current.ledger;

  node.state.txs.push(receive(1001));
  node.state.height = 1002;
  node.state.balances = [['uxprt', '30']];
  act(() => result.current.refresh());
  await waitFor(() => expect(result.current.ledger?.entries).toHaveLength(3));
  expect(result.current.state).toBe('ready');
  expect(before?.entries).toHaveLength(2);

  // Another account never shows the former one's numbers.
  rerender({ of: 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g' });
  expect(result.current).toMatchObject({ state: 'reading', ledger: null });
});

test('a node that stops leaves what was read, and says so', async () => {
  const node = ledgerNode(
    ME,
    Array.from({ length: 120 }, (_, index) => receive(index + 1)),
  );
  let pages = 0;
  node.state.before = ({ method, params }) => {
    if (method === 'tx_search' && params['per_page'] !== '1' && String(params['query']).startsWith('coin_received')) pages += 1;
    if (pages > 2) throw new ChainFailure({ kind: 'offline' });
    return undefined;
  };
  const { result } = render(node, ME);
  await waitFor(() => expect(result.current.state).toBe('failed'));
  expect(result.current.cause).toBeInstanceOf(ChainFailure);
  expect(result.current.ledger?.entries.length).toBeGreaterThan(20);
  expect(result.current.ledger?.opening).toEqual([]);
  expect(result.current.coverage).toMatchObject({ complete: false, gaps: [{ reason: 'unreachable' }] });
  node.state.before = () => undefined;
  act(() => result.current.refresh());
  await waitFor(() => expect(result.current.state).toBe('ready'));
  expect(result.current.ledger?.entries).toHaveLength(120);
});
