import type { Chain, ChainId, Network } from '#config/network.ts';
import type { Connection, Connector, Manner } from './connection.ts';
import { createMemory } from './memory.ts';
import { within } from './patience.ts';
import { createPendingSignatures } from './pending-signatures.ts';
import { accountsIn, readAccounts } from './read-accounts.ts';
import type { Remembered } from './remembered.ts';
import {
  type AccountAnswer,
  type ConnectOptions,
  failureFrom,
  type ProviderId,
  type SignAnswer,
  type SignRequest,
  type WalletAccount,
  type WalletError,
  WalletFailure,
  type WalletState,
  type WalletStore,
} from './wallet.ts';

/** How long a wallet may think about one chain or one signature before it counts as silent. A late answer is ignored. */
const PATIENCE_MS = 120_000;

/** The heavy parts come when they are asked for: first load knows only the states. */
const CONNECTORS: Record<ProviderId, () => Promise<Connector>> = {
  keplr: async () => (await import('./cosmos-kit-bridge.tsx')).connectKeplr,
  leap: async () => (await import('./cosmos-kit-bridge.tsx')).connectLeap,
  sandbox: async () => (await import('./sandbox-signer.ts')).connectSandbox,
  watch: async () => (await import('./watch-only.ts')).connectWatch,
};

