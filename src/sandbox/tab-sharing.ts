import type { ChainId } from '#config/network.ts';
import type { ChainHost } from './chain-host.ts';
import type { SandboxController } from './controller.ts';

/**
 * One chain for all tabs of a browser: the tab that holds a Web Lock runs it and saves it, the others pass their calls to it over a
 * BroadcastChannel. When the running tab closes, the lock goes to another tab, which goes on from what was saved. So two tabs never write the
 * same storage, and a transaction signed in one is seen in the other.
 */

/** The browser's means, replaceable in tests. */
export type Tabs = {
  /** Becomes the running tab at once if no other is; `release` gives it up. */
  tryLead(): Promise<{ release(): void } | null>;
  /** Waits until the running tab is gone. */
  lead(): Promise<{ release(): void }>;
  /** A channel between the tabs; a message does not come back to its sender. */
  channel(receive: (message: unknown) => void): { post(message: unknown): void; close(): void };
};

type Action =
  | 'advance'
  | 'fund'
  | 'setModulePaused'
  | 'slash'
  | 'unjail'
  | 'failNext'
  | 'orderRelayer'
  | 'loseNext'
  | 'findLost'
  | 'expireClient'
  | 'reset';
type Call = {
  readonly kind: 'call';
  readonly id: string;
  readonly method: Action | 'rpc' | 'block' | 'hello';
  readonly args: readonly unknown[];
};
type Answer = { readonly kind: 'answer'; readonly id: string; readonly result?: unknown; readonly error?: string };
type News = {
  readonly kind: 'news';
  readonly chains: readonly ChainId[];
  readonly now: number;
  readonly relayer: ReturnType<SandboxController['relayer']>;
};
type Message = Call | Answer | News;

type Waiting = { readonly call: Call; readonly resolve: (result: unknown) => void; readonly reject: (reason: Error) => void };

/** How long a tab that runs the chain may take to greet, before a tab goes on without knowing the time. Milliseconds. */
const GREETING_TIMEOUT = 2000;

/** Runs the chain here or in another tab; the caller cannot tell. `blockInterval` in milliseconds, null without a timer. */
export async function shareChain(tabs: Tabs, open: () => Promise<ChainHost>, blockInterval: number | null): Promise<SandboxController> {
  const lock = await tabs.tryLead();
  return lock ? lead(tabs, await open(), lock) : follow(tabs, open, blockInterval);
}

/** Serves the other tabs. */
function lead(tabs: Tabs, host: ChainHost, lock: { release(): void }): SandboxController {
  const channel = tabs.channel((message) => {
    const call = message as Message;
    if (call.kind === 'call') void answer(call);
  });
  const news = (): News => ({ kind: 'news', chains: host.chains, now: host.now(), relayer: host.relayer() });
  const answer = async (call: Call): Promise<void> => {
    try {
      channel.post({ kind: 'answer', id: call.id, result: await perform(host, call) } satisfies Answer);
    } catch (failure) {
      channel.post({ kind: 'answer', id: call.id, error: failure instanceof Error ? failure.message : String(failure) } satisfies Answer);
    }
    if (call.method === 'hello') channel.post(news());
  };
  host.subscribe(() => channel.post(news()));
  channel.post(news());
  return {
    ...host,
    async stop() {
      await host.stop();
      channel.close();
      lock.release();
    },
  };
}

function perform(host: ChainHost, { method, args }: Call): unknown {
  switch (method) {
    case 'hello':
      return null;
    case 'block':
      return host.blockIfDue();
    case 'rpc':
      return host.rpc(args[0] as ChainId).execute(args[1] as Parameters<ReturnType<ChainHost['rpc']>['execute']>[0]);
    default:
      return Reflect.apply(host[method], host, args);
  }
}

