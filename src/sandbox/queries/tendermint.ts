import { toAddress } from '../address.ts';
import { type BlockHeader, type BlockId, fromHex, type Hex } from '../block-hash.ts';
import { commitSignatures, type StoredBlock } from '../block-store.ts';
import { NODE_INFO } from '../node-info.ts';
import { ZERO_TIME } from '../time.ts';
import { fields, list, names, optional, type Value } from '../wire.ts';
import { type Query, QueryFailure, type QueryScope, query } from './query.ts';

const SERVICE = 'cosmos.base.tendermint.v1beta1.Service';

const NODE = fields({
  protocol_version: [1, fields({ p2p: [1, 'uint64'], block: [2, 'uint64'], app: [3, 'uint64'] })],
  default_node_id: [2, 'string'],
  listen_addr: [3, 'string'],
  network: [4, 'string'],
  version: [5, 'string'],
  channels: [6, 'bytes'],
  moniker: [7, 'string'],
  other: [8, fields({ tx_index: [1, 'string'], rpc_address: [2, 'string'] })],
});
const VERSION = fields({
  name: [1, 'string'],
  app_name: [2, 'string'],
  version: [3, 'string'],
  git_commit: [4, 'string'],
  build_tags: [5, 'string'],
  go_version: [6, 'string'],
  build_deps: [7, list(fields({ path: [1, 'string'], version: [2, 'string'], sum: [3, 'string'] }))],
  cosmos_sdk_version: [8, 'string'],
});

const BLOCK_ID = fields({ hash: [1, 'bytes'], part_set_header: [2, fields({ total: [1, 'uint32'], hash: [2, 'bytes'] })] });
const headerFields = <const Kind extends 'bytes' | 'string'>(proposer: Kind) =>
  fields({
    version: [1, fields({ block: [1, 'uint64'], app: [2, 'uint64'] })],
    chain_id: [2, 'string'],
    height: [3, 'int64'],
    time: [4, 'time'],
    last_block_id: [5, BLOCK_ID],
    last_commit_hash: [6, 'bytes'],
    data_hash: [7, 'bytes'],
    validators_hash: [8, 'bytes'],
    next_validators_hash: [9, 'bytes'],
    consensus_hash: [10, 'bytes'],
    app_hash: [11, 'bytes'],
    last_results_hash: [12, 'bytes'],
    evidence_hash: [13, 'bytes'],
    proposer_address: [14, proposer],
  });
const SIGNATURE = fields({
  block_id_flag: [1, names(['BLOCK_ID_FLAG_UNKNOWN', 'BLOCK_ID_FLAG_ABSENT', 'BLOCK_ID_FLAG_COMMIT', 'BLOCK_ID_FLAG_NIL'])],
  validator_address: [2, optional('bytes')],
  timestamp: [3, 'time'],
  signature: [4, optional('bytes')],
});
const COMMIT = fields({ height: [1, 'int64'], round: [2, 'uint32'], block_id: [3, BLOCK_ID], signatures: [4, list(SIGNATURE)] });
const DATA = fields({ txs: [1, list('bytes')] });
const EVIDENCE = fields({ evidence: [1, list('any')] });
const HEADER = headerFields('bytes');
const SDK_HEADER = headerFields('string');
const BLOCK = fields({ header: [1, HEADER], data: [2, DATA], evidence: [3, EVIDENCE], last_commit: [4, COMMIT] });
const SDK_BLOCK = fields({ header: [1, SDK_HEADER], data: [2, DATA], evidence: [3, EVIDENCE], last_commit: [4, COMMIT] });
const BLOCK_RESPONSE = fields({ block_id: [1, BLOCK_ID], block: [2, BLOCK], sdk_block: [3, SDK_BLOCK] });

const bytes = (hex: Hex): Uint8Array => fromHex(hex);
const idValue = ({ hash, parts }: BlockId): Value<typeof BLOCK_ID> => ({
  hash: bytes(hash),
  part_set_header: { total: parts.total, hash: bytes(parts.hash) },
});

