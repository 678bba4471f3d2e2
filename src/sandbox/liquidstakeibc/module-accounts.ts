import { moduleAccount } from '../modules/auth.ts';
import { addressOf } from '../seed-accounts.ts';
import type { LiquidStakeIbcParams } from './records.ts';

/** Names of the module accounts on Core-1: who mints, who keeps what waits to be staked, and who keeps what waits to be unbonded. */
export const MINTER = 'liquidstakeibc';
export const DEPOSIT_ACCOUNT = 'liquidstakeibc_deposit_account';
export const UNDELEGATION_ACCOUNT = 'liquidstakeibc_undelegation_account';

export const depositAddress = (): string => moduleAccount(DEPOSIT_ACCOUNT);
export const undelegationAddress = (): string => moduleAccount(UNDELEGATION_ACCOUNT);

/** Who may change host chains, and where fees go; the module's parameters, which nothing here changes. */
export const PARAMS: LiquidStakeIbcParams = { admin_address: addressOf('admin'), fee_address: addressOf('fees') };
