import { amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { CalculatorAssumption, CalculatorProduct } from '#domain/calculator.ts';
import { formatPercent } from '#domain/percent.ts';

/** How the result is reckoned, in words that a pocket calculator can follow. */
export function formulaText(product: CalculatorProduct): string {
  if (product.kind === 'stkxprt') return 'Amount × (1 + APR ÷ 8,760) ^ (24 × days) × (1 − redemption fee)';
  return product.restakeDays === null
    ? 'Amount + amount × APR × days ÷ 365'
    : `Every ${daysText(product.restakeDays)}: stake + stake × APR × ${product.restakeDays} ÷ 365 − network fee`;
}

/** One assumption in a sentence. */
export function assumptionText(assumption: CalculatorAssumption, asset: Asset): string {
  switch (assumption.kind) {
    case 'rate-stays':
      return `The yearly rate stays at ${formatPercent(assumption.apr)}. It changes with inflation, with how much is staked, and with commissions.`;
    case 'no-slash':
      return 'No validator is slashed. A slash takes a part of the stake.';
    case 'simple':
      return 'Rewards are not staked again, and are counted as if claimed at the end.';
    case 'restaked-every':
      return `Rewards are claimed and staked again every ${daysText(assumption.days)}, ${assumption.times.toLocaleString('en-US')} times, for a network fee of about ${formatAmount(amount(asset, assumption.feeEach))} ${asset.symbol} each time. What would not pay its fee is left.`;
    case 'compounded-hourly':
      return 'The pool stakes its rewards again every hour, at no cost to you.';
    case 'unstake-fee':
      return assumption.rate === 0n
        ? 'Redeeming costs no fee today.'
        : `Redeeming costs ${formatPercent(assumption.rate)}, which is taken off at the end.`;
    case 'unbonding-earns-nothing':
      return 'While it unbonds after a redemption it earns nothing.';
  }
}

function daysText(days: number): string {
  return days === 1 ? 'day' : `${days} days`;
}
