// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import { QueryCurrentPlanResponse } from 'cosmjs-types/cosmos/upgrade/v1beta1/query';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ChainClient } from '#chain/client.ts';
import { createEmbeddedClient } from '#chain/embedded.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { NetworkContext } from '#queries/network-context.tsx';
import { startSandbox } from '#sandbox/control.ts';
import type { SandboxController } from '#sandbox/controller.ts';
import { ProtocolPage } from './protocol-page.tsx';

const CHAIN = hubChain(SANDBOX_NETWORK);

// The page asks some forty questions before it stands.
configure({ asyncUtilTimeout: 10_000 });

let sandbox: SandboxController;
beforeAll(async () => {
  sandbox = await startSandbox({ blockInterval: null, tabs: null });
});
afterAll(() => sandbox.stop());
afterEach(cleanup);

const refusal = (log: string) => ({ code: 6, codespace: 'sdk', log, value: null, height: '0' });

/** The sandbox, some of whose answers are another chain's. `undefined`: as it is. */
function chainWith(answer: (path: string) => object | undefined): ChainClient {
  const inner = sandbox.rpc(CHAIN.id);
  return createEmbeddedClient(SANDBOX_NETWORK, CHAIN, {
    async execute(request) {
      const path = request.method === 'abci_query' ? String(Reflect.get(request.params as object, 'path')) : '';
      const own = answer(path);
      return own ? { jsonrpc: '2.0', id: request.id, result: { response: own } } : inner.execute(request);
    },
    disconnect() {},
  });
}

function show(hub: ChainClient) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <NetworkContext value={{ network: SANDBOX_NETWORK, hub, client: () => hub }}>
        <ProtocolPage />
      </NetworkContext>
    </QueryClientProvider>,
  );
}

test('a chain without the module: the chain itself is still told', async () => {
  show(chainWith((path) => (/^\/(pstake|gaia)\./.test(path) ? refusal('unknown query path: unknown request') : undefined)));
  expect(await screen.findByText('Sandbox has no liquid staking')).toBeTruthy();
  expect(await screen.findByText('Inflation now')).toBeTruthy();
  expect(screen.queryByText('What stands behind stkXPRT')).toBeNull();
  expect(screen.queryByText(/x\/liquid/)).toBeNull();
  expect((await screen.findByText('Software')).nextSibling?.textContent).toBe('PersistenceCore v16.0.1');
});

test('a planned upgrade stands there with its height, and its name shows nothing but text', async () => {
  const plan = { name: 'v17\u202e<b>', height: 10_000_000n };
  const value = Buffer.from(QueryCurrentPlanResponse.encode(QueryCurrentPlanResponse.fromPartial({ plan })).finish()).toString('base64');
  show(chainWith((path) => (path.endsWith('/CurrentPlan') ? { code: 0, value, height: '1' } : undefined)));
  const planned = await screen.findByRole('list', { name: 'Planned by height' });
  expect(within(planned).getByText('Upgrade to v17<b> at block 10,000,000')).toBeTruthy();
});

test('a part that cannot be read says so, and the others go on', async () => {
  show(
    chainWith((path) =>
      path.endsWith('.Query/LiquidValidators') ? { code: 18, codespace: 'sdk', log: 'broken', value: null } : undefined,
    ),
  );
  expect(await screen.findByText('Could not read the validators of the pool.')).toBeTruthy();
  expect((await screen.findByTestId('tvl')).textContent).toMatch(/^4,2\d\d,\d{3}\.\d\d XPRT$/);
});

test('a browser that keeps nothing says so, and the states of the chain are drawn all the same', async () => {
  show(chainWith(() => undefined));
  expect(await screen.findByText('this browser does not let the page keep anything')).toBeTruthy();
  expect(await screen.findByRole('slider', { name: 'Exchange rate, XPRT per stkXPRT' })).toBeTruthy();
  const [states] = await screen.findAllByRole('row', { name: /^States that the node keeps/ });
  expect(states?.textContent).toMatch(/2\d$/);
});
