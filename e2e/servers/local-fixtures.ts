import type { Page } from '@playwright/test';
import { test as base } from '../fixtures.ts';
import { HubPage } from '../pages/hub-page.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type ServedGenesis, type ServedSandbox, startSandboxServer } from './sandbox-server.ts';

export const CHAIN = 'core-sandbox-1';

/** Seeded accounts that specs use. */
export const ADDRESSES = {
  alice: 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
  bob: 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g',
  erin: 'persistence1n74ngaq85hpvh23v3pvrupd0rqqvq2mzjztgj4',
} as const;

/** Base units as forms show them: "12,009.49577". */
export function units(base: bigint): string {
  const decimals = String(base % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return (base / 1_000_000n).toLocaleString('en-US') + (decimals && `.${decimals}`);
}

type Fixtures = {
  /** The application on network `local`. */
  local: HubPage;
  /** A node of this chain with a fault that can be changed; stopped after the test. */
  nodeWith: (fault?: Fault) => Promise<FaultProxy>;
};

type WorkerFixtures = {
  /** With what the chain begins; `test.use({ given })` at the top of a spec. Null: the seed. */
  given: ServedGenesis | null;
  chain: ServedSandbox;
};

/** One chain for all tests of a worker: each test has accounts of its own. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  given: [null, { option: true, scope: 'worker' }],
  chain: [
    async ({ given }, use) => {
      const chain = await startSandboxServer(given);
      await use(chain);
      await chain.stop();
    },
    { scope: 'worker' },
  ],
  local: async ({ page }, use) => use(new HubPage(page, 'local')),
  nodeWith: async ({ chain }, use) => {
    const started: FaultProxy[] = [];
    await use(async (fault) => {
      const proxy = await startFaultProxy(chain.rpcUrl, fault);
      started.push(proxy);
      return proxy;
    });
    await Promise.all(started.map((proxy) => proxy.stop()));
  },
});

/** The browser remembers this endpoint for the hub of network `local`, as Settings would write it down. */
export const rememberEndpoint = (page: Page, url: string): Promise<void> => remember(page, { [CHAIN]: url });

/** The browser remembers where each chain of network `local` is served. */
export const rememberChains = (page: Page, { chains }: ServedSandbox): Promise<void> =>
  remember(page, Object.fromEntries([...chains].map(([id, { rpcUrl }]) => [id, rpcUrl])));

async function remember(page: Page, endpoints: Readonly<Record<string, string>>): Promise<void> {
  await page.addInitScript((value) => {
    if (localStorage.getItem('stkhub.preferences') === null) localStorage.setItem('stkhub.preferences', value);
  }, JSON.stringify({ endpoints }));
}
