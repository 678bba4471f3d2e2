import { type Dec, decFromInt, mulInt, mulTruncate, quo, quoTruncate, sub, truncateInt } from './dec.ts';
import { exchangeRate, type LiquidStakeParams, type LiquidStakeState, type LiquidValidator, type StakedValidator } from './liquid-stake.ts';
import type { ValidatorAmount } from './quote-mint.ts';
import { redeemAtValidator } from './redeem-at-validator.ts';

/**
 * Why redeeming is refused, in the order in which the chain finds it. `limit`, in base units of stkXPRT: what there is for
 * `exceeds-supply` and `insufficient`; the least amount that passes for `too-small`; the next lower one that passes for `rounding`;
 * otherwise, and where none was found, null. `validator` is where it fails, for `entries-full` and `rounding`.
 */
export type RedeemRefusal = {
  readonly kind: 'refused';
  readonly reason:
    | 'zero' // sdk 18
    | 'paused' // liquidstake 21
    | 'exceeds-supply' // 8
    | 'too-small' // 13
    | 'insufficient' // sdk 5
    | 'no-liquid-tokens' // 11
    | 'entries-full' // staking 27: seven unbonding entries at this validator already
    | 'rounding'; // 16, 17 or 25: a validator that was slashed cannot pay this very amount
  readonly limit: bigint | null;
  readonly validator: string | null;
};

/**
 * All amounts in uxprt, gross = fee + dust + total. `gross`: value at the exchange rate. `fee`: the unstake fee, which stays in the pool.
 * `dust`: lost to the division among validators, stays in the pool too. `total`: what the user gets, the sum of `unbonds` and
 * `instant`. `unbonds`: one unbonding entry each, in the chain's order. `instant`: paid at once, only when the pool holds no stake.
 */
export type RedeemQuote = {
  readonly kind: 'ok';
  readonly gross: bigint;
  readonly fee: bigint;
  readonly dust: bigint;
  readonly total: bigint;
  readonly instant: bigint;
  readonly rate: Dec;
  readonly unbonds: readonly ValidatorAmount[];
};

/**
 * `base`: stk/uxprt to redeem. `validators` must hold every liquid validator that has tokens. `available`: spendable stk/uxprt, and
 * `fullValidators`: operators at which the user has no unbonding entry left, both when known.
 */
export type RedeemInput = {
  readonly state: Pick<LiquidStakeState, 'netAmount' | 'stkxprtTotalSupply' | 'proxyAccBalance'>;
  readonly params: Pick<LiquidStakeParams, 'modulePaused' | 'unstakeFeeRate'>;
  readonly liquidValidators: readonly LiquidValidator[];
  readonly validators: readonly Pick<StakedValidator, 'operatorAddress' | 'tokens' | 'delegatorShares'>[];
  readonly base: bigint;
  readonly available?: bigint | undefined;
  readonly fullValidators?: readonly string[] | undefined;
};

/**
 * What the chain would pay for `base` stk/uxprt in this state, to the base unit and per validator, or why it would refuse.
 * x/liquidstake keeper/liquidstake.go LiquidUnstake. Not covered, because their state is not asked for: the caps and locks of x/liquid
 * (111, 112, 113), which simulation finds.
 */
export function quoteRedeem(input: RedeemInput): RedeemQuote | RedeemRefusal {
  const quote = redeem(input);
  if (quote.kind === 'ok') return quote;
  switch (quote.reason) {
    case 'too-small':
      return { ...quote, limit: smallestRedeemable(input) };
    case 'rounding':
      return { ...quote, limit: redeemMax({ ...input, available: input.base }) };
    default:
      return quote;
  }
}

/** The greatest amount of stk/uxprt, at most `available`, that the chain would redeem now; null if there is none close to it. */
export function redeemMax(input: Omit<RedeemInput, 'base'>): bigint | null {
  const { available, state } = input;
  const most = available === undefined || available > state.stkxprtTotalSupply ? state.stkxprtTotalSupply : available;
  return firstRedeemable(input, most, -1n);
}

