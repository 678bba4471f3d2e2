import { add, type Dec, decFromInt, mulInt, mulTruncate, quoInt, sub, truncateInt } from './dec.ts';

/**
 * What an amount would become if the rates of today held. An estimate for people: it promises nothing, and says what it assumes. Simple days
 * of 24 hours and years of 365 of them, everything truncated.
 */

/** `apr`: simple yearly rate (0.15 is 15 %), may be 0. `restakeDays`: rewards are staked again every so many days; null leaves them. */
export type CalculatorProduct =
  | { readonly kind: 'native'; readonly apr: Dec; readonly restakeDays: number | null }
  | { readonly kind: 'stkxprt'; readonly apr: Dec; readonly unstakeFeeRate: Dec };

/** `base`: what is staked now, base units. `feeEach`: network fee of one claim-and-restake, base units. Whole days, at most 36,500. */
export type CalculatorInput = {
  readonly base: bigint;
  readonly days: number;
  readonly product: CalculatorProduct;
  readonly feeEach: bigint;
};

/** Each is a sentence of the page; `days` or an amount where it needs one. */
export type CalculatorAssumption =
  | { readonly kind: 'rate-stays'; readonly apr: Dec }
  | { readonly kind: 'no-slash' }
  | { readonly kind: 'simple' }
  | { readonly kind: 'restaked-every'; readonly days: number; readonly times: number; readonly feeEach: bigint }
  | { readonly kind: 'compounded-hourly' }
  | { readonly kind: 'unstake-fee'; readonly rate: Dec }
  | { readonly kind: 'unbonding-earns-nothing' };

/** `worth` after `day` whole days, base units: stake and unclaimed rewards, fees of restaking paid. */
export type CalculatorStep = { readonly day: number; readonly worth: bigint };

/** `result` = `base` + `earned` − `fees`. `fees`: network fees of restaking and, for stkXPRT, the unstake fee. `steps` from day 0 to the last. */
export type Calculation = {
  readonly result: bigint;
  readonly earned: bigint;
  readonly fees: bigint;
  readonly steps: readonly CalculatorStep[];
  readonly assumptions: readonly CalculatorAssumption[];
};

/** Points of a chart, the first and the last included. */
const MOST_STEPS = 61;

const ONE = decFromInt(1n);
const HOURS_OF_YEAR = 8_760n;

/** Never negative, never throws for amounts and rates that are not negative; days are cut to whole ones. */
export function calculate(input: CalculatorInput): Calculation {
  const days = Math.max(0, Math.min(36_500, Math.floor(input.days)));
  const grown = input.product.kind === 'native' ? growNative(input, input.product, days) : growLiquid(input, input.product, days);
  return { ...grown, steps: thinned(grown.steps) };
}

/** Rewards are a simple share of the stake for each day; what restaking would not pay its fee is not restaked. */
function growNative(
  { base, feeEach }: CalculatorInput,
  { apr, restakeDays }: Extract<CalculatorProduct, { kind: 'native' }>,
  days: number,
): Calculation {
  const steps: CalculatorStep[] = [{ day: 0, worth: base }];
  let [stake, fees, times, since] = [base, 0n, 0, 0];
  const accrued = (elapsed: number) => truncateInt(quoInt(mulInt(apr, stake * BigInt(elapsed)), 365n));
  for (let day = 1; day <= days; day++) {
    const rewards = accrued(day - since);
    if (restakeDays !== null && day - since >= restakeDays && rewards > feeEach) {
      stake += rewards - feeEach;
      fees += feeEach;
      times += 1;
      since = day;
      steps.push({ day, worth: stake });
    } else steps.push({ day, worth: stake + rewards });
  }
  const result = steps.at(-1)?.worth ?? base;
  const how: CalculatorAssumption =
    restakeDays === null ? { kind: 'simple' } : { kind: 'restaked-every', days: restakeDays, times, feeEach };
  return { result, earned: result + fees - base, fees, steps, assumptions: [{ kind: 'rate-stays', apr }, how, { kind: 'no-slash' }] };
}

/** Compounded every hour, as the module does, and the unstake fee at the end. */
function growLiquid(
  { base }: CalculatorInput,
  { apr, unstakeFeeRate }: Extract<CalculatorProduct, { kind: 'stkxprt' }>,
  days: number,
): Calculation {
  const dayGrowth = power(add(ONE, quoInt(apr, HOURS_OF_YEAR)), 24);
  const steps: CalculatorStep[] = [{ day: 0, worth: base }];
  let growth: Dec = ONE;
  for (let day = 1; day <= days; day++) {
    growth = mulTruncate(growth, dayGrowth);
    steps.push({ day, worth: truncateInt(mulInt(growth, base)) });
  }
  const worth = steps.at(-1)?.worth ?? base;
  const result = truncateInt(mulInt(sub(ONE, unstakeFeeRate), worth));
  return {
    result,
    earned: worth - base,
    fees: worth - result,
    steps,
    assumptions: [
      { kind: 'rate-stays', apr },
      { kind: 'compounded-hourly' },
      { kind: 'unstake-fee', rate: unstakeFeeRate },
      { kind: 'unbonding-earns-nothing' },
      { kind: 'no-slash' },
    ],
  };
}

function power(factor: Dec, exponent: number): Dec {
  return Array.from({ length: exponent }).reduce<Dec>((product) => mulTruncate(product, factor), ONE);
}

/** At most so many points, evenly spread, the first and the last among them. */
function thinned(steps: readonly CalculatorStep[]): CalculatorStep[] {
  if (steps.length <= MOST_STEPS) return [...steps];
  const last = steps.length - 1;
  return Array.from({ length: MOST_STEPS }, (_, index) => steps[Math.round((index * last) / (MOST_STEPS - 1))]).filter(
    (step) => step !== undefined,
  );
}
