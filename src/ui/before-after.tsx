import type { Asset } from '#domain/asset.ts';
import type { Buckets } from '#domain/buckets.ts';
import { Bar } from './bar.tsx';

type Props = { now: Buckets; after: Buckets; asset: Asset };

/** The bar twice: what is owned now, and what will be after the form is carried out. */
export function BeforeAfter({ now, after, asset }: Props) {
  return (
    <div className="grid grid-cols-[3.25rem_minmax(0,1fr)] items-center gap-x-2.5 gap-y-3 text-small text-ink-3">
      <span aria-hidden="true">now</span>
      <Bar mini name="now" buckets={now} asset={asset} />
      <span aria-hidden="true">after</span>
      <Bar mini name="after" buckets={after} asset={asset} />
    </div>
  );
}
