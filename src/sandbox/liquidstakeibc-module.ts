import type { Module } from './application.ts';
import { beginBlock } from './liquidstakeibc/begin-block.ts';
import { epochEnded, epochStarted } from './liquidstakeibc/epochs.ts';
import { liquidStakeIbcMessages } from './liquidstakeibc/messages.ts';
import { DEPOSIT_ACCOUNT, MINTER, UNDELEGATION_ACCOUNT } from './liquidstakeibc/module-accounts.ts';
import { msgSubmitQueryResponse } from './liquidstakeibc/query-response.ts';
import { msgUpdateHostChain } from './liquidstakeibc/update-host-chain.ts';
import { createModuleAccount } from './modules/auth.ts';
import { liquidStakeIbcQueries } from './queries/liquidstakeibc.ts';

/**
 * x/liquidstakeibc on Core-1: liquid coins for stake on other chains. Its port module is `host-answers.ts#icaAnswers`, and the transfer module must
 * be wrapped by `transfer-hooks.ts#withTransferHooks`. Host chains come with `seed-host-chains.ts`.
 */
export const liquidStakeIbcModule: Module = {
  name: 'liquidstakeibc',
  messages: [...liquidStakeIbcMessages, msgUpdateHostChain, msgSubmitQueryResponse],
  queries: liquidStakeIbcQueries,
  beginBlock,
  epochEnded,
  epochStarted,
  initGenesis({ store }) {
    createModuleAccount(store, MINTER, ['minter', 'burner']);
    createModuleAccount(store, DEPOSIT_ACCOUNT, []);
    createModuleAccount(store, UNDELEGATION_ACCOUNT, ['burner']);
  },
};
