import { BinaryWriter } from '@bufbuild/protobuf/wire';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { digest } from './digest.ts';
import { SECOND } from './time.ts';

/**
 * Block hashes exactly as CometBFT makes them: RFC 6962 Merkle trees over protobuf fields. Hashes are upper-case hex.
 * Source: cometbft types/block.go, types/validator.go, types/results.go, crypto/merkle.
 */

/** Upper-case hex of some bytes, as CometBFT's JSON prints hashes and addresses. */
export type Hex = string;

/** An id of a block: its header's hash and the root of its parts. Both empty for the block before the first. */
export type BlockId = { readonly hash: Hex; readonly parts: { readonly total: number; readonly hash: Hex } };

/** Header of a block; `time` in nanoseconds since 1970. */
export type BlockHeader = {
  readonly chainId: string;
  readonly height: number;
  readonly time: bigint;
  readonly lastBlockId: BlockId;
  readonly lastCommitHash: Hex;
  readonly dataHash: Hex;
  readonly validatorsHash: Hex;
  readonly nextValidatorsHash: Hex;
  readonly consensusHash: Hex;
  readonly appHash: Hex;
  readonly lastResultsHash: Hex;
  readonly evidenceHash: Hex;
  readonly proposerAddress: Hex;
};

/** One vote in a commit; an absent validator has neither address nor signature. */
export type CommitSignature = { readonly validator: Hex; readonly time: bigint; readonly signature: Uint8Array } | 'absent';

/** A validator as consensus knows it: raw ed25519 key and power. */
export type ConsensusValidator = { readonly pubkey: Uint8Array; readonly power: bigint };

const BLOCK_PROTOCOL = 11;
/** Go's zero time, year 1, in seconds since 1970. */
const ZERO_TIME_SECONDS = -62_135_596_800n;

export const toHex = (bytes: Uint8Array): Hex => bytesToHex(bytes).toUpperCase();
export const fromHex = (hex: Hex): Uint8Array => hexToBytes(hex);

/** Root of a list of leaves. @returns SHA-256 of nothing for an empty list. */
function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return digest(new Uint8Array());
  const [only] = leaves;
  if (leaves.length === 1 && only) return prefixed(0, only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return prefixed(1, merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}

function prefixed(prefix: number, first: Uint8Array, second: Uint8Array = NOTHING): Uint8Array {
  const joined = new Uint8Array(1 + first.length + second.length);
  joined[0] = prefix;
  joined.set(first, 1);
  joined.set(second, 1 + first.length);
  return digest(joined);
}
const NOTHING = new Uint8Array();

const writer = () => new BinaryWriter();
const wrappedBytes = (hex: Hex): Uint8Array => (hex === '' ? new Uint8Array() : writer().uint32(10).bytes(fromHex(hex)).finish());

function timestamp(time: bigint | null): Uint8Array {
  const out = writer();
  const seconds = time === null ? ZERO_TIME_SECONDS : time / SECOND;
  const nanos = time === null ? 0 : Number(time % SECOND);
  if (seconds !== 0n) out.uint32(8).int64(seconds);
  if (nanos !== 0) out.uint32(16).int32(nanos);
  return out.finish();
}

function blockId(id: BlockId): Uint8Array {
  const parts = writer();
  if (id.parts.total !== 0) parts.uint32(8).uint32(id.parts.total);
  if (id.parts.hash !== '') parts.uint32(18).bytes(fromHex(id.parts.hash));
  const out = writer();
  if (id.hash !== '') out.uint32(10).bytes(fromHex(id.hash));
  return out.uint32(18).bytes(parts.finish()).finish();
}

/** Hash of a header: the Merkle root of its fourteen fields. */
export function headerHash(header: BlockHeader): Hex {
  return toHex(
    merkleRoot([
      writer().uint32(8).uint64(BLOCK_PROTOCOL).finish(),
      writer().uint32(10).string(header.chainId).finish(),
      writer().uint32(8).int64(header.height).finish(),
      timestamp(header.time),
      blockId(header.lastBlockId),
      wrappedBytes(header.lastCommitHash),
      wrappedBytes(header.dataHash),
      wrappedBytes(header.validatorsHash),
      wrappedBytes(header.nextValidatorsHash),
      wrappedBytes(header.consensusHash),
      wrappedBytes(header.appHash),
      wrappedBytes(header.lastResultsHash),
      wrappedBytes(header.evidenceHash),
      wrappedBytes(header.proposerAddress),
    ]),
  );
}

/** Hash of the transactions of a block: Merkle root over the hash of each. */
export const dataHash = (txs: readonly Uint8Array[]): Hex => toHex(merkleRoot(txs.map(digest)));

/** Hash of a validator set, in set order: power descending, then address. */
export function validatorsHash(validators: readonly ConsensusValidator[]): Hex {
  const leaves = validators.map(({ pubkey, power }) => {
    const key = writer().uint32(10).bytes(pubkey).finish();
    const out = writer().uint32(10).bytes(key);
    if (power !== 0n) out.uint32(16).int64(power);
    return out.finish();
  });
  return toHex(merkleRoot(leaves));
}

/** Hash over code, data, gas wanted and gas used of each transaction; logs and events are not part of consensus. */
export function resultsHash(
  results: readonly { readonly code: number; readonly data: Uint8Array; readonly gasWanted: bigint; readonly gasUsed: bigint }[],
): Hex {
  const leaves = results.map(({ code, data, gasWanted, gasUsed }) => {
    const out = writer();
    if (code !== 0) out.uint32(8).uint32(code);
    if (data.length > 0) out.uint32(18).bytes(data);
    if (gasWanted !== 0n) out.uint32(40).int64(gasWanted);
    if (gasUsed !== 0n) out.uint32(48).int64(gasUsed);
    return out.finish();
  });
  return toHex(merkleRoot(leaves));
}

/** Hash of a commit: Merkle root over the signatures in validator-set order. */
export function commitHash(signatures: readonly CommitSignature[]): Hex {
  const leaves = signatures.map((vote) => {
    if (vote === 'absent') return writer().uint32(8).int32(1).uint32(26).bytes(timestamp(null)).finish();
    return writer()
      .uint32(8)
      .int32(2)
      .uint32(18)
      .bytes(fromHex(vote.validator))
      .uint32(26)
      .bytes(timestamp(vote.time))
      .uint32(34)
      .bytes(vote.signature)
      .finish();
  });
  return toHex(merkleRoot(leaves));
}

/** Hash of the consensus parameters that bind a block: its largest size in bytes and in gas (−1: no limit). */
export function consensusHash(maxBytes: bigint, maxGas: bigint): Hex {
  const out = writer();
  if (maxBytes !== 0n) out.uint32(8).int64(maxBytes);
  if (maxGas !== 0n) out.uint32(16).int64(maxGas);
  return toHex(digest(out.finish()));
}

/** Hash of an empty list: no evidence, no transactions, no results. */
export const EMPTY_HASH: Hex = 'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855';
