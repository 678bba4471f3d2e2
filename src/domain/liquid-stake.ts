import { type Dec, decFromInt, quo } from './dec.ts';

/** `NetAmountState` of x/liquidstake: what stands behind stkXPRT. Integers in base units, Decs in base units with 18 decimals. */
export type LiquidStakeState = {
  /** stkXPRT per XPRT as the chain prints it. Never quote from it: it is truncated. */
  readonly mintRate: Dec;
  readonly stkxprtTotalSupply: bigint;
  /** Backing XPRT used for the rate: liquid tokens plus the proxy's own unbonding balance. */
  readonly netAmount: bigint;
  readonly totalDelShares: Dec;
  readonly totalLiquidTokens: bigint;
  readonly totalRemainingRewards: Dec;
  readonly totalUnbondingBalance: bigint;
  readonly proxyAccBalance: bigint;
};

/** A validator that takes new stake; `targetWeight` of 10,000. */
export type WhitelistedValidator = { readonly validatorAddress: string; readonly targetWeight: bigint };

/** Params of x/liquidstake. Rates between 0 and 1, amounts in base units of the bond denom. */
export type LiquidStakeParams = {
  readonly liquidBondDenom: string;
  readonly whitelistedValidators: readonly WhitelistedValidator[];
  readonly unstakeFeeRate: Dec;
  readonly lsmDisabled: boolean;
  readonly minLiquidStakeAmount: bigint;
  readonly cwLockedPoolAddress: string;
  readonly feeAccountAddress: string;
  readonly autocompoundFeeRate: Dec;
  readonly whitelistAdminAddress: string;
  readonly modulePaused: boolean;
};

/** One validator of the pool. `weight` is its target if active, else 0. The list comes in the order of the operators' address bytes. */
export type LiquidValidator = {
  readonly operatorAddress: string;
  readonly weight: bigint;
  readonly status: 'active' | 'inactive';
  /** The proxy's shares there. */
  readonly delShares: Dec;
  /** Tokens behind those shares, slashes applied, truncated. */
  readonly liquidTokens: bigint;
};

/** A validator of x/staking. Tokens in base units; after a slash `tokens` is below `delegatorShares`. */
export type StakedValidator = {
  readonly operatorAddress: string;
  readonly tokens: bigint;
  readonly delegatorShares: Dec;
  readonly status: 'bonded' | 'unbonding' | 'unbonded';
  readonly jailed: boolean;
  readonly commissionRate: Dec;
  readonly moniker: string;
};

/**
 * XPRT per stkXPRT, the rate that people read: net ÷ supply, rounded as `Quo`. It grows with rewards and falls when a validator is
 * slashed, below 1 too. Null while nothing has been minted; 0 when everything behind the supply is gone.
 */
export function exchangeRate(state: Pick<LiquidStakeState, 'netAmount' | 'stkxprtTotalSupply'>): Dec | null {
  if (state.stkxprtTotalSupply === 0n) return null;
  return quo(decFromInt(state.netAmount), decFromInt(state.stkxprtTotalSupply));
}

/** XPRT that stands behind an amount of stkXPRT, both in base units, truncated: floor(amount · net ÷ supply). 0 while nothing is minted. */
export function underlyingOf(stkBalance: bigint, state: Pick<LiquidStakeState, 'netAmount' | 'stkxprtTotalSupply'> | null): bigint {
  if (state === null || state.stkxprtTotalSupply === 0n) return 0n;
  return (stkBalance * state.netAmount) / state.stkxprtTotalSupply;
}