/** The least amount of stk/uxprt that leaves at least one unit at one validator; null while nothing can be redeemed. */
export function smallestRedeemable(input: Omit<RedeemInput, 'base'>): bigint | null {
  const tooSmall = (base: bigint) => {
    const quote = redeem({ ...input, base, available: undefined });
    return quote.kind === 'refused' && quote.reason === 'too-small';
  };
  let [low, high] = [0n, input.state.stkxprtTotalSupply];
  if (high === 0n || tooSmall(high)) return null;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle === 0n || tooSmall(middle)) low = middle;
    else high = middle;
  }
  return firstRedeemable({ ...input, available: undefined }, high, 1n);
}

/** Amounts that a slashed validator cannot pay lie between ones that it can; after so many in a row it is not rounding. */
const NEIGHBOURS = 200;

function firstRedeemable(input: Omit<RedeemInput, 'base'>, start: bigint, step: 1n | -1n): bigint | null {
  let base = start;
  for (let tries = 0; tries < NEIGHBOURS; tries++, base += step) {
    const quote = redeem({ ...input, base });
    if (quote.kind === 'ok') return base;
    if (quote.reason !== 'rounding') return null;
  }
  return null;
}

function redeem(input: RedeemInput): RedeemQuote | RedeemRefusal {
  const { state, params, base, available } = input;
  const { stkxprtTotalSupply: supply, netAmount: net } = state;
  if (base <= 0n) return refused('zero');
  if (params.modulePaused) return refused('paused');
  if (supply === 0n || base > supply) return refused('exceeds-supply', supply === 0n ? null : supply);
  const gross = truncateInt(quo(mulTruncate(decFromInt(base), decFromInt(net)), decFromInt(supply)));
  const payable = truncateInt(mulTruncate(decFromInt(gross), sub(decFromInt(1n), params.unstakeFeeRate)));
  if (payable === 0n) return refused('too-small');
  const liquidTokens = input.liquidValidators.reduce((sum, validator) => sum + validator.liquidTokens, 0n);
  const asked = splitByTokens(input.liquidValidators, liquidTokens, payable);
  if (liquidTokens > 0n && asked.length === 0) return refused('too-small');
  if (available !== undefined && base > available) return refused('insufficient', available);
  const amounts = { kind: 'ok', gross, fee: gross - payable, rate: exchangeRate(state) ?? decFromInt(1n) } as const;
  if (liquidTokens === 0n) {
    if (state.proxyAccBalance < payable) return refused('no-liquid-tokens');
    return { ...amounts, dust: 0n, total: payable, instant: payable, unbonds: [] };
  }
  const unbonds = unbondAll(input, asked);
  if ('kind' in unbonds) return unbonds;
  const total = unbonds.reduce((sum, { amount }) => sum + amount, 0n);
  return { ...amounts, dust: payable - total, total, instant: 0n, unbonds };
}

type Part = { readonly validator: LiquidValidator; readonly amount: bigint };

/** x/liquidstake types/rebalancing.go DivideByCurrentWeight: a truncated unit times each validator's tokens; crumbs stay in the pool. */
function splitByTokens(validators: readonly LiquidValidator[], liquidTokens: bigint, payable: bigint): Part[] {
  if (liquidTokens === 0n) return [];
  const unit = quoTruncate(decFromInt(payable), decFromInt(liquidTokens));
  return validators
    .map((validator) => ({ validator, amount: truncateInt(mulInt(unit, validator.liquidTokens)) }))
    .filter(({ amount }) => amount > 0n);
}

function unbondAll({ validators, fullValidators = [] }: RedeemInput, parts: readonly Part[]): ValidatorAmount[] | RedeemRefusal {
  const pools = new Map(
    validators.map(({ operatorAddress, tokens, delegatorShares }) => [operatorAddress, { tokens, shares: delegatorShares }]),
  );
  const unbonds: ValidatorAmount[] = [];
  for (const { validator, amount: asked } of parts) {
    const operator = validator.operatorAddress;
    if (fullValidators.includes(operator)) return refused('entries-full', null, operator);
    const pool = pools.get(operator);
    const amount = pool ? redeemAtValidator(pool, validator.delShares, asked) : null;
    if (amount === null) return refused('rounding', null, operator);
    unbonds.push({ validator: operator, amount });
  }
  return unbonds;
}

function refused(reason: RedeemRefusal['reason'], limit: bigint | null = null, validator: string | null = null): RedeemRefusal {
  return { kind: 'refused', reason, limit, validator };
}
