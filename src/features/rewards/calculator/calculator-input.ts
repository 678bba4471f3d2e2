import type { Network } from '#config/network.ts';
import { stakeAsset } from '#config/networks.ts';
import type { CalculatorProduct } from '#domain/calculator.ts';
import type { Dec } from '#domain/dec.ts';
import { feeFor, gasLimitFor } from '#domain/fee.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { trimPasted } from '#domain/pasted.ts';
import { typedProblem } from '#ui/typed-problem.ts';
import { mixedApr } from '../earned/mixed-apr.ts';
import type { RewardsSearch } from '../search.ts';
import type { Yields } from '../use-yields.ts';

/** A hundred years: what is longer is no plan. */
export const MOST_DAYS = 36_500;

/** Gas of a claim from one validator and a delegation to it, as recorded on persistenceCore v16 (0.14 and 0.25 million at most). */
const RESTAKE_GAS = 390_000n;

/** Network fee of one claim-and-restake, base units. */
export function restakeFee(gasPrice: string): bigint {
  return feeFor(gasLimitFor(RESTAKE_GAS), gasPrice);
}

/** What was typed, and what is wrong with it in words; `base` and `days` null where it cannot be used. */
export type TypedInput = {
  readonly base: bigint | null;
  readonly amountProblem: string | null;
  readonly days: number | null;
  readonly daysProblem: string | null;
};

export function typedInput({ amount, days }: Pick<RewardsSearch, 'amount' | 'days'>, network: Network): TypedInput {
  const asset = stakeAsset(network);
  const parsed = parseAmount(amount, asset);
  const text = trimPasted(days);
  const count = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : null;
  const fits = count !== null && count >= 1 && count <= MOST_DAYS;
  return {
    base: parsed.kind === 'ok' ? parsed.amount.base : null,
    amountProblem: typedProblem(parsed, asset),
    days: fits ? count : null,
    daysProblem: fits || text === '' ? null : `Type whole days, from 1 to ${MOST_DAYS.toLocaleString('en-US')}.`,
  };
}

/** The product that the search names at the rates of today; null when the chain does not have it. Without a validator: the mean of all bonded ones, by stake. */
export function productOf({ product, validator, every }: RewardsSearch, yields: Yields): CalculatorProduct | null {
  if (product === 'stkxprt') {
    return yields.liquid === null || yields.unstakeFeeRate === null
      ? null
      : { kind: 'stkxprt', apr: yields.liquid, unstakeFeeRate: yields.unstakeFeeRate };
  }
  const apr = aprOf(validator, yields);
  return apr === null ? null : { kind: 'native', apr, restakeDays: every === 'never' ? null : Number.parseInt(every, 10) };
}

function aprOf(validator: string, { validators }: Yields): Dec | null {
  const chosen = validators.find(({ operatorAddress }) => operatorAddress === validator);
  if (chosen) return chosen.apr;
  return mixedApr(
    validators.filter(({ status, jailed }) => status === 'bonded' && !jailed).map(({ tokens, apr }) => ({ base: tokens, apr })),
  );
}
