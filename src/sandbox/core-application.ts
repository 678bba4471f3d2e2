import { type Application, buildApplication, type Module } from './application.ts';
import type { Context } from './context.ts';
import { allocateFees, emptyEscrow, moveCommunityPool } from './modules/allocation.ts';
import { autocompound } from './modules/autocompound.ts';
import { bankMessages } from './modules/bank-messages.ts';
import { msgCreateValidator } from './modules/create-validator.ts';
import { distributionMessages } from './modules/distribution-messages.ts';
import { msgEditValidator } from './modules/edit-validator.ts';
import * as halving from './modules/halving.ts';
import * as liquid from './modules/liquid.ts';
import { liquidMessages } from './modules/liquid-messages.ts';
import { addWhitelisted } from './modules/liquid-stake.ts';
import { liquidStakeMessages } from './modules/liquid-stake-messages.ts';
import * as mint from './modules/mint.ts';
import * as slashing from './modules/slashing.ts';
import { slashingMessages } from './modules/slashing-messages.ts';
import { stakingMessages } from './modules/staking-messages.ts';
import { authQueries } from './queries/auth.ts';
import { bankQueries } from './queries/bank.ts';
import { consensusQueries } from './queries/consensus.ts';
import { distributionQueries } from './queries/distribution.ts';
import { epochQueries } from './queries/epochs.ts';
import { liquidQueries } from './queries/liquid.ts';
import { liquidStakeQueries } from './queries/liquid-stake.ts';
import { halvingQueries, mintQueries } from './queries/mint.ts';
import { protocolPoolQueries } from './queries/protocolpool.ts';
import { slashingQueries } from './queries/slashing.ts';
import { stakingQueries } from './queries/staking.ts';
import { tendermintQueries } from './queries/tendermint.ts';
import { transferQueries } from './queries/transfer.ts';
import { txQueries } from './queries/tx.ts';
import { upgradeQueries } from './queries/upgrade.ts';

/** What every chain of the Cosmos SDK has. */
const auth: Module = {
  name: 'auth',
  queries: [...authQueries, ...consensusQueries, ...tendermintQueries, ...transferQueries, ...txQueries, ...upgradeQueries],
};
const bank: Module = { name: 'bank', messages: bankMessages, queries: bankQueries };
const staking: Module = {
  name: 'staking',
  messages: [...stakingMessages, msgCreateValidator, msgEditValidator],
  queries: stakingQueries,
};
const distribution: Module = {
  name: 'distribution',
  messages: distributionMessages,
  queries: distributionQueries,
  beginBlock(context, { votes, proposer }) {
    if (context.height > 1n) allocateFees(context, votes);
    recordProposer(context, proposer);
  },
};
const slashes: Module = {
  name: 'slashing',
  messages: slashingMessages,
  queries: slashingQueries,
  beginBlock: (context, { votes }) => slashing.beginBlock(context, votes),
};
const minting: Module = { name: 'mint', queries: mintQueries, beginBlock: mint.beginBlock };

/** Shares of stake as tokens: Core-1 and the Cosmos Hub run it. */
export const liquidModule: Module = { name: 'liquid', messages: liquidMessages, queries: liquidQueries, beginBlock: liquid.beginBlock };

/** Core-1's own. */
const protocolPool: Module = {
  name: 'protocolpool',
  queries: protocolPoolQueries,
  beginBlock(context) {
    moveCommunityPool(context);
    emptyEscrow(context);
  },
};
const liquidStake: Module = {
  name: 'liquidstake',
  messages: liquidStakeMessages,
  queries: [...liquidStakeQueries, ...epochQueries],
  beginBlock: addWhitelisted,
  epochStarted(context, identifier) {
    if (identifier === 'hour') autocompound(context);
  },
};
const halvings: Module = { name: 'halving', queries: halvingQueries, endBlock: halving.endBlock };

/** A chain that can do what all chains can. */
export const SDK_MODULES: readonly Module[] = [auth, bank, staking, distribution, slashes, minting];

/** Core-1 without what speaks to other chains, its blocks in the order of its modules. */
export const CORE_APPLICATION: Application = buildApplication([
  auth,
  bank,
  staking,
  distribution,
  protocolPool,
  slashes,
  minting,
  liquidModule,
  liquidStake,
  halvings,
]);

function recordProposer({ store }: Context, previousProposer: string): void {
  store.put('distribution', { ...store.single('distribution'), previousProposer });
}
