import type { SandboxState } from '../state.ts';
import { decode, encode, fields, list } from '../wire.ts';
import { uint64 } from './bytes.ts';
import { commitAcknowledgement, commitPacket } from './commitment.ts';
import { isProved, MerkleTree, type Pair } from './merkle.ts';
import { acknowledgementPath, commitmentPath, nextReceivePath, receiptPath } from './paths.ts';

/** What a chain proves to another about its packets. */

/** Value of a receipt. */
const RECEIPT = Uint8Array.of(1);

const PROOF = fields({
  count: [1, 'uint64'],
  branches: [2, list(fields({ path: [1, 'string'], value: [2, 'bytes'], index: [3, 'uint32'], siblings: [4, list('bytes')] }))],
});

const trees = new WeakMap<SandboxState, MerkleTree>();

function treeOf(state: SandboxState): MerkleTree {
  const known = trees.get(state);
  if (known) return known;
  const tree = new MerkleTree(pairsOf(state));
  trees.set(state, tree);
  return tree;
}

function* pairsOf({ tables }: SandboxState): Generator<Pair> {
  // A chain that has neither sent nor received anything must be able to prove just that, and there is no proof without a pair.
  yield ['nextChannelSequence', uint64(BigInt(tables.ibcChannels.size))];
  for (const [key, packet] of tables.ibcCommitments) yield [commitmentPath(...placeOf(key)), commitPacket(packet)];
  for (const key of tables.ibcReceipts.keys()) yield [receiptPath(...placeOf(key)), RECEIPT];
  for (const [key, acknowledgement] of tables.ibcAcknowledgements)
    yield [acknowledgementPath(...placeOf(key)), commitAcknowledgement(acknowledgement)];
  for (const { ordering, port, channel, nextReceive } of tables.ibcChannels.values())
    if (ordering === 'ordered') yield [nextReceivePath(port, channel), uint64(nextReceive)];
}

/** The parts of a `packetKey`. */
function placeOf(key: string): [port: string, channel: string, sequence: bigint] {
  const [port = '', channel = '', sequence = '0'] = key.split('/');
  return [port, channel, BigInt(sequence)];
}

/** Root of everything that a chain can prove in this state. */
export const rootOf = (state: SandboxState): Uint8Array => treeOf(state).root;

/** Proof of what is at a path, or that nothing is. */
export function proveAt(state: SandboxState, path: string): Uint8Array {
  const tree = treeOf(state);
  return encode(PROOF, { count: BigInt(tree.count), branches: tree.prove(path).map((branch) => ({ ...branch })) });
}

/** Whether a proof shows that a state with this root has the value at the path; null: that it has none. Any bytes are taken. */
export function proves(root: Uint8Array, proof: Uint8Array, path: string, value: Uint8Array | null): boolean {
  try {
    const { count, branches } = decode(PROOF, proof);
    return isProved(root, Number(count), branches, path, value);
  } catch {
    return false;
  }
}
