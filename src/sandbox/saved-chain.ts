import type { StoredBlock } from './block-store.ts';
import type { NodeMemory, SandboxNode } from './node.ts';
import type { Priorities } from './proposer.ts';
import type { SandboxState } from './state.ts';
import type { IndexedTx } from './tx-index.ts';

/** Where the sandbox keeps itself: values are structured-clonable (IndexedDB). Every call may fail; the sandbox then goes on without. */
export type SandboxStorage = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<unknown>;
  delete(key: string): Promise<unknown>;
};

/** Raise it when `SandboxState`, `StoredBlock` or the genesis change: older savings are then forgotten. */
const VERSION = 2;
const CHAIN = 'chain';
/** Transactions are saved in pieces of this many, so that a save rewrites only the last piece. */
const PIECE = 20;
/** Newest blocks that are saved although they are empty. */
const TAIL = 30;
/** Empty blocks between two saves: a reload loses at most so many seconds. */
const SAVE_EVERY = 30;

type SavedChain = {
  readonly version: number;
  readonly state: SandboxState;
  readonly priorities: Priorities;
  readonly tail: readonly StoredBlock[];
  readonly txs: number;
};
type SavedTx = { readonly tx: IndexedTx; readonly block: StoredBlock };

const pieceKey = (piece: number): string => `txs/${piece}`;

/** Reads what was saved; null when there is nothing, when it is another version or another genesis, or when it cannot be read. */
export async function loadChain(storage: SandboxStorage, genesis: SandboxState): Promise<NodeMemory | null> {
  try {
    const saved = (await storage.get(CHAIN)) as SavedChain | undefined;
    if (saved?.version !== VERSION) return null;
    if (saved.state.singles.chainId !== genesis.singles.chainId) return null;
    const list: SavedTx[] = [];
    for (let piece = 0; piece * PIECE < saved.txs; piece++) list.push(...((await storage.get(pieceKey(piece))) as SavedTx[]));
    const txs = list.slice(0, saved.txs);
    if (txs.length < saved.txs) return null;
    const known = new Map(saved.tail.map((block) => [block.header.height, block]));
    for (const { block } of txs) if (!known.has(block.header.height)) known.set(block.header.height, block);
    const blocks = [...known.values()].sort((a, b) => a.header.height - b.header.height);
    if (blocks.at(-1)?.header.height !== Number(saved.state.singles.height)) return null;
    return { state: saved.state, priorities: saved.priorities, blocks, txs: txs.map(({ tx }) => tx) };
  } catch {
    return null;
  }
}

/** Saves a node when it is worth it: at once when something happened, now and then when only time passes. Failures are swallowed. */
export class ChainSaver {
  readonly #storage: SandboxStorage;
  #saving: Promise<void> = Promise.resolve();
  #savedTxs: number;
  #savedHeight: number | null = null;

  /** @param savedTxs how many transactions the storage has already. */
  constructor(storage: SandboxStorage, savedTxs: number) {
    this.#storage = storage;
    this.#savedTxs = savedTxs;
  }

  /** Saves if there are new transactions or enough new blocks. */
  note(node: SandboxNode): void {
    this.#savedHeight ??= node.height;
    if (node.txs.size > this.#savedTxs || node.height >= this.#savedHeight + SAVE_EVERY) void this.save(node);
  }

  /** Saves what the node is now; saves follow each other, so that an older one never wins. */
  save(node: SandboxNode): Promise<void> {
    this.#savedHeight = node.height;
    const from = this.#savedTxs;
    const { state, priorities, blocks, txs } = node.memory();
    this.#savedTxs = txs.length;
    const chain: SavedChain = {
      version: VERSION,
      state,
      priorities,
      tail: blocks.slice(-TAIL).map(withoutOutcome),
      txs: txs.length,
    };
    const pieces: [string, SavedTx[]][] = [];
    for (let piece = Math.floor(from / PIECE); piece * PIECE < txs.length; piece++) {
      const part = txs.slice(piece * PIECE, (piece + 1) * PIECE);
      const saved = part.flatMap((tx) => {
        const block = node.blocks.at(tx.height);
        return block ? [{ tx, block: withoutOutcome(block) }] : [];
      });
      if (from < txs.length) pieces.push([pieceKey(piece), saved]);
    }
    this.#saving = this.#saving.then(() => this.#write(chain, pieces));
    return this.#saving;
  }

  /** Pieces first: a save that is cut off leaves an older chain, which ignores what is beyond its count. */
  async #write(chain: SavedChain, pieces: readonly [string, SavedTx[]][]): Promise<void> {
    try {
      for (const [key, piece] of pieces) await this.#storage.set(key, piece);
      await this.#storage.set(CHAIN, chain);
    } catch {
      // A sandbox without storage still works; it is forgotten on reload.
    }
  }

  async clear(): Promise<void> {
    const pieces = Math.ceil(this.#savedTxs / PIECE);
    this.#savedTxs = 0;
    this.#savedHeight = 0;
    this.#saving = this.#saving.then(async () => {
      try {
        await this.#storage.delete(CHAIN);
        for (let piece = 0; piece < pieces; piece++) await this.#storage.delete(pieceKey(piece));
      } catch {
        // What stays behind is overwritten by the next save.
      }
    });
    return this.#saving;
  }
}

const withoutOutcome = (block: StoredBlock): StoredBlock => (block.outcome ? { ...block, outcome: null } : block);
