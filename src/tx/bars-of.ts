import type { Asset } from '#domain/asset.ts';
import type { Buckets } from '#domain/buckets.ts';
import type { TxIntent } from './intent.ts';

/** The two bars below a form, of what is owned now and after, in `asset`; null when the intent does not know them. */
export function barsOf({ before, after }: TxIntent, asset: Asset): { now: Buckets; after: Buckets; asset: Asset } | null {
  return before && after ? { now: before, after, asset } : null;
}
