import type { Chain, ChainId, Network } from '#config/network.ts';
import type { AccountReading, Connection, Connector } from './connection.ts';
import { type Remembered, remember, remembered } from './remembered.ts';
import {
  type ConnectOptions,
  type ProviderId,
  type SignAnswer,
  type SignRequest,
  type WalletAccount,
  type WalletError,
  WalletFailure,
  type WalletState,
  type WalletStore,
} from './wallet.ts';

/** How long a wallet may think before it counts as silent. A late answer is ignored. */
const PATIENCE_MS = 120_000;

/** The heavy parts come when they are asked for: first load knows only the states. */
const CONNECTORS: Record<ProviderId, () => Promise<Connector>> = {
  keplr: async () => (await import('./cosmos-kit-bridge.tsx')).connectKeplr,
  leap: async () => (await import('./cosmos-kit-bridge.tsx')).connectLeap,
  sandbox: async () => (await import('./sandbox-signer.ts')).connectSandbox,
  watch: async () => (await import('./watch-only.ts')).connectWatch,
};

type PendingSignature = { readonly signer: string; readonly chain: ChainId; readonly reject: (failure: WalletFailure) => void };

/** The wallet of one network. `patience` in milliseconds is for tests. */
export function createWalletStore(network: Network, { patience = PATIENCE_MS }: { readonly patience?: number } = {}): WalletStore {
  let state: WalletState = { state: 'disconnected' };
  let connection: Connection | null = null;
  /** Every connect and disconnect opens a new era; what an older era still answers is nobody's answer. */
  let era = 0;
  /** The reading of the accounts that a change of the wallet's selection started last. */
  let rereading: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();
  const pending = new Set<PendingSignature>();

  function set(next: WalletState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function open({ provider, ...options }: Remembered, silent: boolean): Promise<void> {
    const closed = drop();
    const mine = era;
    set({ state: 'connecting', provider });
    let isStale = false;
    const onChange = () => {
      isStale = true;
      if (mine === era) changed();
    };
    const opening = closed.then(() => establish(provider, options, silent, onChange));
    try {
      const opened = await within(patience, opening);
      if (mine !== era) throw new WalletFailure({ kind: 'rejected' });
      connection = opened.connection;
      set({ state: 'connected', provider, capability: opened.hub.capability, accounts: [opened.hub.account] });
      remember(network.id, { provider, ...options });
      if (isStale) changed();
    } catch (cause) {
      opening.then((late) => late.connection.close()).catch(() => {});
      const failure = failureFrom(cause);
      if (mine === era) fail(provider, failure, silent);
      throw failure;
    }
  }

  async function establish(provider: ProviderId, options: ConnectOptions, silent: boolean, onChange: () => void) {
    const connect = await CONNECTORS[provider]();
    const opened = await connect({ network, options, silent, onChange });
    try {
      return { connection: opened, hub: await opened.read(chainOf(network.hub)) };
    } catch (cause) {
      await opened.close().catch(() => {});
      throw cause;
    }
  }

  /** Ends the present era: nobody signs for it any more. */
  async function drop(): Promise<void> {
    era += 1;
    const closing = connection;
    connection = null;
    for (const signature of pending) signature.reject(new WalletFailure({ kind: 'account-changed' }));
    await closing?.close().catch(() => {});
  }

  function fail(provider: ProviderId, { error }: WalletFailure, silent = false): void {
    void drop();
    set(silent ? { state: 'disconnected' } : { state: 'error', provider, error });
  }

  /** Another account may be selected in the wallet: the keys are read again, and whoever signs with an old one is told. */
  function changed(): void {
    const mine = era;
    const reading: Promise<void> = readAll().then(
      (readings) => {
        if (mine !== era || reading !== rereading || state.state !== 'connected') return;
        const accounts = readings.map((each) => each.account);
        set({ ...state, capability: readings[0]?.capability ?? 'none', accounts });
        for (const signature of pending) {
          if (!owns(signature.chain, signature.signer)) signature.reject(new WalletFailure({ kind: 'account-changed' }));
        }
      },
      (cause) => {
        if (mine === era && reading === rereading && state.state === 'connected') fail(state.provider, failureFrom(cause));
      },
    );
    rereading = reading;
  }

  async function readAll(): Promise<AccountReading[]> {
    const { connection: open, accounts } = connected();
    return within(patience, Promise.all(accounts.map((account) => open.read(chainOf(account.chain)))));
  }

  async function account(chain: ChainId): Promise<WalletAccount> {
    const { connection: open, accounts } = connected();
    const known = accounts.find((each) => each.chain === chain);
    if (known) return known;
    const mine = era;
    const { account: read } = await within(patience, open.read(chainOf(chain)));
    if (mine !== era || state.state !== 'connected') throw new WalletFailure({ kind: 'account-changed' });
    set({ ...state, accounts: [...state.accounts.filter((each) => each.chain !== chain), read] });
    return read;
  }

  async function sign(request: SignRequest): Promise<SignAnswer> {
    const { connection: open, capability } = connected();
    if (capability === 'none') throw new WalletFailure({ kind: 'unsupported', reason: 'A watched address cannot sign.' });
    if (capability === 'amino-only' && request.mode === 'direct') {
      throw new WalletFailure({ kind: 'unsupported', reason: 'A Ledger signs amino documents only.' });
    }
    if (!owns(request.chainId, request.signer)) throw new WalletFailure({ kind: 'account-changed' });
    let signature: PendingSignature | undefined;
    const overtaken = new Promise<never>((_, reject) => {
      signature = { signer: request.signer, chain: request.chainId, reject };
      pending.add(signature);
    });
    try {
      const answer = await Promise.race([within(patience, open.sign(request)), overtaken]);
      await Promise.race([rereading, overtaken]);
      if (!owns(request.chainId, request.signer)) throw new WalletFailure({ kind: 'account-changed' });
      return answer;
    } catch (cause) {
      throw failureFrom(cause);
    } finally {
      if (signature) pending.delete(signature);
    }
  }

  function connected() {
    if (state.state !== 'connected' || !connection) throw new WalletFailure({ kind: 'no-account' });
    return { ...state, connection };
  }

  function owns(chain: ChainId, address: string): boolean {
    return state.state === 'connected' && state.accounts.some((each) => each.chain === chain && each.address === address);
  }

  function chainOf(id: ChainId): Chain {
    const chain = network.chains.find((each) => each.id === id);
    if (!chain) throw new WalletFailure({ kind: 'unknown-chain', chain: id });
    return chain;
  }

  return {
    network,
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (provider, options = {}) => open({ provider, ...options }, false),
    disconnect: async () => {
      remember(network.id, null);
      set({ state: 'disconnected' });
      await drop();
    },
    restore: async () => {
      const last = remembered(network.id);
      if (!last || state.state !== 'disconnected') return;
      await open(last, true).catch((failure: WalletFailure) => {
        if (forgets(failure.error)) remember(network.id, null);
      });
    },
    account,
    sign,
  };
}

/** After these answers, asking again at the next reload would only annoy; a silent wallet or a lost connection may be better next time. */
const forgets = (error: WalletError) => error.kind !== 'timeout' && error.kind !== 'other';

function failureFrom(cause: unknown): WalletFailure {
  if (cause instanceof WalletFailure) return cause;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new WalletFailure({ kind: 'other', detail }, { cause });
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const seconds = Math.round(milliseconds / 1000);
    const timer = setTimeout(() => reject(new WalletFailure({ kind: 'timeout', seconds })), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
