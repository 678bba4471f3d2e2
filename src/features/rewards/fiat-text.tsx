import type { PriceSource } from '#config/network.ts';
import { formatUtc } from '#domain/dates.ts';
import { formatFiat } from '#domain/fiat.ts';
import { formatRate } from '#domain/percent.ts';
import { tip } from '#ui/tip.ts';
import type { Worth } from './ledger-fiat.ts';

type Props = { worth: Worth | null; source: PriceSource; unit?: 'always' | 'never' };

/** A value in another currency; whose price it is, and of when, in the tooltip. Nothing when there is none. */
export function FiatText({ worth, source, unit = 'always' }: Props) {
  if (!worth) return null;
  const currency = source.currency.toUpperCase();
  return (
    <span className="num" {...tip(`${formatRate(worth.sample.price)} ${currency}, ${source.name}\n${formatUtc(worth.sample.at)}`)}>
      {formatFiat(worth.value)}
      {unit === 'always' && <span className="unit"> {currency}</span>}
    </span>
  );
}
