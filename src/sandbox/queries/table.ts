import { authQueries } from './auth.ts';
import { bankQueries } from './bank.ts';
import { consensusQueries } from './consensus.ts';
import { distributionQueries } from './distribution.ts';
import { epochQueries } from './epochs.ts';
import { liquidQueries } from './liquid.ts';
import { liquidStakeQueries } from './liquid-stake.ts';
import { mintQueries } from './mint.ts';
import { protocolPoolQueries } from './protocolpool.ts';
import type { Query } from './query.ts';
import { slashingQueries } from './slashing.ts';
import { stakingQueries } from './staking.ts';
import { tendermintQueries } from './tendermint.ts';
import { transferQueries } from './transfer.ts';
import { txQueries } from './tx.ts';
import { upgradeQueries } from './upgrade.ts';

const QUERIES: ReadonlyMap<string, Query> = new Map(
  [
    ...authQueries,
    ...bankQueries,
    ...stakingQueries,
    ...distributionQueries,
    ...mintQueries,
    ...slashingQueries,
    ...epochQueries,
    ...liquidStakeQueries,
    ...liquidQueries,
    ...consensusQueries,
    ...tendermintQueries,
    ...transferQueries,
    ...txQueries,
    ...upgradeQueries,
    ...protocolPoolQueries,
  ].map((found) => [found.path, found]),
);

/** The query of a gRPC path without its leading slash; undefined when the chain has none. */
export const queryAt = (path: string): Query | undefined => QUERIES.get(path);
