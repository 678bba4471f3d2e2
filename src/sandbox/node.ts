import { sha256 } from '@noble/hashes/sha2.js';
import { onChain } from './address.ts';
import { commitVotes, deliverBlock, initModules, simulateTx } from './app.ts';
import { type Application, type Module, withModules } from './application.ts';
import { type BlockId, consensusHash, EMPTY_HASH, fromHex, type Hex, resultsHash, toHex, validatorsHash } from './block-hash.ts';
import { BlockStore, commitSignatures, type StoredBlock, sealBlock } from './block-store.ts';
import { CORE_APPLICATION } from './core-application.ts';
import type { Fault, TxResult } from './execute.ts';
import { GenesisJson } from './genesis-json.ts';
import { Mempool, type PlannedFault } from './mempool.ts';
import { nextProposer, type Priorities } from './proposer.ts';
import type { QueryScope } from './queries/query.ts';
import type { SandboxState, SetMember } from './state.ts';
import { type IndexedTx, TxIndex } from './tx-index.ts';

/** How many past states stay queryable by height, unless told otherwise. */
const HISTORY = 100;

const NO_BLOCK: BlockId = { hash: '', parts: { total: 0, hash: '' } };

/** What a new block brought, for subscribers. */
export type BlockNews = { readonly block: StoredBlock; readonly txs: readonly IndexedTx[] };

/** Everything a node has to remember to go on where it stopped. Plain data. */
export type NodeMemory = {
  readonly state: SandboxState;
  readonly priorities: Priorities;
  readonly blocks: readonly StoredBlock[];
  readonly txs: readonly IndexedTx[];
};

export type NodeOptions = {
  /** Base units of the staked coin per gas that CheckTx asks for, a decimal text. */
  readonly minGasPrice?: string;
  /** Of how many heights the state and the results are kept. */
  readonly keepStates?: number;
  /** Default: Core-1's. */
  readonly application?: Application;
};

/** One validator's node: the chain's state, a mempool, the blocks and the index of transactions. It has no clock: `tick` makes a block. */
export class SandboxNode {
  readonly genesis: unknown;
  readonly blocks: BlockStore;
  readonly txs: TxIndex;
  /** Base units of the staked coin per gas that CheckTx asks for, a decimal text. */
  readonly minGasPrice: string;
  #application: Application;
  #state: SandboxState;
  #priorities: Priorities;
  readonly #mempool: Mempool;
  readonly #history = new Map<number, SandboxState>();
  readonly #listeners = new Set<(news: BlockNews) => void>();
  readonly #keepStates: number;

