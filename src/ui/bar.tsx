import { useRef } from 'react';
import type { Asset } from '#domain/asset.ts';
import { type Buckets, totalOf } from '#domain/buckets.ts';
import { barText } from './bar-text.ts';
import { BUCKETS } from './buckets.ts';
import { useSlide } from './use-slide.ts';

type Props = {
  buckets: Buckets;
  /** The asset in which the buckets are counted. */
  asset: Asset;
  mini?: boolean | undefined;
  /** Leads the text alternative when there are several bars: "now", "after". */
  name?: string | undefined;
};

/**
 * Everything somebody owns, as one bar. A part is never thinner than 6 px, so that it can be seen; its number stands in the table.
 * When the buckets change, the parts slide from where they were.
 */
export function Bar({ buckets, asset, mini, name }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  useSlide(bar, buckets);
  const total = totalOf(buckets);
  const shape = `bar ${mini ? 'bar-mini' : ''} ${total > 0n ? '' : 'bar-empty'}`;
  return (
    <div ref={bar} role="img" aria-label={barText(buckets, asset, name)} className={shape}>
      {BUCKETS.map(
        ({ name, fill }) =>
          buckets[name] > 0n && <span key={name} data-part={name} className={fill} style={{ flex: flexOf(buckets[name], total) }} />,
      )}
    </div>
  );
}

/** Ten thousandths: finer than a pixel. The shares must not sum to less than 1, or the bar would not fill its line. */
function flexOf(part: bigint, total: bigint): string {
  return `${(part * 10_000n) / total + 1n} 1 0%`;
}
