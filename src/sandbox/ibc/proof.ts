import type { SandboxState } from '../state.ts';
import { decode, encode, fields, list, optional } from '../wire.ts';
import { uint64 } from './bytes.ts';
import { commitAcknowledgement, commitPacket } from './commitment.ts';
import { isProved, type Leaf, type MerkleTree, makeLeaf, prove, treeOf } from './merkle.ts';
import { acknowledgementPath, commitmentPath, nextReceivePath, receiptPath } from './paths.ts';

/** What a chain proves to another about its packets. */

/** Value of a receipt. */
const RECEIPT = Uint8Array.of(1);

const PROOF = fields({
  pair: [1, optional(fields({ path: [1, 'string'], value: [2, 'bytes'] }))],
  siblings: [2, list('bytes')],
});

const trees = new WeakMap<SandboxState, MerkleTree>();

function treeAfter(state: SandboxState): MerkleTree {
  const known = trees.get(state);
  if (known) return known;
  const tree = treeOf([...leavesOf(state)]);
  trees.set(state, tree);
  return tree;
}

function* leavesOf({ tables }: SandboxState): Generator<Leaf> {
  // A chain that has neither sent nor received anything must be able to prove just that, and a proof must not be empty.
  yield makeLeaf('nextChannelSequence', uint64(BigInt(tables.ibcChannels.size)));
  for (const [key, packet] of tables.ibcCommitments)
    yield leafOnce(packet, key, () => makeLeaf(commitmentPath(...placeOf(key)), commitPacket(packet)));
  for (const key of tables.ibcReceipts.keys()) yield leafOnce(RECEIPT, key, () => makeLeaf(receiptPath(...placeOf(key)), RECEIPT));
  for (const [key, acknowledgement] of tables.ibcAcknowledgements)
    yield leafOnce(acknowledgement, key, () => makeLeaf(acknowledgementPath(...placeOf(key)), commitAcknowledgement(acknowledgement)));
  for (const { ordering, port, channel, nextReceive } of tables.ibcChannels.values())
    if (ordering === 'ordered') yield makeLeaf(nextReceivePath(port, channel), uint64(nextReceive));
}

/** Leaves by the record that they are of, and its key. */
const leaves = new WeakMap<object, Map<string, Leaf>>();

function leafOnce(record: object, key: string, make: () => Leaf): Leaf {
  const ofRecord = leaves.get(record) ?? new Map<string, Leaf>();
  const leaf = ofRecord.get(key) ?? make();
  leaves.set(record, ofRecord.set(key, leaf));
  return leaf;
}

/** The parts of a `packetKey`. */
function placeOf(key: string): [port: string, channel: string, sequence: bigint] {
  const [port = '', channel = '', sequence = '0'] = key.split('/');
  return [port, channel, BigInt(sequence)];
}

/** Root of everything that a chain can prove in this state. */
export const rootOf = (state: SandboxState): Uint8Array => treeAfter(state).hash;

/** Proof of what is at a path, or that nothing is. */
export const proveAt = (state: SandboxState, path: string): Uint8Array => encode(PROOF, prove(treeAfter(state), path));

/** Proofs that held: the same one is looked at when its transaction is simulated, when it is checked and in its block. */
const held = new Set<string>();
const MOST_HELD = 1_000;

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Whether a proof shows that a state with this root has the value at the path; null: that it has none. Any bytes are taken. */
export function proves(root: Uint8Array, proof: Uint8Array, path: string, value: Uint8Array | null): boolean {
  const lengths = `${root.length}/${proof.length}/${value?.length ?? 'absent'}/`;
  const name = proof.length > MOST_BYTES ? null : lengths + latin1(root) + latin1(proof) + (value ? latin1(value) : '') + path;
  if (name !== null && held.has(name)) return true;
  const isTrue = isProof(root, proof, path, value);
  if (held.size >= MOST_HELD) held.clear();
  if (isTrue && name !== null) held.add(name);
  return isTrue;
}

/** A proof that is longer is none of ours, and not remembered. */
const MOST_BYTES = 10_000;

function isProof(root: Uint8Array, proof: Uint8Array, path: string, value: Uint8Array | null): boolean {
  try {
    return isProved(root, decode(PROOF, proof), path, value);
  } catch {
    return false;
  }
}
