import { sha256 } from '@noble/hashes/sha2.js';
import { type BlockHeader, type BlockId, type CommitSignature, commitHash, dataHash, fromHex, type Hex, headerHash } from './block-hash.ts';
import type { Event } from './events.ts';
import type { TxResult } from './execute.ts';
import type { SetMember } from './state.ts';

export type ValidatorUpdate = { readonly key: Uint8Array; readonly power: bigint };

/** What execution of a block brought; kept for recent blocks only. */
type BlockOutcome = {
  readonly results: readonly TxResult[];
  readonly events: readonly Event[];
  readonly validatorUpdates: readonly ValidatorUpdate[];
};

/** A committed block. `validators` is the set that signed it, in set order. */
export type StoredBlock = {
  readonly id: BlockId;
  readonly header: BlockHeader;
  readonly txs: readonly Uint8Array[];
  readonly validators: readonly SetMember[];
  /** Those of them who did not sign it; known when the next block is made. */
  readonly absent: readonly Hex[];
  /** Hash of the application after this block: the next header carries it. */
  readonly appHashAfter: Hex;
  /** Hash of this block's results: the next header carries it. */
  readonly resultsHash: Hex;
  readonly outcome: BlockOutcome | null;
};

/** Blocks without transactions are kept for this many heights. */
const RECENT_BLOCKS = 1000;

/** Blocks by height. Blocks with transactions are kept for good; of the others the newest thousand. */
export class BlockStore {
  readonly #blocks = new Map<number, StoredBlock>();
  #latest: StoredBlock | null = null;
  #base = 0;

  readonly #keepOutcomes: number;

  /**
   * @param keepOutcomes for how many heights outcomes are kept
   * @param blocks kept ones, oldest first; there may be gaps where empty blocks were forgotten
   */
  constructor(keepOutcomes: number, blocks: readonly StoredBlock[] = []) {
    this.#keepOutcomes = keepOutcomes;
    for (const block of blocks) this.add(block);
  }

  get latest(): StoredBlock | null {
    return this.#latest;
  }

  /** Height from which on every block is kept; 0 when there is none. */
  get base(): number {
    return this.#base;
  }

  at(height: number): StoredBlock | undefined {
    return this.#blocks.get(height);
  }

  add(block: StoredBlock): void {
    const { height } = block.header;
    if (this.#latest?.header.height !== height - 1) this.#base = height;
    this.#base = Math.max(this.#base, height - RECENT_BLOCKS + 1);
    this.#blocks.set(height, block);
    this.#latest = block;
    this.#forgetOutcome(height - this.#keepOutcomes);
    const old = this.#blocks.get(height - RECENT_BLOCKS);
    if (old && old.txs.length === 0) this.#blocks.delete(height - RECENT_BLOCKS);
  }

  /** Notes who did not sign the newest block. */
  markAbsent(absent: readonly Hex[]): StoredBlock | null {
    if (!this.#latest || absent.length === 0) return this.#latest;
    this.#latest = { ...this.#latest, absent };
    this.#blocks.set(this.#latest.header.height, this.#latest);
    return this.#latest;
  }

  #forgetOutcome(height: number): void {
    const old = this.#blocks.get(height);
    if (old?.outcome) this.#blocks.set(height, { ...old, outcome: null });
  }

  /** All kept blocks, oldest first. */
  all(): StoredBlock[] {
    return [...this.#blocks.values()].sort((a, b) => a.header.height - b.header.height);
  }
}

/**
 * The signatures under a block, in set order. The keys of the seeded validators exist nowhere, so the bytes are made up, but always the same
 * for the same vote. `time` is that of the next block, as BFT time makes it when all clocks agree.
 */
export function commitSignatures(
  { header, validators, absent }: Pick<StoredBlock, 'header' | 'validators' | 'absent'>,
  time: bigint,
): CommitSignature[] {
  return validators.map(({ address }) =>
    absent.includes(address) ? 'absent' : { validator: address, time, signature: madeUpSignature(address, header.height) },
  );
}

const marks = new Map<Hex, Uint8Array>();

/** 64 bytes that are the validator's own, with the height at their end. Two halves by SHA-256, which is warm already: SHA-512's first use takes 10 ms. */
function madeUpSignature(address: Hex, height: number): Uint8Array {
  let mark = marks.get(address);
  if (!mark) {
    mark = new Uint8Array(64);
    mark.set(sha256(new TextEncoder().encode(address)));
    mark.set(sha256(mark.subarray(0, 32)), 32);
    marks.set(address, mark);
  }
  const signature = mark.slice();
  new DataView(signature.buffer).setBigUint64(56, BigInt(height));
  return signature;
}

/** Builds a header, its hash and its id from the block before. */
export function sealBlock(
  header: Omit<BlockHeader, 'lastCommitHash' | 'dataHash'>,
  txs: readonly Uint8Array[],
  lastCommit: readonly CommitSignature[],
): { readonly header: BlockHeader; readonly id: BlockId } {
  const sealed = { ...header, lastCommitHash: commitHash(lastCommit), dataHash: dataHash(txs) };
  const hash = headerHash(sealed);
  return { header: sealed, id: { hash, parts: { total: 1, hash: dataHash([fromHex(hash)]) } } };
}
