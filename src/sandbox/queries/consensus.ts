import { SECOND } from '../time.ts';
import { fields, list } from '../wire.ts';
import { plainQuery, type Query } from './query.ts';

const PARAMS = fields({
  block: [1, fields({ max_bytes: [1, 'int64'], max_gas: [2, 'int64'] })],
  evidence: [2, fields({ max_age_num_blocks: [1, 'int64'], max_age_duration: [2, 'duration'], max_bytes: [3, 'int64'] })],
  validator: [3, fields({ pub_key_types: [1, list('string')] })],
  version: [4, fields({ app: [1, 'uint64'] })],
  abci: [5, fields({ vote_extensions_enable_height: [1, 'int64'] })],
});

export const consensusQueries: readonly Query[] = [
  plainQuery('cosmos.consensus.v1.Query/Params', fields({ params: [1, PARAMS] }), ({ singles: { consensus } }) => ({
    params: {
      block: { max_bytes: consensus.maxBytes, max_gas: consensus.maxGas },
      evidence: { max_age_num_blocks: 100_000n, max_age_duration: 172_800n * SECOND, max_bytes: 1_048_576n },
      validator: { pub_key_types: ['ed25519'] },
      version: { app: 0n },
      abci: { vote_extensions_enable_height: 0n },
    },
  })),
];
