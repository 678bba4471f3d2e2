import { type Dec, decFromInt, mulInt, parseDec, quo, quoTruncate, truncateInt } from './dec.ts';
import { exchangeRate, type LiquidStakeParams, type LiquidStakeState, type LiquidValidator } from './liquid-stake.ts';

/**
 * Why minting is refused. `limit` is an amount in base units that would pass: the least one for `below-minimum` and `too-small`, the
 * most for `insufficient`, otherwise null. Codes are those of x/liquidstake, in the order in which the chain finds them.
 */
export type MintRefusal = {
  readonly kind: 'refused';
  readonly reason:
    | 'zero' // sdk 18
    | 'paused' // 21
    | 'below-minimum' // 7
    | 'no-active-validators' // 2
    | 'quorum' // 20
    | 'insufficient' // sdk 5
    | 'no-backing' // 11
    | 'too-small'; // 12
  readonly limit: bigint | null;
};

/** An amount at one validator, in base units of the staked denom. */
export type ValidatorAmount = { readonly validator: string; readonly amount: bigint };

/** `minted` in base units of stkXPRT; `rate` is XPRT per stkXPRT before; `delegations` is where the stake goes. */
export type MintQuote = {
  readonly kind: 'ok';
  readonly minted: bigint;
  readonly rate: Dec;
  readonly delegations: readonly ValidatorAmount[];
};

/** `base`: uxprt to stake. `available`: spendable uxprt, when known. */
export type MintInput = {
  readonly state: Pick<LiquidStakeState, 'netAmount' | 'stkxprtTotalSupply'>;
  readonly params: Pick<LiquidStakeParams, 'modulePaused' | 'minLiquidStakeAmount'>;
  readonly liquidValidators: readonly LiquidValidator[];
  readonly base: bigint;
  readonly available?: bigint | undefined;
};

/**
 * What the chain would mint for `base` uxprt in this state, to the base unit, or why it would not. The state is that of before the
 * transaction: an autocompound or somebody else's transaction between quote and block can change the last digits.
 * x/liquidstake keeper/liquidstake.go LiquidStake, types/liquidstake.go NativeTokenToStkXPRT.
 */
export function quoteMint({ state, params, liquidValidators, base, available }: MintInput): MintQuote | MintRefusal {
  if (base <= 0n) return refused('zero');
  if (params.modulePaused) return refused('paused');
  if (base < params.minLiquidStakeAmount) return refused('below-minimum', params.minLiquidStakeAmount);
  const active = liquidValidators.filter(({ status }) => status === 'active');
  if (active.length === 0) return refused('no-active-validators');
  const weight = active.reduce((sum, validator) => sum + validator.weight, 0n);
  if (quo(decFromInt(weight), decFromInt(TOTAL_WEIGHT)) < QUORUM) return refused('quorum');
  if (available !== undefined && base > available) return refused('insufficient', available);
  const { stkxprtTotalSupply: supply, netAmount: net } = state;
  if (supply > 0n && net === 0n) return refused('no-backing');
  // MulTruncate and QuoTruncate of whole numbers, then TruncateInt: one floor.
  const minted = supply === 0n ? base : (supply * base) / net;
  if (minted === 0n) return refused('too-small', leastMintable(supply, net, params.minLiquidStakeAmount));
  return { kind: 'ok', minted, rate: exchangeRate(state) ?? decFromInt(1n), delegations: splitByWeight(active, weight, base) };
}

/** Sum of all target weights, and the share of it that must be active. */
const TOTAL_WEIGHT = 10_000n;
const QUORUM = parseDec('0.3333') ?? decFromInt(0n);

/** x/liquidstake types/rebalancing.go DivideByWeight: a truncated unit times each weight; what is left over goes to the first. */
function splitByWeight(active: readonly LiquidValidator[], weight: bigint, base: bigint): ValidatorAmount[] {
  const unit = quoTruncate(decFromInt(base), decFromInt(weight));
  const parts = active.map((validator) => ({ validator: validator.operatorAddress, amount: truncateInt(mulInt(unit, validator.weight)) }));
  const crumb = base - parts.reduce((sum, part) => sum + part.amount, 0n);
  return parts.map((part, index) => (index === 0 ? { ...part, amount: part.amount + crumb } : part)).filter(({ amount }) => amount > 0n);
}

function leastMintable(supply: bigint, net: bigint, minimum: bigint): bigint {
  const least = (net + supply - 1n) / supply;
  return least > minimum ? least : minimum;
}

function refused(reason: MintRefusal['reason'], limit: bigint | null = null): MintRefusal {
  return { kind: 'refused', reason, limit };
}
