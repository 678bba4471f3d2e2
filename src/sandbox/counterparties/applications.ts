import { type Application, buildApplication, type Module } from '../application.ts';
import { SDK_MODULES } from '../core-application.ts';
import { transferModule } from '../ibc/transfer-module.ts';
import { ibcModules } from '../ibc-modules.ts';
import { icaHost } from '../ica/ica-host.ts';
import { icaAnswers } from '../liquidstakeibc/host-answers.ts';
import { withTransferHooks } from '../liquidstakeibc/transfer-hooks.ts';
import { liquidStakeIbcModule } from '../liquidstakeibc-module.ts';
import type { Counterparty } from './counterparty.ts';

/** What Core-1 gets beside its own modules when it is linked. */
export const CORE_MODULES: readonly Module[] = [...ibcModules([icaAnswers], withTransferHooks(transferModule)), liquidStakeIbcModule];

/** A counterparty's modules; accounts of other chains may send it any message that it knows. */
export function counterpartyApplication({ modules }: Counterparty): Application {
  const host = icaHost(() => application.messages);
  const application = buildApplication([...SDK_MODULES, ...modules, ...ibcModules([host])]);
  return application;
}