/** Passes everything on, until this tab has to run the chain itself. */
async function follow(tabs: Tabs, open: () => Promise<ChainHost>, blockInterval: number | null): Promise<SandboxController> {
  const listeners = new Set<() => void>();
  const waiting = new Map<string, Waiting>();
  let latest: News = { kind: 'news', chains: [], now: 0, relayer: null };
  let leader: SandboxController | null = null;
  let stopped = false;

  const channel = tabs.channel((raw) => {
    const message = raw as Message;
    if (message.kind === 'news') {
      latest = message;
      for (const listener of listeners) listener();
    } else if (message.kind === 'answer') settle(message);
  });
  const settle = ({ id, result, error }: Answer): void => {
    const found = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) found?.resolve(result);
    else found?.reject(new Error(error));
  };
  const call = (method: Call['method'], ...args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const request: Call = { kind: 'call', id: crypto.randomUUID(), method, args };
      waiting.set(request.id, { call: request, resolve, reject });
      channel.post(request);
    });

  // Timers of a tab in the background are throttled; the tab that is looked at asks for the blocks.
  const timer = blockInterval === null ? null : setInterval(() => visible() && void call('block').catch(() => undefined), blockInterval);

  const takeOver = async (): Promise<void> => {
    const lock = await tabs.lead();
    if (stopped) return lock.release();
    const host = await open();
    while (host.now() < latest.now) host.block();
    if (timer !== null) clearInterval(timer);
    channel.close();
    leader = lead(tabs, host, lock);
    leader.subscribe(() => {
      for (const listener of listeners) listener();
    });
    for (const { call: left, resolve, reject } of waiting.values()) {
      if (left.method === 'rpc') Promise.resolve(perform(host, left)).then(resolve, reject);
      else reject(new Error('the tab that ran the sandbox was closed'));
    }
    waiting.clear();
  };
  void takeOver();
  await Promise.race([call('hello'), new Promise((resolve) => setTimeout(resolve, GREETING_TIMEOUT))]);

  const pass =
    <Args extends readonly unknown[]>(method: Action) =>
    async (...args: Args): Promise<void> => {
      await (leader ? Reflect.apply(leader[method], leader, args) : call(method, ...args));
    };
  return {
    get chains() {
      return leader?.chains ?? latest.chains;
    },
    rpc: (chain) => ({
      execute: (request) =>
        leader ? leader.rpc(chain).execute(request) : (call('rpc', chain, request) as ReturnType<ReturnType<ChainHost['rpc']>['execute']>),
      disconnect() {},
    }),
    now: () => leader?.now() ?? latest.now,
    advance: pass<[number]>('advance'),
    fund: pass<[string, string, bigint, ChainId?]>('fund'),
    setModulePaused: pass<[boolean]>('setModulePaused'),
    slash: pass<[string, number]>('slash'),
    unjail: pass<[string]>('unjail'),
    failNext: (fault, chain) => void pass('failNext')(fault, chain),
    relayer: () => (leader ? leader.relayer() : latest.relayer),
    orderRelayer: pass<Parameters<SandboxController['orderRelayer']>>('orderRelayer'),
    loseNext: pass<Parameters<SandboxController['loseNext']>>('loseNext'),
    findLost: pass<[]>('findLost'),
    expireClient: pass<[ChainId, ChainId]>('expireClient'),
    reset: pass<[]>('reset'),
    async stop() {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      if (leader) await leader.stop();
      else channel.close();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const visible = (): boolean => typeof document === 'undefined' || document.visibilityState === 'visible';

const NAME = 'stkhub-sandbox';

/** The tabs of a browser; null where it lacks Web Locks or BroadcastChannel (then each tab runs a chain of its own and the last save wins). */
export function browserTabs(): Tabs | null {
  if (typeof navigator === 'undefined' || !navigator.locks || typeof BroadcastChannel === 'undefined') return null;
  const request = (options: LockOptions): Promise<{ release(): void } | null> =>
    new Promise((resolve, reject) => {
      const held = (lock: Lock | null): Promise<void> | undefined => {
        if (!lock) return void resolve(null);
        return new Promise((release) => resolve({ release }));
      };
      navigator.locks.request(NAME, options, held).catch(reject);
    });
  return {
    tryLead: () => request({ ifAvailable: true }),
    async lead() {
      const lock = await request({});
      if (!lock) throw new Error('the lock was not given');
      return lock;
    },
    channel(receive) {
      const channel = new BroadcastChannel(NAME);
      channel.addEventListener('message', ({ data }) => receive(data));
      return { post: (message) => channel.postMessage(message), close: () => channel.close() };
    },
  };
}
