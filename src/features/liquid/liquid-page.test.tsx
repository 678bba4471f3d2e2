// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createEmbeddedClient } from '#chain/embedded.ts';
import type { ChainId, Network } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { NetworkContext } from '#queries/network-context.tsx';
import { onChain } from '#sandbox/address.ts';
import type { Context } from '#sandbox/context.ts';
import { expireClient } from '#sandbox/counterparties/expire-client.ts';
import { parseDec } from '#sandbox/dec.ts';
import { bankDenom, rememberDenom } from '#sandbox/ibc/denom.ts';
import { mint } from '#sandbox/ibc/transfer.ts';
import { fundAccount } from '#sandbox/intervention.ts';
import { hostChainAt, saveHostChain } from '#sandbox/liquidstakeibc/host-chain.ts';
import type { HostChain } from '#sandbox/liquidstakeibc/records.ts';
import type { SandboxState } from '#sandbox/state.ts';
import { Store } from '#sandbox/store.ts';
import { type LinkedChains, linkedChains } from '#testing/linked-chains.ts';
import { contextOn } from '#testing/staking-world.ts';
import { TxProvider } from '#tx/tx-provider.tsx';
import { setChainTime } from '#ui/clock.ts';
import { createWalletStore } from '#wallet/store.ts';
import type { WalletState, WalletStore } from '#wallet/wallet.ts';
import { WalletContext } from '#wallet/wallet-context.tsx';
import { LiquidPage } from './liquid-page.tsx';

const [CORE, HUB] = ['core-sandbox-1', 'hub-sandbox-1'];
const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';

configure({ asyncUtilTimeout: 10_000 });

let chains: LinkedChains;
let seeded: SandboxState;
beforeAll(async () => {
  chains = await linkedChains();
  seeded = chains.core.state;
  setChainTime(Number(seeded.singles.time / 1_000_000n));
}, 60_000);
afterEach(() => {
  cleanup();
  chains.core.intervene(() => seeded);
});

/** Changes Core-1 for one test. */
function change(work: (context: Context) => void): void {
  chains.core.intervene((state) => {
    const store = new Store(state);
    onChain(state.singles.prefix, () => work(contextOn(store)));
    return store.freeze();
  });
}

const changeHub = (next: (host: HostChain) => Partial<HostChain>) =>
  change(({ store }) => {
    const host = hostChainAt(store, HUB);
    saveHostChain(store, { ...host, ...next(host) });
  });

type Scene = {
  readonly account?: string;
  readonly watch?: string;
  /** On the hub only, until the wallet is asked for more. */
  readonly alone?: boolean;
  readonly network?: Network;
  /** What a question to Core-1 or the Hub is answered with instead; undefined: as it is. */
  readonly answer?: (chain: ChainId, path: string) => object | undefined;
};

async function show(path: string, { account, watch, alone = false, network = SANDBOX_NETWORK, answer = () => undefined }: Scene = {}) {
  const wallet = createWalletStore(network);
  if (account !== undefined) {
    await wallet.connect('sandbox', { account });
    await wallet.accounts(network.chains.map(({ id }) => id));
  }
  if (watch !== undefined) await wallet.connect('watch', { address: watch });
  const asked: string[] = [];
  const clients = new Map(
    network.chains.map((chain) => {
      const inner = chains.rpc(chain.id);
      const rpc: typeof inner = {
        async execute(request) {
          const question = request.method === 'abci_query' ? String(Reflect.get(request.params as object, 'path')) : request.method;
          asked.push(question);
          const own = answer(chain.id, question);
          return own ? { jsonrpc: '2.0', id: request.id, result: { response: own } } : inner.execute(request);
        },
        disconnect() {},
      };
      return [chain.id, createEmbeddedClient(network, chain, rpc)];
    }),
  );
  const client = (id: ChainId) => {
    const found = clients.get(id);
    if (!found) throw new Error(`no client of ${id}`);
    return found;
  };
  const [pathname = '', searchPath = ''] = path.split('?');
  const location = memoryLocation({ path: pathname, searchPath, record: true });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NetworkContext value={{ network, hub: client(CORE), client }}>
        <WalletContext value={alone ? onHubOnly(wallet) : wallet}>
          <Router hook={location.hook} searchHook={location.searchHook}>
            <TxProvider>
              <LiquidPage />
            </TxProvider>
          </Router>
        </WalletContext>
      </NetworkContext>
    </QueryClientProvider>,
  );
  return { location, asked };
}

