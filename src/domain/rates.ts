import { type Dec, decFromAtomics, decFromInt, mul, mulInt, mulTruncate, quo, quoTruncate, sub } from './dec.ts';
import type { LiquidValidator, StakedValidator } from './liquid-stake.ts';

/**
 * What staking pays, per year, as shares of one (0.15 is 15 %). Estimates for people from figures of the chain (x/mint, x/distribution):
 * transaction fees are left out, and the inflation of today is taken for a year. Dec and truncated, so that screens agree everywhere.
 */
export type StakingYield = {
  /** `annual_provisions`: inflation times total supply, base units. */
  readonly annualProvisions: Dec;
  /** Base units in the bonded pool. */
  readonly bondedTokens: bigint;
  readonly communityTax: Dec;
  /** `paceOf` the chain; 1 when blocks come as `blocks_per_year` says. */
  readonly pace: Dec;
};

const ONE = decFromInt(1n);
const ZERO = decFromInt(0n);

/**
 * How much faster than planned the chain mints: real blocks per year ÷ `blocksPerYear`. Mainnet runs at about 1.01 (5.94 s instead of 6).
 * `blockMs` is the average time between blocks in whole milliseconds. The year has 365.25 days, as the chain's parameter counts it.
 */
export function paceOf(blockMs: bigint, blocksPerYear: bigint): Dec {
  if (blockMs <= 0n || blocksPerYear <= 0n) return ONE;
  return quoTruncate(decFromInt(YEAR_MS), decFromInt(blockMs * blocksPerYear));
}

const YEAR_MS = 31_557_600_000n;

/** provisions · (1 − tax) · (1 − commission) ÷ bonded · pace; 0 at a validator that is jailed or not bonded, and on a chain without stake. */
export function aprOfValidator(validator: Pick<StakedValidator, 'commissionRate' | 'jailed' | 'status'>, chain: StakingYield): Dec {
  if (validator.jailed || validator.status !== 'bonded' || chain.bondedTokens === 0n) return ZERO;
  const provisions = mulTruncate(chain.annualProvisions, chain.pace);
  const delegators = mulTruncate(mulTruncate(provisions, sub(ONE, chain.communityTax)), sub(ONE, validator.commissionRate));
  return decFromAtomics(delegators / chain.bondedTokens);
}

/** The mean of the validators' APR, weighted by what is staked with each. One that is missing from `validators` earns nothing; 0 without stake. */
export function aprOfStake(
  stakes: readonly { readonly validator: string; readonly amount: bigint }[],
  validators: readonly Pick<StakedValidator, 'operatorAddress' | 'commissionRate' | 'jailed' | 'status'>[],
  chain: StakingYield,
): Dec {
  const total = stakes.reduce((sum, stake) => sum + stake.amount, 0n);
  if (total === 0n) return ZERO;
  const known = new Map(validators.map((validator) => [validator.operatorAddress, validator]));
  const weighted = stakes.reduce((sum, stake) => {
    const validator = known.get(stake.validator);
    return validator ? sum + mulInt(aprOfValidator(validator, chain), stake.amount) : sum;
  }, 0n);
  return decFromAtomics(weighted / total);
}

/** The same of the pool's stake, less the autocompound fee. */
export function aprOfLiquidStake(
  liquidValidators: readonly Pick<LiquidValidator, 'operatorAddress' | 'liquidTokens'>[],
  validators: readonly Pick<StakedValidator, 'operatorAddress' | 'commissionRate' | 'jailed' | 'status'>[],
  autocompoundFeeRate: Dec,
  chain: StakingYield,
): Dec {
  const stakes = liquidValidators.map(({ operatorAddress, liquidTokens }) => ({ validator: operatorAddress, amount: liquidTokens }));
  return mulTruncate(aprOfStake(stakes, validators, chain), sub(ONE, autocompoundFeeRate));
}

/** What a yearly rate becomes when it is compounded every hour, as x/liquidstake does: (1 + apr ÷ 8760)^8760 − 1. */
export function apy(apr: Dec): Dec {
  let [result, base, exponent] = [ONE, decFromAtomics(ONE + apr / HOURS), HOURS];
  for (; exponent > 0n; exponent /= 2n) {
    if (exponent % 2n === 1n) result = mul(result, base);
    base = mul(base, base);
  }
  return sub(result, ONE);
}

const HOURS = 8760n;

/** An exchange rate (XPRT per stkXPRT) and the time of its block, ms since 1970. */
export type RateSample = { readonly rate: Dec; readonly at: number };

/**
 * What the exchange rate really did between two samples, made yearly without compounding: (later ÷ earlier − 1) · 365 days ÷ time.
 * Negative after a slash. Null when there is no time between them or the earlier rate is 0.
 */
export function realisedApr(earlier: RateSample, later: RateSample): Dec | null {
  const elapsed = BigInt(Math.round(later.at - earlier.at));
  if (elapsed <= 0n || earlier.rate <= 0n) return null;
  const growth = sub(quo(later.rate, earlier.rate), ONE);
  return decFromAtomics((growth * 365n * 86_400_000n) / elapsed);
}
