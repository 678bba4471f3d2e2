import { formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { type Buckets, totalOf } from '#domain/buckets.ts';
import { BUCKETS } from './buckets.ts';

/** The bar in words, with every decimal, so that the parts add up to the total exactly. */
export function barText(buckets: Buckets, asset: Asset, name?: string): string {
  const text = (base: bigint) => `${formatAmount({ asset, base })} ${asset.symbol}`;
  const parts = BUCKETS.filter((bucket) => buckets[bucket.name] > 0n).map(
    (bucket) => `${bucket.label.toLowerCase()} ${text(buckets[bucket.name])}`,
  );
  const total = totalOf(buckets);
  const whole = total > 0n ? `${text(total)}: ${parts.join('; ')}` : `nothing yet`;
  return name ? `${name}: ${whole}` : whole;
}
