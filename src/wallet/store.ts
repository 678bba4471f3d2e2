import type { Network } from '#config/network.ts';
import type { Connector, Manner } from './connection.ts';
import { within } from './patience.ts';
import { type Remembered, remember, remembered } from './remembered.ts';
import { failureFrom, type ProviderId, type WalletError, WalletFailure, type WalletState, type WalletStore } from './wallet.ts';
import type { WalletSession } from './wallet-session.ts';

/** How long a wallet may think about one chain or one signature before it counts as silent. A late answer is ignored. */
const PATIENCE_MS = 120_000;

/** The heavy parts come when they are asked for: first load knows only the states. */
const loadSession = () => import('./wallet-session.ts');
const CONNECTORS: Record<ProviderId, () => Promise<Connector>> = {
  keplr: async () => (await import('./cosmos-kit-bridge.tsx')).connectKeplr,
  leap: async () => (await import('./cosmos-kit-bridge.tsx')).connectLeap,
  sandbox: async () => (await import('./sandbox-signer.ts')).connectSandbox,
  watch: async () => (await import('./watch-only.ts')).connectWatch,
};

/** The wallet of one network. `patience` in milliseconds is for tests. */
export function createWalletStore(network: Network, { patience = PATIENCE_MS }: { readonly patience?: number } = {}): WalletStore {
  let state: WalletState = { state: 'disconnected' };
  let session: WalletSession | null = null;
  /** Every connect and disconnect opens a new era; what an older era still answers is nobody's answer. */
  let era = 0;
  const listeners = new Set<() => void>();

  function set(next: WalletState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function open(asked: Remembered, manner: Manner): Promise<void> {
    const { provider } = asked;
    const closed = drop();
    const mine = era;
    set({ state: 'connecting', provider });
    const opening = closed.then(() => establish(asked, manner, mine));
    try {
      const opened = await within(patience, opening);
      if (mine !== era) throw new WalletFailure({ kind: 'rejected' });
      session = opened;
      await opened.begin();
    } catch (cause) {
      opening.then((late) => late.close()).catch(() => {});
      const failure = failureFrom(cause);
      if (mine === era) fail(provider, failure.error, manner);
      throw failure;
    }
  }

  async function establish(asked: Remembered, manner: Manner, mine: number): Promise<WalletSession> {
    const { provider } = asked;
    const [{ openSession }, connect] = await Promise.all([loadSession(), CONNECTORS[provider]()]);
    return openSession({
      connect,
      network,
      asked,
      manner,
      patience,
      publish: (view) => mine === era && set({ state: 'connected', provider, ...view }),
      lost: (error) => mine === era && fail(provider, error, 'ask'),
    });
  }

  /** Ends the present era: nobody signs for it any more. */
  async function drop(): Promise<void> {
    era += 1;
    const closing = session;
    session = null;
    await closing?.close();
  }

  function fail(provider: ProviderId, error: WalletError, manner: Manner): void {
    void drop();
    set(manner === 'silent' ? { state: 'disconnected' } : { state: 'error', provider, error });
  }

  function connected(): WalletSession {
    if (!session) throw new WalletFailure({ kind: 'no-account' });
    return session;
  }

  return {
    network,
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (provider, options = {}) => open({ provider, ...options }, 'ask'),
    disconnect: async () => {
      remember(network.id, null);
      set({ state: 'disconnected' });
      await drop();
    },
    restore: async () => {
      const last = remembered(network.id);
      if (last && state.state === 'disconnected') await open(last, 'silent').catch(() => {});
    },
    account: async (chain) => connected().account(chain),
    accounts: async (chains) => connected().accounts(chains),
    sign: async (request) => connected().sign(request),
  };
}
