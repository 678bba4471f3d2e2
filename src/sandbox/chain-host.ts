import type { RpcClient } from '@cosmjs/tendermint-rpc';
import { initChain } from './app.ts';
import { advanceClock, nextBlock } from './clock.ts';
import type { SandboxController } from './controller.ts';
import { fundAccount, pauseModule, slashValidator, unjailValidator } from './intervention.ts';
import type { MethodTable } from './json-rpc.ts';
import { fromMilliseconds, toMilliseconds } from './nanoseconds.ts';
import { pageTurn } from './next-turn.ts';
import { SandboxNode } from './node.ts';
import { rpcMethods } from './rpc.ts';
import { inProcessRpc } from './rpc-client.ts';
import { ChainSaver, loadChain, type SandboxStorage } from './saved-chain.ts';

/** How the chain is run. */
export type HostOptions = {
  readonly storage: SandboxStorage | null;
  readonly genesis: unknown;
  /** Wall-clock milliseconds between blocks; null: blocks are made only when asked for. Each block is one second of chain time. */
  readonly blockInterval: number | null;
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Chain time that passes before anyone looks, in milliseconds, so that there are rewards to see; default 0. Only for a new chain. */
  readonly past?: number;
};

/** A controller that has the chain in its own memory. */
export type ChainHost = SandboxController & {
  readonly node: () => SandboxNode;
  /** Makes a block now. */
  block(): void;
  /** Makes a block if the last is about as old as the interval: other tabs ask when this one's timers are slowed down. */
  blockIfDue(): void;
};

/** Starts a chain from what was saved, or from genesis. Never throws for broken storage; throws for a malformed genesis. */
export async function hostChain({ storage, genesis, blockInterval, now, past = 0 }: HostOptions): Promise<ChainHost> {
  const initial = initChain(genesis);
  const memory = storage ? await loadChain(storage, initial) : null;
  const saver = storage ? new ChainSaver(storage, memory?.txs.length ?? 0) : null;
  const listeners = new Set<() => void>();
  let node = new SandboxNode(genesis, memory ?? initial);
  let methods: MethodTable = rpcMethods(node);
  // Genesis was one piece of work and the first block is another; the page gets its turn between them.
  await pageTurn();
  if (!memory) await begin(node, past);

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  let madeAt = now();
  const block = (): void => {
    madeAt = now();
    nextBlock(node);
    saver?.note(node);
    changed();
  };
  /** What the owner did is in the next block, and saved. */
  const act = async (action: () => void | Promise<void>): Promise<void> => {
    await action();
    await saver?.save(node);
    changed();
  };
  const timer = blockInterval === null ? null : setInterval(block, blockInterval);

  const rpc: RpcClient = inProcessRpc(() => methods);
  return {
    node: () => node,
    block,
    blockIfDue() {
      if (blockInterval !== null && now() - madeAt >= blockInterval * 0.9) block();
    },
    chains: [initial.singles.chainId],
    rpc: () => rpc,
    now: () => toMilliseconds(node.state.singles.time),
    advance: (milliseconds) => act(() => advanceClock(node, fromMilliseconds(milliseconds))),
    fund: (address, denom, base) => act(() => intervene(node, fundAccount(address, denom, base))),
    setModulePaused: (paused) => act(() => intervene(node, pauseModule(paused))),
    slash: (validator, basisPoints) => act(() => intervene(node, slashValidator(validator, basisPoints))),
    unjail: (validator) => act(() => intervene(node, unjailValidator(validator))),
    failNext: (fault) => node.planFault(fault),
    async reset() {
      await saver?.clear();
      node = new SandboxNode(genesis, initial);
      methods = rpcMethods(node);
      await begin(node, past);
      changed();
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      await saver?.save(node);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The first block of a new chain, and its past. */
async function begin(node: SandboxNode, past: number): Promise<void> {
  nextBlock(node);
  await advanceClock(node, fromMilliseconds(past));
}

function intervene(node: SandboxNode, change: Parameters<SandboxNode['intervene']>[0]): void {
  node.intervene(change);
  nextBlock(node);
}
