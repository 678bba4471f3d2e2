import type { RpcClient } from '@cosmjs/tendermint-rpc';
import type { ChainId } from '#config/network.ts';
import { initChainInTurns } from './app.ts';
import { ChainWorld } from './chain-world.ts';
import { advanceClock, alone, nextBlock, nextBlocks } from './clock.ts';
import type { SandboxController } from './controller.ts';
import type { Counterparties } from './counterparties/prepare-counterparties.ts';
import { fundAccount, pauseModule, slashValidator, unjailValidator } from './intervention.ts';
import type { MethodTable } from './json-rpc.ts';
import { fromMilliseconds, toMilliseconds } from './nanoseconds.ts';
import { pageTurn } from './next-turn.ts';
import { SandboxNode } from './node.ts';
import { rpcMethods } from './rpc.ts';
import { inProcessRpc } from './rpc-client.ts';
import { ChainArchive, type SandboxStorage } from './saved-chain.ts';

/** How the chains are run. */
export type HostOptions = {
  readonly storage: SandboxStorage | null;
  /** Of Core-1. */
  readonly genesis: unknown;
  /** Wall-clock milliseconds between blocks; null: blocks are made only when asked for. Each block is one second of chain time. */
  readonly blockInterval: number | null;
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Chain time that passes before anyone looks, in milliseconds, so that there are rewards to see; default 0. Only for a new chain. */
  readonly past?: number;
  /** How to get the counterparties' code; default: a dynamic import, because most visits are over before another chain is asked for. */
  readonly loadCounterparties?: () => Promise<Pick<typeof import('./counterparties/prepare-counterparties.ts'), 'prepareCounterparties'>>;
};

/** A controller that has the chains in its own memory. */
export type ChainHost = SandboxController & {
  /** A chain that runs; default: Core-1. Throws for another, also for a counterparty that has not started. */
  readonly node: (chain?: ChainId) => SandboxNode;
  /** Starts the counterparties now. */
  openCounterparties(): Promise<void>;
  /** Makes a block on every chain now. */
  block(): void;
  /** Makes a block if the last is about as old as the interval: other tabs ask when this one's timers are slowed down. */
  blockIfDue(): void;
};

/** Chain ids of the counterparties; `counterparties/counterparty.ts` says what they are. */
const COUNTERPARTIES = ['hub-sandbox-1', 'osmo-sandbox-1', 'dydx-sandbox-1'];

