import { type BlockHeader, type CommitSignature, EMPTY_HASH, fromHex } from './block-hash.ts';
import type { StoredBlock, ValidatorUpdate } from './block-store.ts';
import type { Event } from './events.ts';
import type { TxResult } from './execute.ts';
import { toBase64 } from './go-encoding.ts';
import { formatNanoseconds } from './nanoseconds.ts';
import { NODE_INFO } from './node-info.ts';
import type { SandboxState, SetMember } from './state.ts';
import type { IndexedTx } from './tx-index.ts';

/** CometBFT's JSON of blocks, transactions and validators: hashes in hex, bytes in base64, 64-bit numbers as strings. */

export const eventJson = ({ type, attributes }: Event) => ({
  type,
  attributes: attributes.map(([key, value]) => ({ key, value, index: true })),
});

const bytesOrNull = (bytes: Uint8Array): string | null => (bytes.length > 0 ? toBase64(bytes) : null);

/** A result as `tx`, `block_results` and `check_tx` print it. */
export const txResultJson = (result: TxResult) => ({
  code: result.code,
  data: bytesOrNull(result.data),
  log: result.log,
  info: '',
  gas_wanted: `${result.gasWanted}`,
  gas_used: `${result.gasUsed}`,
  events: result.events.map(eventJson),
  codespace: result.codespace,
});

export const txJson = (tx: IndexedTx) => ({
  hash: tx.hash,
  height: `${tx.height}`,
  index: tx.index,
  tx_result: txResultJson(tx.result),
  tx: toBase64(tx.bytes),
});

export const headerJson = (header: BlockHeader) => ({
  version: { block: '11' },
  chain_id: header.chainId,
  height: `${header.height}`,
  time: formatNanoseconds(header.time),
  last_block_id: header.lastBlockId,
  last_commit_hash: header.lastCommitHash,
  data_hash: header.dataHash,
  validators_hash: header.validatorsHash,
  next_validators_hash: header.nextValidatorsHash,
  consensus_hash: header.consensusHash,
  app_hash: header.appHash,
  last_results_hash: header.lastResultsHash,
  evidence_hash: header.evidenceHash,
  proposer_address: header.proposerAddress,
});

const signatureJson = (vote: CommitSignature) =>
  vote === 'absent'
    ? { block_id_flag: 1, validator_address: '', timestamp: '0001-01-01T00:00:00Z', signature: null }
    : { block_id_flag: 2, validator_address: vote.validator, timestamp: formatNanoseconds(vote.time), signature: toBase64(vote.signature) };

/** The commit of a block: its id and the signatures under it. */
export const commitJson = (
  of: Pick<StoredBlock, 'id'> & { readonly header: { readonly height: number } },
  signatures: readonly CommitSignature[],
) => ({
  height: `${of.header.height}`,
  round: 0,
  block_id: of.id,
  signatures: signatures.map(signatureJson),
});

/** @param lastCommit the signatures under the block before. */
export const blockJson = (block: StoredBlock, lastCommit: readonly CommitSignature[]) => ({
  block_id: block.id,
  block: {
    header: headerJson(block.header),
    data: { txs: block.txs.map(toBase64) },
    evidence: { evidence: [] },
    last_commit: commitJson({ id: block.header.lastBlockId, header: { height: block.header.height - 1 } }, lastCommit),
  },
});

const updateJson = ({ key, power }: ValidatorUpdate) => ({
  pub_key: { Sum: { type: 'tendermint.crypto.PublicKey_Ed25519', value: { ed25519: toBase64(key) } } },
  ...(power === 0n ? {} : { power: `${power}` }),
});

export function blockResultsJson(
  block: StoredBlock,
  outcome: NonNullable<StoredBlock['outcome']>,
  params: ReturnType<typeof consensusParamsJson>,
) {
  return {
    height: `${block.header.height}`,
    txs_results: outcome.results.length > 0 ? outcome.results.map(txResultJson) : null,
    finalize_block_events: outcome.events.map(eventJson),
    validator_updates: outcome.validatorUpdates.length > 0 ? outcome.validatorUpdates.map(updateJson) : null,
    consensus_param_updates: { ...params, version: {}, abci: {} },
    app_hash: toBase64(fromHex(block.appHashAfter)),
  };
}

export const consensusParamsJson = ({ singles: { consensus } }: SandboxState) => ({
  block: { max_bytes: `${consensus.maxBytes}`, max_gas: `${consensus.maxGas}` },
  evidence: { max_age_num_blocks: '100000', max_age_duration: '172800000000000', max_bytes: '1048576' },
  validator: { pub_key_types: ['ed25519'] },
  version: { app: '0' },
  abci: { vote_extensions_enable_height: '0' },
});

export const validatorJson = ({ address, key, power }: SetMember, priority: bigint) => ({
  address,
  pub_key: { type: 'tendermint/PubKeyEd25519', value: toBase64(key) },
  voting_power: `${power}`,
  proposer_priority: `${priority}`,
});

const nodeInfoJson = (chainId: string) => ({
  protocol_version: { p2p: '8', block: '11', app: '0' },
  id: NODE_INFO.id,
  listen_addr: NODE_INFO.listenAddress,
  network: chainId,
  version: NODE_INFO.cometVersion,
  channels: NODE_INFO.channels,
  moniker: NODE_INFO.moniker,
  other: { tx_index: 'on', rpc_address: NODE_INFO.rpcAddress },
});

/** `status`. Before the first block the hashes are empty and the time is the genesis time. */
export function statusJson(state: SandboxState, latest: StoredBlock | null, earliest: StoredBlock | null) {
  const { chainId, genesisTime, validatorSets } = state.singles;
  const side = (name: 'latest' | 'earliest', block: StoredBlock | null) => ({
    [`${name}_block_hash`]: block?.id.hash ?? '',
    [`${name}_app_hash`]: block?.header.appHash ?? EMPTY_HASH,
    [`${name}_block_height`]: `${block?.header.height ?? 0}`,
    [`${name}_block_time`]: formatNanoseconds(block?.header.time ?? genesisTime),
  });
  const [self] = validatorSets.current;
  return {
    node_info: nodeInfoJson(chainId),
    sync_info: { ...side('latest', latest), ...side('earliest', earliest), catching_up: false },
    validator_info: {
      address: self?.address ?? '',
      pub_key: { type: 'tendermint/PubKeyEd25519', value: toBase64(self?.key ?? new Uint8Array()) },
      voting_power: `${self?.power ?? 0n}`,
    },
  };
}

/** The application calls itself by its binary's name with a capital. */
export const abciInfoJson = ({ singles: { binary, height } }: SandboxState, latest: StoredBlock | null) => ({
  response: {
    data: binary.name.replace(/^./, (first) => first.toUpperCase()),
    version: binary.version,
    last_block_height: `${height}`,
    last_block_app_hash: toBase64(fromHex(latest?.appHashAfter ?? EMPTY_HASH)),
  },
});
