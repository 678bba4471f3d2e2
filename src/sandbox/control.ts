import { type ChainHost, hostChain } from './chain-host.ts';
import type { SandboxController } from './controller.ts';
import { pageTurn } from './next-turn.ts';
import type { SandboxStorage } from './saved-chain.ts';
import { seedBalances } from './seed-balances.ts';
import { SEED_PAST, seedGenesis, seedTransactions } from './seed-genesis.ts';
import { browserTabs, shareChain, type Tabs } from './tab-sharing.ts';

export type SandboxOptions = {
  /** Where the chain is kept between reloads; without it, it is forgotten. */
  readonly storage?: SandboxStorage;
  /** A genesis in the SDK's own format; default: the seeded one. */
  readonly genesis?: unknown;
  /** Milliseconds between blocks (default 1000), null: only controls and `stop` make blocks. A block is always one second of chain time. */
  readonly blockInterval?: number | null;
  /** Wall clock, milliseconds since 1970; default Date.now. */
  readonly now?: () => number;
  /** Other tabs of this browser; default: found by Web Locks where there are any, null: none. */
  readonly tabs?: Tabs | null;
};

/**
 * Starts the embedded chain: the only door of the sandbox's chunk. Goes on from the storage if that is readable and of this version, else from
 * genesis. Throws only for a malformed genesis.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxController> {
  const { storage = null, blockInterval = 1000, now = Date.now } = options;
  const tabs = options.tabs === undefined ? browserTabs() : options.tabs;
  const chain =
    options.genesis === undefined ? { genesis: await seedInTurns(beginning(now())), past: SEED_PAST } : { genesis: options.genesis };
  await pageTurn();
  const open = async () => {
    const host = await hostChain({ ...chain, storage, blockInterval, now });
    return blockInterval === null ? host : openingWhenIdle(host);
  };
  return tabs && storage ? shareChain(tabs, open, blockInterval) : open();
}

async function seedInTurns(time: number): Promise<unknown> {
  const balances = seedBalances();
  await pageTurn();
  const transactions = seedTransactions();
  await pageTurn();
  return seedGenesis(time, balances, transactions);
}

/** How long the page may be busy before its other chains start nevertheless, and how soon they start where nobody knows. Milliseconds. */
const PATIENCE = 10_000;
const SOON = 1_000;

/** The counterparties start when the page has nothing else to do, so that they are there when somebody asks for them. */
function openingWhenIdle(host: ChainHost): ChainHost {
  // Whoever asks for another chain is told why there is none.
  const start = () => void host.openCounterparties().catch(() => undefined);
  const cancel = whenIdle(start);
  return {
    ...host,
    async stop() {
      cancel();
      await host.stop();
    },
  };
}

/** @returns a function that calls it off. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, SOON);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: PATIENCE });
  return () => cancelIdleCallback(handle);
}

/** A seeded chain has lived its past when it is first seen, and then its clock shows the last full hour. Milliseconds. */
function beginning(now: number): number {
  const hour = 3_600_000;
  return Math.floor(now / hour) * hour - SEED_PAST;
}
