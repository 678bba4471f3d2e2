// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createChainClient } from '#chain/transport.ts';
import { CORE_1 } from '#config/generated/core-1.ts';
import type { ChainId, Network } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
import { preferences, savePreferences } from '#config/preferences.ts';
import { NetworkContext } from '#queries/network-context.tsx';
import { TxProvider } from '#tx/tx-provider.tsx';
import { createWalletStore } from '#wallet/store.ts';
import { WalletContext } from '#wallet/wallet-context.tsx';
import { DebugReport } from './debug-report.tsx';
import { EndpointSetting } from './endpoint-setting.tsx';

const HUB = 'cosmoshub-4';
const OWN = 'http://localhost:26657/';

beforeEach(() => savePreferences({ endpoints: {} }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(network: Network = CORE_1): void {
  const made = new Map<ChainId, ReturnType<typeof createChainClient>>();
  const client = (id: ChainId) => {
    const chain = chainById(network, id);
    if (!chain) throw new Error(`no chain ${id}`);
    const known = made.get(id) ?? createChainClient(network, chain);
    made.set(id, known);
    return known;
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <NetworkContext value={{ network, hub: client(network.hub), client }}>
        <WalletContext value={createWalletStore(network)}>
          <TxProvider>
            <EndpointSetting />
            <DebugReport />
          </TxProvider>
        </WalletContext>
      </NetworkContext>
    </QueryClientProvider>,
  );
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'RPC endpoint' });
const choose = (id: ChainId) => fireEvent.change(screen.getByRole('combobox', { name: 'Chain' }), { target: { value: id } });

/** A node on this computer that says it belongs to a chain. */
function nodeOf(chain: ChainId): void {
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    const asked: unknown = JSON.parse(body);
    const answers = [asked].flat().map((one) => {
      const { id, method } = one as { id: number; method: string };
      const status = {
        node_info: { network: chain },
        sync_info: { latest_block_height: '1', latest_block_time: new Date().toISOString(), catching_up: false },
      };
      return { jsonrpc: '2.0', id, result: method === 'status' ? status : {} };
    });
    return new Response(JSON.stringify(Array.isArray(asked) ? answers : answers[0]), { headers: { 'content-type': 'application/json' } });
  });
}

test('every chain of the network can have its own node, the hub stands first', () => {
  show();
  const names = within(screen.getByRole('combobox', { name: 'Chain' }))
    .getAllByRole('option')
    .map(({ textContent }) => textContent);
  expect(names).toHaveLength(CORE_1.chains.length);
  expect(names[0]).toBe(chainById(CORE_1, CORE_1.hub)?.name);
});

test('what was typed for one chain is still there after a look at another', () => {
  show();
  fireEvent.change(field(), { target: { value: 'https://mine.example' } });
  choose(HUB);
  expect(field().value).toBe('');
  choose(CORE_1.hub);
  expect(field().value).toBe('https://mine.example');
});

test('a node of another chain is refused for the chosen one, and one of the chosen chain is kept beside the others', async () => {
  savePreferences({ endpoints: { [CORE_1.hub]: 'https://core.example/' } });
  show();
  choose(HUB);
  fireEvent.change(field(), { target: { value: OWN } });
  nodeOf('osmosis-1');
  fireEvent.click(screen.getByRole('button', { name: 'Check and use' }));
  await screen.findByText(`This node belongs to osmosis-1, not to ${HUB}. It is not used.`);
  expect(preferences().endpoints).toEqual({ [CORE_1.hub]: 'https://core.example/' });

  nodeOf(HUB);
  fireEvent.click(screen.getByRole('button', { name: 'Check and use' }));
  await screen.findByText(`In use: ${OWN}`);
  expect(preferences().endpoints).toEqual({ [CORE_1.hub]: 'https://core.example/', [HUB]: OWN });
  screen.getByRole('option', { name: `${chainById(CORE_1, HUB)?.name}: own node` });

  fireEvent.click(screen.getByRole('button', { name: "Use the network's endpoints again" }));
  expect(preferences().endpoints).toEqual({ [CORE_1.hub]: 'https://core.example/' });
});

test('the debug report names the chains that have an own node, and none of which nothing was asked', () => {
  savePreferences({ endpoints: { [HUB]: OWN } });
  show();
  const report: unknown = JSON.parse(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Debug report' }).value);
  expect(report).toMatchObject({ chain: { id: CORE_1.hub }, otherChains: [{ id: HUB }] });
});