const headerValue = (header: BlockHeader) => ({
  version: { block: 11n, app: 0n },
  chain_id: header.chainId,
  height: BigInt(header.height),
  time: header.time,
  last_block_id: idValue(header.lastBlockId),
  last_commit_hash: bytes(header.lastCommitHash),
  data_hash: bytes(header.dataHash),
  validators_hash: bytes(header.validatorsHash),
  next_validators_hash: bytes(header.nextValidatorsHash),
  consensus_hash: bytes(header.consensusHash),
  app_hash: bytes(header.appHash),
  last_results_hash: bytes(header.lastResultsHash),
  evidence_hash: bytes(header.evidenceHash),
  proposer_address: bytes(header.proposerAddress),
});

function commitValue(scope: QueryScope, { header }: StoredBlock): Value<typeof COMMIT> {
  const before = scope.blocks.at(header.height - 1);
  const votes = before ? commitSignatures(before, header.time) : [];
  return {
    height: BigInt(header.height - 1),
    round: 0,
    block_id: idValue(header.lastBlockId),
    signatures: votes.map((vote) =>
      vote === 'absent'
        ? { block_id_flag: 1, validator_address: null, timestamp: ZERO_TIME, signature: null }
        : { block_id_flag: 2, validator_address: bytes(vote.validator), timestamp: vote.time, signature: vote.signature },
    ),
  };
}

function blockValue(scope: QueryScope, found: StoredBlock): Value<typeof BLOCK_RESPONSE> {
  const header = headerValue(found.header);
  const rest = { data: { txs: found.txs }, evidence: { evidence: [] }, last_commit: commitValue(scope, found) };
  const proposer_address = toAddress('consensus', header.proposer_address);
  return { block_id: idValue(found.id), block: { header, ...rest }, sdk_block: { header: { ...header, proposer_address }, ...rest } };
}

export const tendermintQueries: readonly Query[] = [
  query(
    `${SERVICE}/GetNodeInfo`,
    fields({}),
    fields({ default_node_info: [1, NODE], application_version: [2, VERSION] }),
    ({ singles }) => ({
      default_node_info: {
        protocol_version: { p2p: 8n, block: 11n, app: 0n },
        default_node_id: NODE_INFO.id,
        listen_addr: NODE_INFO.listenAddress,
        network: singles.chainId,
        version: NODE_INFO.cometVersion,
        channels: bytes(NODE_INFO.channels),
        moniker: NODE_INFO.moniker,
        other: { tx_index: 'on', rpc_address: NODE_INFO.rpcAddress },
      },
      application_version: {
        // gaiad is the binary of gaia; persistenceCore is its own.
        name: singles.binary.name.replace(/d$/, ''),
        app_name: singles.binary.name,
        version: singles.binary.version,
        git_commit: '',
        build_tags: '',
        go_version: '',
        build_deps: [],
        cosmos_sdk_version: NODE_INFO.sdkVersion,
      },
    }),
  ),
  query(`${SERVICE}/GetSyncing`, fields({}), fields({ syncing: [1, 'bool'] }), () => ({ syncing: false })),
  query(`${SERVICE}/GetLatestBlock`, fields({}), BLOCK_RESPONSE, (_, __, scope) => {
    if (!scope.blocks.latest) throw new QueryFailure('NotFound', 'no block yet');
    return blockValue(scope, scope.blocks.latest);
  }),
  query(`${SERVICE}/GetBlockByHeight`, fields({ height: [1, 'int64'] }), BLOCK_RESPONSE, (_, { height }, scope) => {
    const found = scope.blocks.at(Number(height));
    if (!found) throw new QueryFailure('InvalidArgument', 'requested block height is bigger then the chain length');
    return blockValue(scope, found);
  }),
];