  /** @param memory the state after InitGenesis, or what `memory()` of an earlier node gave. */
  constructor(genesis: unknown, memory: NodeMemory | SandboxState, options: NodeOptions = {}) {
    const saved = 'blocks' in memory ? memory : { state: memory, priorities: {}, blocks: [], txs: [] };
    this.genesis = genesis;
    this.#state = saved.state;
    this.#priorities = saved.priorities;
    this.txs = new TxIndex(saved.txs);
    this.#application = options.application ?? CORE_APPLICATION;
    this.minGasPrice = options.minGasPrice ?? '0.0025';
    this.#mempool = new Mempool(this.#application, saved.state, this.minGasPrice);
    this.#keepStates = options.keepStates ?? HISTORY;
    this.blocks = new BlockStore(this.#keepStates, saved.blocks);
    for (const tx of saved.txs) if (tx.result.code === 0) this.#mempool.remember(tx.hash);
    this.#history.set(this.height, saved.state);
  }

  get application(): Application {
    return this.#application;
  }

  /** Adds modules to the running chain, as an upgrade does; those that the chain never had read their part of `app_state`. */
  install(modules: readonly Module[], appState: unknown = {}): void {
    this.#application = withModules(this.#application, modules);
    this.#mempool.use(this.#application);
    this.intervene((state) => initModules(state, modules, new GenesisJson(appState)));
  }

  get state(): SandboxState {
    return this.#state;
  }

  get height(): number {
    return Number(this.#state.singles.height);
  }

  get chainId(): string {
    return this.#state.singles.chainId;
  }

  get pending(): readonly Uint8Array[] {
    return this.#mempool.pending;
  }

  /** Proposer priority of a member of the current set. */
  priorityOf(address: Hex): bigint {
    return this.#priorities[address] ?? 0n;
  }

  memory(): NodeMemory {
    return { state: this.#state, priorities: this.#priorities, blocks: this.blocks.all(), txs: this.txs.all() };
  }

  /** The state after a block, for queries at a height; undefined when it is too old or still to come. */
  stateAt(height: number): SandboxState | undefined {
    return this.#history.get(height);
  }

  /** What queries on one of the node's states see. */
  scope(state = this.#state): QueryScope {
    const simulate = (bytes: Uint8Array): TxResult => simulateTx(state, bytes, this.#application);
    return { application: this.#application, state, blocks: this.blocks, txs: this.txs, simulate };
  }

  /** Calls back after every block. @returns a function that ends it. */
  subscribe(listener: (news: BlockNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** CheckTx without any effect. */
  check(bytes: Uint8Array): TxResult {
    return this.#mempool.check(bytes);
  }

  /** CheckTx and, when accepted, the mempool. The relayer is spared the faults that are planned for people. @throws RpcFailure when the same bytes were sent before. */
  submit(bytes: Uint8Array, faults?: 'planned' | 'spared'): { readonly hash: Hex; readonly result: TxResult } {
    return this.#mempool.submit(bytes, faults);
  }

  /** Spoils the next transaction that CheckTx accepts. */
  planFault(fault: PlannedFault): void {
    this.#mempool.planFault(fault);
  }

  /** Changes the state between two blocks, as no user of a real chain can. */
  intervene(change: (state: SandboxState) => SandboxState): void {
    this.#adopt(onChain(this.#state.singles.prefix, () => change(this.#state)));
  }

  /** Makes the next block with this header time (nanoseconds since 1970) out of what waits in the mempool. */
  tick(time: bigint): BlockNews {
    const reaped = this.#mempool.reap(this.#state.singles.consensus.maxGas);
    const faults = new Map(reaped.flatMap(({ fault }, index) => (fault ? [[index, fault] as const] : [])));
    return this.deliver({ time, txs: reaped.map(({ bytes }) => bytes), signed: () => true, faults });
  }

  /** Makes the next block out of given transactions; `signed` says who signed the block before, by consensus address. */
  deliver(next: {
    readonly time: bigint;
    readonly txs: readonly Uint8Array[];
    readonly signed: (address: Hex) => boolean;
    readonly proposer?: Hex;
    readonly faults?: ReadonlyMap<number, Fault>;
  }): BlockNews {
    const before = this.#state.singles;
    const lastCommit = commitVotes(this.#state).map((vote) => ({ ...vote, signed: next.signed(vote.address) }));
    const previous = this.blocks.markAbsent(lastCommit.filter(({ signed }) => !signed).map(({ address }) => address));
    const set = before.validatorSets.current;
    const elected = nextProposer(set, this.#priorities);
    const proposer = next.proposer ?? elected.proposer;
    const outcome = deliverBlock(
      this.#state,
      { time: next.time, proposer, lastCommit, txs: next.txs, faults: next.faults ?? new Map() },
      this.#application,
    );

    const sealed = sealBlock(
      {
        chainId: before.chainId,
        height: Number(before.height) + 1,
        time: next.time,
        lastBlockId: previous?.id ?? NO_BLOCK,
        validatorsHash: setHash(set),
        nextValidatorsHash: setHash(before.validatorSets.next),
        consensusHash: consensusHash(before.consensus.maxBytes, before.consensus.maxGas),
        appHash: previous?.appHashAfter ?? EMPTY_HASH,
        lastResultsHash: previous?.resultsHash ?? EMPTY_HASH,
        evidenceHash: EMPTY_HASH,
        proposerAddress: proposer,
      },
      next.txs,
      previous ? commitSignatures(previous, next.time) : [],
    );
    const block: StoredBlock = {
      ...sealed,
      txs: next.txs,
      validators: set,
      absent: [],
      resultsHash: resultsHash(outcome.results),
      appHashAfter: appHash(previous?.appHashAfter ?? EMPTY_HASH, sealed.id.hash),
      outcome: { results: outcome.results, events: outcome.events, validatorUpdates: outcome.validatorUpdates },
    };
    this.blocks.add(block);
    this.#priorities = elected.priorities;
    this.#adopt(outcome.state);
    this.#history.delete(this.height - this.#keepStates);
    return this.#announce({ block, txs: this.#index(block, outcome.results) });
  }

  #index(block: StoredBlock, results: readonly TxResult[]): IndexedTx[] {
    return block.txs.flatMap((bytes, index) => {
      const result = results[index];
      if (!result) return [];
      const tx = { hash: toHex(sha256(bytes)), height: block.header.height, index, bytes, result };
      this.txs.add(tx);
      if (result.code === 0) this.#mempool.remember(tx.hash);
      else this.#mempool.forget(tx.hash);
      return [tx];
    });
  }

  /** Makes a state the newest and checks again what still waits, as CometBFT does after each block. */
  #adopt(state: SandboxState): void {
    this.#state = state;
    this.#history.set(this.height, state);
    this.#mempool.recheck(state);
  }

  #announce(news: BlockNews): BlockNews {
    for (const listener of this.#listeners) listener(news);
    return news;
  }
}

const setHashes = new WeakMap<readonly SetMember[], Hex>();

function setHash(set: readonly SetMember[]): Hex {
  const known = setHashes.get(set);
  if (known !== undefined) return known;
  const hash = validatorsHash(set.map(({ key, power }) => ({ pubkey: key, power })));
  setHashes.set(set, hash);
  return hash;
}

/** The sandbox has no Merkle store: its application hash is a chain over the blocks, which determine the state. */
function appHash(before: Hex, blockHash: Hex): Hex {
  return toHex(sha256.create().update(fromHex(before)).update(fromHex(blockHash)).digest());
}
