import type { ChainClient } from '#chain/client.ts';
import type { ChainId, Network } from '#config/network.ts';
import type { WalletStore } from '#wallet/wallet.ts';
import { nodePassed } from './after-inclusion.ts';
import type { BackgroundDeps } from './background.ts';
import { endText } from './end-words.ts';
import type { Decision } from './execute.ts';
import type { TxIntent, TxMessage } from './intent.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { nextOf } from './next-of.ts';
import type { QuickEstimate } from './quick-estimate.ts';
import { retryOptions } from './retry.ts';
import { type Carried, isAway, isFinal, type RunOptions, type TxState } from './state.ts';
import type { Tracked } from './track-transfer.ts';

/** The transaction that the dialog is about; `run` numbers the attempts of this page. `hidden`: it goes on behind the page. */
export type TxFlow = {
  readonly run: number;
  readonly intent: TxIntent;
  readonly options: RunOptions;
  readonly state: TxState;
  readonly hidden: boolean;
};

export type TxSnapshot = {
  readonly flow: TxFlow | null;
  /** Transactions of this device on this network, newest first; null until they are read. */
  readonly entries: readonly JournalEntry[] | null;
  /** A sentence when the browser cannot keep them. */
  readonly warning: string | null;
};

export type TxStoreDeps = {
  readonly network: Network;
  /** The same object for every call with the same chain. Throws for a chain that is not of the network. */
  readonly client: (chain: ChainId) => ChainClient;
  readonly wallet: WalletStore;
  /** Query keys to read again, null for everything of the network. Called when the node has passed the block. */
  readonly reread: (keys: TxIntent['touches'] | null) => void;
  /** Says how a transaction behind the page ended. */
  readonly announce: (text: string) => void;
};

/** The transactions of one network: a store for `useSyncExternalStore`, and verbs. Part of first load; the signing part is imported when it is needed. */
export type TxStore = {
  get(): TxSnapshot;
  subscribe(listener: () => void): () => void;
  /** Shows the running transaction instead, when there is one: ten clicks start one. */
  start(intent: TxIntent, options?: RunOptions): void;
  /** What it would cost, simulated now; for MAX and for forms. Rejects with what the chain refuses (`explain.ts` has the words). */
  estimate(intent: TxIntent): Promise<QuickEstimate>;
  /** Its messages in parts that each fit into a transaction, by simulated gas: make an intent of each, then `inParts`. Rejects like `estimate`. */
  split(intent: TxIntent): Promise<readonly (readonly TxMessage[])[]>;
  decide(decision: Decision): void;
  /** Runs the failed intent again, with what its failure taught. */
  retry(): void;
  /** Back from the review or before it, behind the page while confirming or relaying, closed when ended. Does nothing while the wallet is open. */
  dismiss(): void;
  /** No longer waits for a wallet that is open: what it signs later is not sent. */
  stopWaiting(): void;
  show(): void;
  /**
   * Follows a transfer that was signed elsewhere, by the hash of its transaction; it then stands in the journal, whose entry has its progress.
   * `chain` null asks every chain of the network. Rejects with `ChainFailure` when none has it and one could not be asked.
   */
  trackTransfer(chain: ChainId | null, hash: string): Promise<Tracked>;
  /** What is left of a plan (`open-plans.ts`) is not offered any more. */
  giveUp(plan: string): Promise<void>;
  /** Reads the journal and follows what a former page left on its way. Returns how to stop. */
  open(): () => void;
};

