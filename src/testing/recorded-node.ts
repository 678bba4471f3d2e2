import { initChain } from '../sandbox/app.ts';
import { SandboxNode } from '../sandbox/node.ts';
import { parseTime, SECOND } from '../sandbox/time.ts';
import { recording } from './recording.ts';

type RecordedBlock = { readonly time: string; readonly proposer: string; readonly lastCommit: string; readonly txs: readonly string[] };

/** Height of the recorded node when its answers were written down. */
const RECORDED_HEIGHT = 414;

/** A node that has the blocks of the chain on which the JSON-RPC, websocket and REST answers were recorded: 270 known ones, then empty ones. */
export function recordedNode(): SandboxNode {
  const genesis = recording<unknown>('replay-modules/genesis');
  const node = new SandboxNode(genesis, initChain(genesis), { keepStates: 1000 });
  for (const { time, proposer, lastCommit, txs } of recording<RecordedBlock[]>('replay-modules/blocks')) {
    const signers = lastCommit.split(' ').flatMap((vote) => (vote.startsWith('2:') ? [vote.slice(2)] : []));
    node.deliver({
      time: parseTime(time),
      txs: txs.map((tx) => new Uint8Array(Buffer.from(tx, 'base64'))),
      signed: (address) => signers.some((start) => address.startsWith(start)),
      proposer,
    });
  }
  while (node.height < RECORDED_HEIGHT) emptyBlock(node);
  return node;
}

/** A block as that chain makes it: a second later, signed by its first validator alone. */
export function emptyBlock(node: SandboxNode): void {
  const [signer] = node.state.singles.validatorSets.current;
  if (!signer) throw new Error('no validators');
  node.deliver({
    time: node.state.singles.time + SECOND,
    txs: [],
    signed: (address) => address === signer.address,
    proposer: signer.address,
  });
}