/** A wallet that gives the account on the hub, and others only when it is asked for them, as extensions do. */
function onHubOnly(wallet: WalletStore): WalletStore {
  const whole = wallet.get();
  let shown: WalletState =
    whole.state === 'connected' ? { ...whole, accounts: whole.accounts.filter(({ chain }) => chain === wallet.network.hub) } : whole;
  const listeners = new Set<() => void>();
  return {
    ...wallet,
    get: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    accounts: async (chains) => {
      shown = whole;
      for (const listener of listeners) listener();
      return wallet.accounts(chains);
    },
  };
}

const form = () => screen.findByRole('region', { name: 'Mint or redeem' });
async function lineOf(term: string): Promise<string> {
  return (await within(await form()).findByText(term)).nextSibling?.textContent ?? '';
}
async function reasonOf(name: string): Promise<string> {
  const button = await screen.findByRole('button', { name });
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}
const refusal = (code: number, log: string) => ({ code, codespace: 'sdk', log, value: null, height: '0' });

describe('which coin the page is about', () => {
  test('stkXPRT where nobody has said, and a link for each of the others', async () => {
    await show('/liquid?tab=mint');
    expect((await screen.findAllByText(/^1\s?stkXPRT/)).length).toBe(1);
    const coins = within(screen.getByRole('navigation', { name: 'Liquid coin' })).getAllByRole('link');
    expect(coins.map((link) => [link.textContent, link.getAttribute('href'), link.getAttribute('aria-current')])).toEqual([
      ['stkXPRT', '/liquid?tab=mint', 'true'],
      ['stkATOM', '/liquid?tab=mint&asset=stk%2Fuatom', null],
      ['stkOSMO', '/liquid?tab=mint&asset=stk%2Fuosmo', null],
      ['stkDYDX', '/liquid?tab=mint&asset=stk%2Fadydx', null],
    ]);
  });

  test('one that the network does not list is not taken for another', async () => {
    await show('/liquid?asset=stk%2Fluna&tab=mint', { account: 'alice' });
    expect(await screen.findByText('Sandbox has no such liquid coin')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Mint or redeem' })).toBeNull();
  });
});

describe('minting stkATOM', () => {
  test('without an account the rate, the least, the fees and the days are told', async () => {
    await show('/liquid?asset=stk%2Fuatom&tab=mint');
    expect(await lineOf('Rate')).toMatch(/^1\s?stkATOM = 1\.20\d{4}\s?ATOM$/);
    expect(await lineOf('Least')).toBe('0.01 ATOM');
    expect(await lineOf('Fee on rewards')).toBe('5.00\u00a0%');
    const steps = await screen.findByRole('table', { name: 'What happens, step by step' });
    expect(within(steps).getByText(/^The ATOM waits on Persistence Sandbox, with all that is staked on day \d+$/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Connect a wallet' })).toBeTruthy();
  });

  test('whoever has none on the hub is offered two signatures, and the fees of both chains', async () => {
    const { location } = await show('/liquid?asset=stk%2Fuatom&tab=mint', { account: 'alice' });
    expect(await screen.findByRole('option', { name: 'Cosmos Hub Sandbox · 1,240', selected: true })).toBeTruthy();
    fireEvent.change(await screen.findByLabelText('You stake'), { target: { value: '25' } });
    expect(await screen.findByText('You get, after two signatures')).toBeTruthy();
    expect(await lineOf('If that fails, it is back')).toMatch(/^within \d+ minutes$/);
    expect(await lineOf('Network fee of the mint')).toMatch(/XPRT/);
    expect(location.history.at(-1)).toBe(`/liquid?tab=mint&amount=25&asset=stk%2Fuatom&from=${HUB}`);
    fireEvent.change(screen.getByLabelText('ATOM is taken from'), { target: { value: CORE } });
    expect(location.history.at(-1)).toBe(`/liquid?tab=mint&asset=stk%2Fuatom&from=${CORE}`);
    fireEvent.change(await screen.findByLabelText('You stake'), { target: { value: '0.02' } });
    expect(await screen.findByText('You can spend 0 ATOM.')).toBeTruthy();
  });

  test("the wallet is asked for the account on the coin's own chain first, and then shows what is there", async () => {
    await show(`/liquid?asset=stk%2Fuatom&tab=mint&from=${HUB}`, { account: 'alice', alone: true });
    fireEvent.click(await screen.findByRole('button', { name: 'Connect Cosmos Hub Sandbox in the sandbox wallet' }));
    expect(await screen.findByText('Available 1,240')).toBeTruthy();
    expect(await reasonOf('Review the transfer')).toBe('Enter an amount.');
  });

  test('a way that does not work is named before anything is signed', async () => {
    chains.core.intervene(expireClient(HUB));
    await show(`/liquid?asset=stk%2Fuatom&tab=mint&from=${HUB}&amount=25`, { account: 'alice' });
    await screen.findByText('You get, after two signatures');
    expect(
      await screen.findByText(/^Between Cosmos Hub Sandbox and Persistence Sandbox: The light client on Persistence Sandbox has expired/),
    ).toBeTruthy();
    expect(await reasonOf('Review the transfer')).toMatch(/has expired/);
  });

  test('less than the least is not even brought over', async () => {
    await show(`/liquid?asset=stk%2Fuatom&tab=mint&from=${HUB}&amount=0.009999`, { account: 'alice' });
    expect(await screen.findByText('The least is 0.01 ATOM.')).toBeTruthy();
    expect(await reasonOf('Review the transfer')).toBe('The amount above needs a change.');
  });

  test('whoever cannot pay for the second signature is told before the first', async () => {
    change(({ store }) => store.set('balances', ALICE, []));
    await show(`/liquid?asset=stk%2Fuatom&tab=mint&from=${HUB}&amount=25`, { account: 'alice' });
    expect(await screen.findByText(/^The mint costs about/)).toBeTruthy();
    expect(await reasonOf('Review the transfer')).toBe('There is too little XPRT for the network fees.');
  });

  test('shares that are held are worth what the chain says, and are not asked for where it takes none', async () => {
    const operator = hostChainAt(new Store(seeded), HUB).validators[0]?.operator_address ?? '';
    const share = { base: `${operator}/9`, trace: [{ port: 'transfer', channel: 'channel-0' }] };
    change((context) => {
      rememberDenom(context.store, share);
      mint(context, ALICE, { denom: bankDenom(share), amount: 40_000_000n });
    });
    await show('/liquid?asset=stk%2Fuatom&tab=mint', { account: 'alice' });
    const row = within(await screen.findByRole('table', { name: 'Tokenized shares of Cosmos Hub Sandbox' })).getAllByRole('row')[1];
    expect(row?.textContent).toMatch(/record 9, worth 40 ATOM33\.222039 stkATOM/);
    cleanup();
    changeHub(() => ({ flags: { lsm: false } }));
    await show('/liquid?asset=stk%2Fuatom&tab=mint', { account: 'alice' });
    await screen.findByLabelText('You stake');
    expect(screen.queryByText(/tokenized shares/)).toBeNull();
  });
});

describe('redeeming stkATOM', () => {
  test('both ways beside each other; at once no more than what waits, to the unit', async () => {
    const { location } = await show('/liquid?asset=stk%2Fuatom&tab=redeem&amount=100', { account: 'alice' });
    const queue = await screen.findByRole('radio', { name: /^Through the queue/ });
    const now = screen.getByRole('radio', { name: /^At once/ });
    expect(queue.closest('label')?.textContent).toMatch(/, no fee120\.402 ATOM$/);
    expect(now.closest('label')?.textContent).toMatch(/0\.50\s% fee, 620\.00 ATOM are there for it119\.79999 ATOM$/);
    fireEvent.click(now);
    expect(location.history.at(-1)).toContain('how=now');
    expect(await lineOf('Less than through the queue')).toMatch(/^0\.60201 ATOM$/);

    cleanup();
    change(({ store }) =>
      store.set('balances', ALICE, [
        { denom: 'stk/uatom', amount: 10n ** 9n },
        { denom: 'uxprt', amount: 10n ** 9n },
      ]),
    );
    await show('/liquid?asset=stk%2Fuatom&tab=redeem&how=now&amount=900', { account: 'alice' });
    const [, most = ''] =
      /^At once no more than ([\d.]+) stkATOM/.exec((await screen.findByText(/^At once no more than/)).textContent ?? '') ?? [];
    expect(await reasonOf('Review redemption')).toBe('The amount above needs a change.');
    fireEvent.change(screen.getByLabelText('You redeem'), { target: { value: most } });
    expect(await lineOf('Most that can be paid now')).toBe('620 ATOM');
    expect((await screen.findByText('You get, in the same block')).nextSibling?.textContent).toMatch(/^(620|619\.999999) ATOM$/);
  });

  test('what is under way has its state and its day', async () => {
    await show('/liquid?asset=stk%2Fuatom&tab=redeem', { account: 'alice' });
    const list = await screen.findByRole('list', { name: 'Redemptions' });
    expect(within(list).getByText('Maturing')).toBeTruthy();
    expect(list.textContent).toMatch(/\+ 42\.14\d* ATOM/);
    expect(list.textContent).toContain('for 35 stkATOM');
  });

  test('a host that does not say how long it unbonds has no date, and the rest goes on', async () => {
    const answer = (chain: ChainId, path: string) => (chain === HUB && path.includes('staking') ? refusal(1, 'broken') : undefined);
    await show('/liquid?asset=stk%2Fuatom&tab=redeem&amount=10', { account: 'alice', answer });
    expect(await screen.findByText('You get, when Cosmos Hub Sandbox has unbonded it')).toBeTruthy();
    expect((await screen.findByRole('button', { name: 'Review redemption' })).getAttribute('aria-disabled')).toBeNull();
  });

  test('eighteen decimals: MAX is everything, to the last one', async () => {
    const base = 62_250_000_000_000_000_001n;
    change(({ store }) =>
      store.set('balances', ALICE, [
        { denom: 'stk/adydx', amount: base },
        { denom: 'uxprt', amount: 10n ** 9n },
      ]),
    );
    await show('/liquid?asset=stk%2Fadydx&tab=redeem', { account: 'alice' });
    fireEvent.click(await screen.findByRole('button', { name: 'Use the maximum of stkDYDX' }));
    expect(await screen.findByDisplayValue('62.250000000000000001')).toBeTruthy();
    expect((await screen.findByRole('button', { name: 'Review redemption' })).getAttribute('aria-disabled')).toBeNull();
  });
});

describe('when it is not offered', () => {
  test('a rate outside of its limits is explained in the way that people read it', async () => {
    changeHub(() => ({ active: false, c_value: parseDec('0.5') }));
    await show('/liquid?asset=stk%2Fuatom&tab=redeem&amount=1', { account: 'alice' });
    expect((await screen.findByText(/^Its rate of 2\.000000 is outside/)).textContent).toMatch(/, 1\.\d{6} to 1\.\d{6}\./);
    expect(await reasonOf('Review redemption')).toBe('The chain has switched stkATOM off.');
    expect((await screen.findByRole('list', { name: 'Redemptions' })).textContent).toContain('nothing moves until it is switched on again');
  });

  test('switched off by hand', async () => {
    changeHub(() => ({ active: false }));
    await show('/liquid?asset=stk%2Fuatom&tab=mint', { account: 'alice' });
    expect(await screen.findByText(/Its administrator has done that/)).toBeTruthy();
    expect(await reasonOf('Review the transfer')).toBe('The chain has switched stkATOM off.');
  });

  test('a coin that comes over a channel which nobody has listed is not signed for', async () => {
    changeHub(() => ({ channel_id: 'channel-9' }));
    await show('/liquid?asset=stk%2Fuatom&tab=mint', { account: 'alice' });
    expect(await screen.findByText('stkATOM is not offered now')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Mint or redeem' })).toBeNull();
  });

  test('a chain without the module', async () => {
    const answer = (_: ChainId, path: string) =>
      /liquidstakeibc/.test(path) ? refusal(6, 'unknown query path: unknown request') : undefined;
    await show('/liquid?asset=stk%2Fuatom&tab=mint', { account: 'alice', answer });
    expect(await screen.findByText('Sandbox does not mint stkATOM')).toBeTruthy();
    expect((await screen.findByRole('link', { name: 'Send' })).getAttribute('href')).toBe(`/transfer?from=${CORE}&asset=stk%2Fuatom`);
  });

  test('a chain that cannot be asked is asked again', async () => {
    let broken = true;
    const answer = (_: ChainId, path: string) => (broken && path.endsWith('/HostChains') ? refusal(1, 'broken') : undefined);
    await show('/liquid?asset=stk%2Fuatom&tab=mint', { account: 'alice', answer });
    expect(await screen.findByText('Could not read what stands behind stkATOM.')).toBeTruthy();
    broken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await lineOf('Least')).toBe('0.01 ATOM');
  });

  test('an asset that has ended: why, since when, and what can be done; the module is not asked', async () => {
    const lifecycle = {
      state: 'gone',
      reason: 'Release v12 removed the module.',
      since: '2025-07-16',
      source: 'https://example.org/v12',
    } as const;
    const assets = SANDBOX_NETWORK.assets.map((asset) => (asset.denom === 'stk/uatom' ? { ...asset, lifecycle } : asset));
    const { asked } = await show('/liquid?asset=stk%2Fuatom&tab=redeem', { account: 'alice', network: { ...SANDBOX_NETWORK, assets } });
    expect(await screen.findByText('Release v12 removed the module.')).toBeTruthy();
    expect((await screen.findByRole('link', { name: /^Where that is written/ })).getAttribute('href')).toBe('https://example.org/v12');
    expect((await screen.findByRole('link', { name: 'Send' })).getAttribute('href')).toBe(`/transfer?from=${CORE}&asset=stk%2Fuatom`);
    expect(screen.queryByRole('region', { name: 'Mint or redeem' })).toBeNull();
    expect(asked.filter((path) => path.includes('liquidstakeibc'))).toEqual([]);
    const ended = screen.getByRole('list', { name: 'Ended' });
    expect(within(ended).getByRole('link', { name: 'stkATOM' }).getAttribute('aria-current')).toBe('true');
  });

  test('who watches an address is told that its wallet is needed', async () => {
    await show('/liquid?asset=stk%2Fuatom&tab=redeem&amount=1', { watch: ALICE });
    expect(await reasonOf('Review redemption')).toBe('You are watching this address. Connect its wallet to sign.');
  });

  test('who has nothing for the network fee is told what it takes', async () => {
    chains.core.intervene(fundAccount('persistence1sswk3q3zx7pu2p7e53j67v69z8r66y9f77kknx', 'stk/uatom', 5_000_000n));
    await show('/liquid?asset=stk%2Fuatom&tab=redeem&amount=1', { account: 'carol' });
    expect(await screen.findByText(/^Redeeming costs about/)).toBeTruthy();
    expect(await reasonOf('Review redemption')).toBe('There is too little XPRT for the network fee.');
  });
});