export function createTxStore(deps: TxStoreDeps): TxStore {
  let snapshot: TxSnapshot = { flow: null, entries: null, warning: null };
  let answer: (decision: Decision) => void = () => {};
  let journal: Promise<Journal> | null = null;
  let life = new AbortController();
  let cancel = new AbortController();
  let runs = 0;
  const listeners = new Set<() => void>();

  function set(change: Partial<TxSnapshot>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  }

  function openedJournal(): Promise<Journal> {
    journal ??= import('./journal-opening.ts').then(async ({ openJournal }) => {
      const opened = openJournal(deps.network.id);
      const publish = () => set({ entries: opened.list(), warning: opened.warning() });
      opened.subscribe(publish);
      await opened.ready;
      publish();
      return opened;
    });
    return journal;
  }

  /** A run behind the page may have been followed by another: then it only says how it ended. */
  async function run(intent: TxIntent, options: RunOptions): Promise<void> {
    runs += 1;
    const own = { run: runs, intent, options };
    cancel = new AbortController();
    const signal = AbortSignal.any([life.signal, cancel.signal]);
    set({ flow: { ...own, state: { step: 'estimating' }, hidden: false } });
    let step: TxState['step'] = 'estimating';
    const update = (state: TxState) => {
      if (signal.aborted) return;
      if (state.step === 'relaying' && step !== 'relaying') void reread(intent.chain, state.height, intent.touches);
      step = state.step;
      const shown = snapshot.flow?.run === own.run ? snapshot.flow : null;
      if (shown) set({ flow: state.step === 'idle' ? null : { ...shown, state } });
      ended(state, intent, shown);
    };
    try {
      const [{ transact }, kept] = await Promise.all([import('./engine.ts'), openedJournal()]);
      for await (const state of transact(intent, options, { ...deps, journal: kept, decide: () => decision(signal), signal }))
        update(state);
    } catch (thrown) {
      update({ step: 'failed', error: { source: 'executor', error: { kind: 'other', detail: String(thrown) } } });
    }
  }

  /** Leaving is a decision too: a run that nobody looks at must not keep its place in the account's queue. */
  function decision(signal: AbortSignal): Promise<Decision> {
    return new Promise((resolve) => {
      answer = resolve;
      if (signal.aborted) resolve('back');
      signal.addEventListener('abort', () => resolve('back'), { once: true });
    });
  }

  function ended(state: TxState, intent: TxIntent, shown: TxFlow | null): void {
    if (state.step === 'done') void reread(intent.chain, state.height, intent.touches);
    else if (state.step === 'failed' && state.hash) void reread(intent.chain, null, intent.touches);
    else if (state.step !== 'failed') return;
    if (shown && !shown.hidden) return;
    deps.announce(announced(intent, state));
    if (!shown) return;
    if (state.step === 'done' && isQuiet(state.transfer) && !nextOf({ state, intent })) set({ flow: null });
    else api.show();
  }

  async function reread(chain: ChainId, height: bigint | null, keys: TxIntent['touches'] | null): Promise<void> {
    if (height !== null) await nodePassed(deps.client(chain), height);
    deps.reread(keys);
  }

  async function background(): Promise<BackgroundDeps> {
    const { signal } = life;
    const again = ({ chain, settled }: JournalEntry) => reread(chain, settled?.height ?? null, null);
    return { ...deps, journal: await openedJournal(), signal, reread: again };
  }

  async function resume(): Promise<void> {
    const deps = await background();
    await (await import('./background.ts')).resumeAll(deps);
  }

  const api: TxStore = {
    get: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: (intent, options = {}) => {
      const { flow } = snapshot;
      const behind = flow?.hidden && isAway(flow.state);
      if (flow && !isFinal(flow.state) && !behind) return api.show();
      void run(intent, options);
    },
    estimate: async (intent) => (await import('./quick-estimate.ts')).estimateIntent(intent, deps),
    split: async (intent) => (await import('./quick-estimate.ts')).splitIntent(intent, deps),
    decide: (decision) => {
      answer(decision);
      answer = () => {};
    },
    retry: () => {
      const { flow } = snapshot;
      if (flow?.state.step === 'failed') void run(flow.intent, retryOptions(flow.state.error, flow.options));
    },
    dismiss: () => {
      const { flow } = snapshot;
      if (!flow) return;
      if (isFinal(flow.state)) set({ flow: null });
      else if (isAway(flow.state)) set({ flow: { ...flow, hidden: true } });
      else if (flow.state.step === 'reviewing') api.decide('back');
      else if (flow.state.step === 'waiting' || flow.state.step === 'estimating') {
        cancel.abort();
        set({ flow: null });
      }
    },
    stopWaiting: () => {
      if (snapshot.flow?.state.step !== 'signing') return;
      cancel.abort();
      set({ flow: null });
      deps.announce('You stopped waiting. If the wallet still asks, decline there: nothing that it signs now is sent.');
    },
    show: () => {
      if (snapshot.flow) set({ flow: { ...snapshot.flow, hidden: false } });
    },
    trackTransfer: async (chain, hash) => (await import('./background.ts')).findTransfer(chain, hash, await background()),
    giveUp: async (plan) => (await openedJournal()).giveUp(plan),
    open: () => {
      life = new AbortController();
      const mine = life;
      resume().catch(() => {});
      return () => mine.abort();
    },
  };
  return api;
}

/** A transfer that came back, or may be anywhere, is not something to be told in passing. */
function isQuiet(transfer: Carried['transfer']): boolean {
  return transfer === null || transfer.outcome === 'arrived';
}

function announced({ title }: TxIntent, state: Extract<TxState, { step: 'done' | 'failed' }>): string {
  if (state.step === 'failed') return endText({ title, state: 'failed', height: null, transfers: [] });
  return endText({ title, state: 'included', height: state.height, transfers: state.transfer ? [state.transfer] : [] });
}
