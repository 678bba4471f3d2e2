import { type Amount, formatAmount } from '#domain/amount.ts';
import { tip } from './tip.ts';

type Props = {
  amount: Amount;
  /** Decimals to show; without it the readable ones, `all` where not one may be missing. What is cut stands in the tooltip. */
  digits?: number | 'all' | undefined;
  /** The unit always, from 760 px up, or never (when the head of the column or the label says it). */
  unit?: 'always' | 'wide' | 'never' | undefined;
  /** `+` before what arrives. */
  plus?: boolean | undefined;
};

/** An amount with its small unit. Truncated, never rounded up; in full in the tooltip where something is cut. */
export function Money({ amount, digits, unit = 'always', plus }: Props) {
  const shown = formatAmount(amount, digits === undefined ? {} : { digits });
  const full = formatAmount(amount, { digits: 'all' });
  const whole = full === (shown.includes('.') ? shown.replace(/\.?0+$/, '') : shown);
  return (
    <span className="num" {...(whole ? {} : tip(`${full} ${amount.asset.symbol}`))}>
      {plus && '+ '}
      {shown}
      {unit !== 'never' && <span className={`unit ${unit === 'wide' ? 'max-wide:sr-only' : ''}`}> {amount.asset.symbol}</span>}
    </span>
  );
}
