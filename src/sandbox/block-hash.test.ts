import { describe, expect, test } from 'vitest';
import { recording } from '../testing/recording.ts';
import { type BlockHeader, type BlockId, commitHash, consensusHash, dataHash, EMPTY_HASH, headerHash } from './block-hash.ts';
import { parseTime } from './time.ts';

type RecordedBlock = {
  block_id: BlockId;
  block: {
    header: Record<string, string> & { last_block_id: BlockId };
    data: { txs: string[] };
    last_commit: { signatures: { block_id_flag: number; validator_address: string; timestamp: string; signature: string | null }[] };
  };
};

const recorded = recording<Record<string, { response: { body: { result: RecordedBlock } } }>>('rpc');

function blockOf(name: string): RecordedBlock {
  const found = recorded[name];
  if (!found) throw new Error(`no recording ${name}`);
  return found.response.body.result;
}

const field = (header: Record<string, unknown>, name: string): string => `${header[name]}`;

function headerOf({ block: { header } }: RecordedBlock): BlockHeader {
  return {
    chainId: field(header, 'chain_id'),
    height: Number(field(header, 'height')),
    time: parseTime(field(header, 'time')),
    lastBlockId: header.last_block_id,
    lastCommitHash: field(header, 'last_commit_hash'),
    dataHash: field(header, 'data_hash'),
    validatorsHash: field(header, 'validators_hash'),
    nextValidatorsHash: field(header, 'next_validators_hash'),
    consensusHash: field(header, 'consensus_hash'),
    appHash: field(header, 'app_hash'),
    lastResultsHash: field(header, 'last_results_hash'),
    evidenceHash: field(header, 'evidence_hash'),
    proposerAddress: field(header, 'proposer_address'),
  };
}

describe.each(['block', 'block latest'])('recorded %s', (name) => {
  const recordedBlock = blockOf(name);
  const header = headerOf(recordedBlock);

  test('header hash', () => expect(headerHash(header)).toBe(recordedBlock.block_id.hash));

  test('data hash', () => {
    const txs = recordedBlock.block.data.txs.map((tx) => new Uint8Array(Buffer.from(tx, 'base64')));
    expect(dataHash(txs)).toBe(header.dataHash);
  });

  test('commit hash', () => {
    const signatures = recordedBlock.block.last_commit.signatures.map((vote) =>
      vote.block_id_flag === 1
        ? ('absent' as const)
        : {
            validator: vote.validator_address,
            time: parseTime(vote.timestamp),
            signature: new Uint8Array(Buffer.from(vote.signature ?? '', 'base64')),
          },
    );
    expect(commitHash(signatures)).toBe(header.lastCommitHash);
  });

  test('hash of the consensus parameters and of no evidence', () => {
    expect(consensusHash(22_020_096n, -1n)).toBe(header.consensusHash);
    expect(EMPTY_HASH).toBe(header.evidenceHash);
  });
});
