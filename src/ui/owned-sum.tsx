import type { ReactNode } from 'react';
import { amount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { type Buckets, totalOf } from '#domain/buckets.ts';
import { Age } from './age.tsx';
import { Bar } from './bar.tsx';
import { Money } from './money.tsx';
import { Skeleton } from './skeleton.tsx';

/** A number older than this bears its age. */
const STALE_AFTER = 30_000;

/** `owned` is null while it is read; `readAt` in milliseconds since 1970. */
type Props = { asset: Asset; owned: { readonly buckets: Buckets; readonly readAt: number } | null; children?: ReactNode };

/** Everything that somebody owns, as one number and one bar. `children` stand beside the number: what it is worth. */
export function OwnedSum({ asset, owned, children }: Props) {
  if (!owned) {
    return (
      <>
        <p className="page-number">
          <Skeleton chars={9} label="Reading what you own" />
        </p>
        <div className="bar bar-empty mt-5 mb-3" />
      </>
    );
  }
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3.5">
        <span className="page-number" data-testid="total">
          <Money amount={amount(asset, totalOf(owned.buckets))} digits={2} />
        </span>
        {children}
        <Age at={owned.readAt} staleAfter={STALE_AFTER} />
      </p>
      <div className="mt-5 mb-3">
        <Bar buckets={owned.buckets} asset={asset} />
      </div>
    </>
  );
}