/** The wallet of one network. `patience` in milliseconds is for tests. */
export function createWalletStore(network: Network, { patience = PATIENCE_MS }: { readonly patience?: number } = {}): WalletStore {
  let state: WalletState = { state: 'disconnected' };
  let connection: Connection | null = null;
  /** Every connect and disconnect opens a new era; what an older era still answers is nobody's answer. */
  let era = 0;
  /** How often the wallet said that its selection may have changed: what was read across such a moment may be of two accounts. */
  let selection = 0;
  /** The reading of the accounts that a change of the wallet's selection started last. Never rejects. */
  let rereading: Promise<void> = Promise.resolve();
  /** The last question for further chains; they wait for each other, because a wallet has one window. Never rejects. */
  let joining: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  const pending = createPendingSignatures();
  const memory = createMemory(network);

  function set(next: WalletState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function open(asked: Remembered, manner: Manner): Promise<void> {
    const { provider, chains = [], ...options } = asked;
    const closed = drop();
    const mine = era;
    const seen = selection;
    set({ state: 'connecting', provider });
    const onChange = () => {
      selection += 1;
      if (mine === era && state.state === 'connected') changed();
    };
    const opening = closed.then(() => establish(provider, options, manner, onChange));
    try {
      const opened = await within(patience, opening);
      if (mine !== era) throw new WalletFailure({ kind: 'rejected' });
      connection = opened.connection;
      memory.keep(asked);
      set({ state: 'connected', provider, capability: opened.hub.capability, accounts: [opened.hub.account] });
      if (seen !== selection) changed();
      const further = connection.reach === 'every-chain' ? network.chains.map(({ id }) => id) : chains;
      if (further.length > 0) await join(further, manner).catch(() => {});
    } catch (cause) {
      opening.then((late) => late.connection.close()).catch(() => {});
      const failure = failureFrom(cause);
      if (mine === era) fail(provider, failure.error, manner);
      throw failure;
    }
  }

  async function establish(provider: ProviderId, options: ConnectOptions, manner: Manner, onChange: () => void) {
    const connect = await CONNECTORS[provider]();
    const opened = await connect({ network, options, onChange });
    try {
      const [hub] = await opened.read([chainOf(network.hub)], manner);
      if (hub?.status !== 'fulfilled') throw failureFrom(hub?.reason);
      return { connection: opened, hub: hub.value };
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
    joining = Promise.resolve();
    pending.end(() => false);
    await closing?.close().catch(() => {});
  }

  function fail(provider: ProviderId, error: WalletError, manner: Manner = 'ask'): void {
    void drop();
    set(manner === 'silent' ? { state: 'disconnected' } : { state: 'error', provider, error });
  }

  /** Another account may be selected in the wallet: all keys are read again, and whoever signs with an old one is told. */
  function changed(): void {
    const mine = era;
    const { connection: open, accounts } = connected();
    const chains = accounts.map((each) => chainOf(each.chain));
    const reading: Promise<void> = readAccounts(open, chains, 'ask', patience).then((answers) => {
      if (mine !== era || reading !== rereading || state.state !== 'connected') return;
      const [hub] = answers;
      if (hub?.kind !== 'connected') return fail(state.provider, hub?.error ?? { kind: 'no-account' });
      set({ ...state, capability: hub.capability, accounts: accountsIn(answers) });
      memory.learn(answers);
      pending.end(owns);
    });
    rereading = reading;
  }

  function join(ids: readonly ChainId[], manner: Manner): Promise<readonly AccountAnswer[]> {
    const mine = era;
    const joined = joining.then(() => joinNow(ids, manner, mine));
    joining = joined.catch(() => {});
    return joined;
  }

  async function joinNow(ids: readonly ChainId[], manner: Manner, mine: number): Promise<readonly AccountAnswer[]> {
    const missing = network.chains.filter(({ id }) => ids.includes(id) && !accountOn(id));
    let answers: readonly AccountAnswer[] = [];
    for (let seen = -1; seen !== selection; ) {
      if (mine !== era) throw new WalletFailure({ kind: 'account-changed' });
      const { connection: open } = connected();
      seen = selection;
      if (missing.length > 0) answers = await readAccounts(open, missing, manner, patience);
      await rereading;
    }
    if (mine !== era || state.state !== 'connected') throw new WalletFailure({ kind: 'account-changed' });
    if (missing.length > 0) {
      set({ ...state, accounts: inOrder([...state.accounts, ...accountsIn(answers)]) });
      memory.learn(answers);
    }
    return ids.map((chain) => {
      const account = accountOn(chain);
      if (account) return { kind: 'connected', chain, account };
      return answers.find((each) => each.chain === chain) ?? { kind: 'failed', chain, error: { kind: 'unknown-chain', chain } };
    });
  }

  async function account(chain: ChainId): Promise<WalletAccount> {
    connected();
    const known = accountOn(chain);
    if (known) return known;
    const [answer] = await join([chain], 'ask');
    if (answer?.kind === 'connected') return answer.account;
    throw new WalletFailure(answer?.error ?? { kind: 'unknown-chain', chain });
  }

  async function sign(request: SignRequest): Promise<SignAnswer> {
    const { connection: open, capability } = connected();
    if (capability === 'none') throw new WalletFailure({ kind: 'unsupported', reason: 'A watched address cannot sign.' });
    if (capability === 'amino-only' && request.mode === 'direct') {
      throw new WalletFailure({ kind: 'unsupported', reason: 'A Ledger signs amino documents only.' });
    }
    if (!owns(request.chainId, request.signer)) throw new WalletFailure({ kind: 'account-changed' });
    try {
      return await pending.track(request, async (overtaken) => {
        const answer = await Promise.race([within(patience, open.sign(request)), overtaken]);
        await Promise.race([rereading, overtaken]);
        if (!owns(request.chainId, request.signer)) throw new WalletFailure({ kind: 'account-changed' });
        return answer;
      });
    } catch (cause) {
      throw failureFrom(cause);
    }
  }

  function connected() {
    if (state.state !== 'connected' || !connection) throw new WalletFailure({ kind: 'no-account' });
    return { ...state, connection };
  }

  const accountOn = (chain: ChainId) => (state.state === 'connected' ? state.accounts.find((each) => each.chain === chain) : undefined);

  const owns = (chain: ChainId, address: string) => accountOn(chain)?.address === address;

  function chainOf(id: ChainId): Chain {
    const chain = network.chains.find((each) => each.id === id);
    if (!chain) throw new WalletFailure({ kind: 'unknown-chain', chain: id });
    return chain;
  }

  function inOrder(accounts: readonly WalletAccount[]): readonly WalletAccount[] {
    const place = ({ chain }: WalletAccount) => (chain === network.hub ? -1 : network.chains.findIndex(({ id }) => id === chain));
    return [...accounts].sort((a, b) => place(a) - place(b));
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
      memory.forget();
      set({ state: 'disconnected' });
      await drop();
    },
    restore: async () => {
      const last = memory.recall();
      if (!last || state.state !== 'disconnected') return;
      await open(last, 'silent').catch((failure: WalletFailure) => memory.failed(failure.error));
    },
    account,
    accounts: (chains) => join(chains, 'ask'),
    sign,
  };
}