/** Starts Core-1 from what was saved, or from genesis. Never throws for broken storage; throws for a malformed genesis. */
export async function hostChain({
  storage,
  genesis,
  blockInterval,
  now,
  past = 0,
  loadCounterparties = () => import('./counterparties/prepare-counterparties.ts'),
}: HostOptions): Promise<ChainHost> {
  const initial = await initChainInTurns(genesis, pageTurn);
  const coreId = initial.singles.chainId;
  const archive = storage ? await ChainArchive.open(storage) : null;
  const memory = (await archive?.memory(coreId)) ?? null;
  if (!memory) archive?.forget();
  const listeners = new Set<() => void>();
  const worldOf = (core: SandboxNode): ChainWorld =>
    new ChainWorld(core, async (from) => (await loadCounterparties()).prepareCounterparties(from, archive));
  let world = worldOf(new SandboxNode(genesis, memory ?? initial));
  // Genesis was one piece of work and the first block is another; the page gets its turn between them.
  await pageTurn();
  if (!memory) await begin(world.core, past);

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const relayer = (): unknown => world.counterparties?.relayer.orders ?? archive?.relayer;
  const save = async (): Promise<void> => archive?.save(world.nodes, relayer());
  let madeAt = now();
  const block = (): void => {
    madeAt = now();
    nextBlocks(world);
    archive?.note(world.nodes, relayer());
    changed();
  };
  /** What the owner did is in the next block, and saved. */
  const act = async (action: () => unknown): Promise<void> => {
    await action();
    await save();
    changed();
  };
  const timer = blockInterval === null ? null : setInterval(block, blockInterval);

  const node = (chain: ChainId = coreId): SandboxNode => {
    const found = world.find(chain);
    if (!found) throw new Error(`The sandbox runs no chain ${chain}.`);
    return found;
  };
  /** The same, but a counterparty starts when it does not run yet. */
  const nodeOf = async (chain: ChainId): Promise<SandboxNode> => {
    if (!world.find(chain) && COUNTERPARTIES.includes(chain)) await world.open();
    return node(chain);
  };
  const intervene = async (chain: ChainId, change: Parameters<SandboxNode['intervene']>[0]): Promise<void> => {
    (await nodeOf(chain)).intervene(change);
    nextBlocks(world);
  };
  const withRelayer = (order: (relayer: Counterparties['relayer']) => void): Promise<void> =>
    act(async () => order((await world.open()).relayer));
  const onCore = (change: Parameters<SandboxNode['intervene']>[0]): Promise<void> => act(() => intervene(coreId, change));

  return {
    node,
    block,
    blockIfDue() {
      if (blockInterval !== null && now() - madeAt >= blockInterval * 0.9) block();
    },
    openCounterparties: async () => void (await world.open()),
    chains: [coreId, ...COUNTERPARTIES],
    rpc(chain) {
      const client = inProcessRpc(async () => methodsOf(await nodeOf(chain)));
      return chain === coreId ? coreRpc(client, () => world) : client;
    },
    now: () => toMilliseconds(world.core.state.singles.time),
    async advance(milliseconds) {
      // Chains that have lived before must not be left behind: their clients would expire meanwhile.
      if (COUNTERPARTIES.some((chain) => archive?.has(chain))) world.open().catch(() => undefined);
      await world.opened();
      await act(() => advanceClock(world, fromMilliseconds(milliseconds)));
    },
    fund: (address, denom, base, chain = coreId) =>
      act(async () => {
        if (!denom.startsWith('ibc/')) return intervene(chain, fundAccount(address, denom, base));
        const { fundVoucher } = await world.open();
        fundVoucher(node(chain), address, denom, base);
        nextBlocks(world);
      }),
    setModulePaused: (paused) => onCore(pauseModule(paused)),
    slash: (validator, basisPoints) => onCore(slashValidator(validator, basisPoints)),
    unjail: (validator) => onCore(unjailValidator(validator)),
    failNext: (fault, chain = coreId) => node(chain).planFault(fault),
    relayer: () => world.counterparties?.relayer.orders ?? null,
    orderRelayer: (change) =>
      withRelayer((relayer) => {
        relayer.orders = { ...relayer.orders, ...change };
      }),
    loseNext: (kind) => withRelayer((relayer) => relayer.loseNext(kind)),
    findLost: () => withRelayer((relayer) => relayer.findLost()),
    expireClient: (chain, about) =>
      act(async () => {
        const { expireClient } = await world.open();
        await intervene(chain, expireClient(about));
      }),
    async reset() {
      await archive?.clear();
      world = worldOf(new SandboxNode(genesis, initial));
      await begin(world.core, past);
      changed();
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      await save();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The first block of a new chain, and its past. */
async function begin(core: SandboxNode, past: number): Promise<void> {
  nextBlock(core);
  await advanceClock(alone(core), fromMilliseconds(past));
}

const tables = new WeakMap<SandboxNode, MethodTable>();
function methodsOf(node: SandboxNode): MethodTable {
  const known = tables.get(node) ?? rpcMethods(node);
  tables.set(node, known);
  return known;
}

/** Questions that Core-1 can answer only when it has its counterparties. */
const NEEDS_OTHERS = /^\/?(ibc|pstake\.liquidstakeibc|packetforward)\./;
/** What it says to a message of a module that it does not have (`messages.ts`). */
const NO_HANDLER = /no message handler found|unable to resolve type URL/;

/** Core-1's JSON-RPC: what needs its counterparties starts them. */
function coreRpc(client: RpcClient, world: () => ChainWorld): RpcClient {
  return {
    ...client,
    async execute(request) {
      if (world().counterparties) return client.execute(request);
      if (NEEDS_OTHERS.test(pathOf(request.params))) await world().open();
      const answer = await client.execute(request);
      if (!NO_HANDLER.test(logOf(answer.result))) return answer;
      await world().open();
      return client.execute(request);
    },
  };
}

const textAt = (value: unknown, name: string): string => {
  const found: unknown = value instanceof Object ? Reflect.get(value, name) : null;
  return typeof found === 'string' ? found : '';
};
const pathOf = (params: unknown): string => textAt(params, 'path');
/** Of CheckTx, or of a simulation. */
const logOf = (result: unknown): string =>
  textAt(result, 'log') || textAt(result instanceof Object ? Reflect.get(result, 'response') : null, 'log');
