import type { Module } from './application.ts';
import { beginBlock } from './liquidstakeibc/begin-block.ts';
import { epochEnded, epochStarted } from './liquidstakeibc/epochs.ts';
import { liquidStakeIbcMessages } from './liquidstakeibc/messages.ts';
import { DEPOSIT_ACCOUNT, MINTER, UNDELEGATION_ACCOUNT } from './liquidstakeibc/module-accounts.ts';
import { msgSubmitQueryResponse } from './liquidstakeibc/query-response.ts';
import { msgUpdateHostChain } from './liquidstakeibc/update-host-chain.ts';
import { createModuleAccount } from './modules/auth.ts';
import { liquidStakeIbcQueries, liquidStakeIbcRoutes } from './queries/liquidstakeibc.ts';

/** On top of a message's operations; fitted to recordings, but for shares, of which there is none. */
const GAS = {
  '/pstake.liquidstakeibc.v1beta1.MsgLiquidStake': 11_000,
  '/pstake.liquidstakeibc.v1beta1.MsgLiquidStakeLSM': 20_000,
  '/pstake.liquidstakeibc.v1beta1.MsgLiquidUnstake': 8_300,
  '/pstake.liquidstakeibc.v1beta1.MsgRedeem': 7_900,
} as const;

/**
 * x/liquidstakeibc on Core-1: liquid coins for stake on other chains. Its port module is `host-answers.ts#icaAnswers`, and the transfer module must
 * be wrapped by `transfer-hooks.ts#withTransferHooks`. Host chains come with `seed-host-chains.ts`.
 */
export const liquidStakeIbcModule: Module = {
  name: 'liquidstakeibc',
  messages: [...liquidStakeIbcMessages, msgUpdateHostChain, msgSubmitQueryResponse],
  gas: GAS,
  queries: liquidStakeIbcQueries,
  routes: liquidStakeIbcRoutes,
  beginBlock,
  epochEnded,
  epochStarted,
  initGenesis({ store }) {
    createModuleAccount(store, MINTER, ['minter', 'burner']);
    createModuleAccount(store, DEPOSIT_ACCOUNT, []);
    createModuleAccount(store, UNDELEGATION_ACCOUNT, ['burner']);
  },
};
