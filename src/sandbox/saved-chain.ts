import type { StoredBlock } from './block-store.ts';
import { emptyTables } from './genesis.ts';
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

/** Raise it when `SandboxState`, `StoredBlock` or the genesis change: older savings are then forgotten. Tables that come new need no other version. */
const VERSION = 3;
/** All chains are under one key, because they must be of one moment: a packet that one of them has received is one that another has sent. */
const CHAINS = 'chain';
/** Transactions are saved in pieces of this many, so that a save rewrites only the last piece. */
const PIECE = 20;
/** Newest blocks that are saved although they are empty. */
const TAIL = 30;
/** Empty blocks between two saves: a reload loses at most so many seconds. */
const SAVE_EVERY = 30;

type SavedChain = {
  readonly state: SandboxState;
  readonly priorities: Priorities;
  readonly tail: readonly StoredBlock[];
  readonly txs: number;
};
type Saved = {
  readonly version: number;
  readonly chains: Readonly<Record<string, SavedChain>>;
  /** What the relayer between the chains remembers; plain data of its own. */
  readonly relayer: unknown;
};
type SavedTx = { readonly tx: IndexedTx; readonly block: StoredBlock };

const pieceKey = (chain: string, piece: number): string => `txs/${chain}/${piece}`;
const withoutOutcome = (block: StoredBlock): StoredBlock => (block.outcome ? { ...block, outcome: null } : block);

/** The savings of a sandbox: of the chains that run, and of those that were not started yet in this visit. Failures are swallowed. */
export class ChainArchive {
  readonly #storage: SandboxStorage;
  #chains: Readonly<Record<string, SavedChain>>;
  #relayer: unknown;
  #saving: Promise<void> = Promise.resolve();
  #savedHeight: number | null = null;

  private constructor(storage: SandboxStorage, { chains, relayer }: Omit<Saved, 'version'>) {
    this.#storage = storage;
    this.#chains = chains;
    this.#relayer = relayer;
  }

  /** Reads what was saved. It is empty when nothing was, when it is of another version, and when it cannot be read. */
  static async open(storage: SandboxStorage): Promise<ChainArchive> {
    try {
      const saved = (await storage.get(CHAINS)) as Saved | undefined;
      if (saved?.version === VERSION) return new ChainArchive(storage, saved);
    } catch {
      // As good as empty.
    }
    return new ChainArchive(storage, { chains: {}, relayer: null });
  }

  get relayer(): unknown {
    return this.#relayer;
  }

  /** Whether a chain was saved, even if it cannot be read any more. */
  has(chain: string): boolean {
    return this.#chains[chain] !== undefined;
  }

  /** What a node of the chain goes on from; null when it was not saved, or cannot be read. */
  async memory(chain: string): Promise<NodeMemory | null> {
    const saved = this.#chains[chain];
    if (!saved) return null;
    try {
      const list: SavedTx[] = [];
      for (let piece = 0; piece * PIECE < saved.txs; piece++)
        list.push(...((await this.#storage.get(pieceKey(chain, piece))) as SavedTx[]));
      const txs = list.slice(0, saved.txs);
      if (txs.length < saved.txs) return null;
      const known = new Map(saved.tail.map((block) => [block.header.height, block]));
      for (const { block } of txs) if (!known.has(block.header.height)) known.set(block.header.height, block);
      const blocks = [...known.values()].sort((a, b) => a.header.height - b.header.height);
      if (blocks.at(-1)?.header.height !== Number(saved.state.singles.height)) return null;
      const state = { ...saved.state, tables: { ...emptyTables(), ...saved.state.tables } };
      return { state, priorities: saved.priorities, blocks, txs: txs.map(({ tx }) => tx) };
    } catch {
      return null;
    }
  }

  /** What was saved is of no use: the chains begin anew. */
  forget(): void {
    this.#chains = {};
    this.#relayer = null;
  }

  /** Saves if there are new transactions or enough new blocks. The first node is the one whose blocks are counted. */
  note(nodes: readonly SandboxNode[], relayer: unknown): void {
    const height = nodes[0]?.height ?? 0;
    this.#savedHeight ??= height;
    const isNews = nodes.some((node) => node.txs.size > (this.#chains[node.chainId]?.txs ?? 0));
    if (isNews || height >= this.#savedHeight + SAVE_EVERY) void this.save(nodes, relayer);
  }

  /** Saves what the nodes are now; saves follow each other, so that an older one never wins. */
  save(nodes: readonly SandboxNode[], relayer: unknown): Promise<void> {
    this.#savedHeight = nodes[0]?.height ?? 0;
    const pieces: [string, SavedTx[]][] = [];
    const chains = { ...this.#chains };
    for (const node of nodes) {
      const { state, priorities, blocks, txs } = node.memory();
      const from = this.#chains[node.chainId]?.txs ?? 0;
      chains[node.chainId] = { state, priorities, tail: blocks.slice(-TAIL).map(withoutOutcome), txs: txs.length };
      if (from < txs.length) pieces.push(...newPieces(node, txs, from));
    }
    this.#chains = chains;
    this.#relayer = relayer;
    this.#saving = this.#saving.then(() => this.#write({ version: VERSION, chains, relayer }, pieces));
    return this.#saving;
  }

  /** Pieces first: a save that is cut off leaves older chains, which ignore what is beyond their counts. */
  async #write(saved: Saved, pieces: readonly [string, SavedTx[]][]): Promise<void> {
    try {
      for (const [key, piece] of pieces) await this.#storage.set(key, piece);
      await this.#storage.set(CHAINS, saved);
    } catch {
      // A sandbox without storage still works; it is forgotten on reload.
    }
  }

  async clear(): Promise<void> {
    const pieces = Object.entries(this.#chains).flatMap(([chain, { txs }]) =>
      Array.from({ length: Math.ceil(txs / PIECE) }, (_, piece) => pieceKey(chain, piece)),
    );
    this.#chains = {};
    this.#relayer = null;
    this.#savedHeight = 0;
    this.#saving = this.#saving.then(async () => {
      try {
        await this.#storage.delete(CHAINS);
        for (const key of pieces) await this.#storage.delete(key);
      } catch {
        // What stays behind is overwritten by the next save.
      }
    });
    return this.#saving;
  }
}

/** The pieces that change when a node has more transactions than the storage, which has `from`. */
function newPieces(node: SandboxNode, txs: readonly IndexedTx[], from: number): [string, SavedTx[]][] {
  const pieces: [string, SavedTx[]][] = [];
  for (let piece = Math.floor(from / PIECE); piece * PIECE < txs.length; piece++) {
    const saved = txs.slice(piece * PIECE, (piece + 1) * PIECE).flatMap((tx) => {
      const block = node.blocks.at(tx.height);
      return block ? [{ tx, block: withoutOutcome(block) }] : [];
    });
    pieces.push([pieceKey(node.chainId, piece), saved]);
  }
  return pieces;
}
