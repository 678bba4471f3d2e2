import { lazy, Suspense } from 'react';
import { stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { totalOf } from '#domain/buckets.ts';
import { type Holdings, useHoldings } from '#queries/holdings.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { Reading } from '#queries/reading.ts';
import { Age } from '#ui/age.tsx';
import { Bar } from '#ui/bar.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { HoldingsTable } from './holdings-table.tsx';

const OtherAssets = lazy(() => import('./other-assets.tsx').then((module) => ({ default: module.OtherAssets })));

/** A number older than this bears its age. */
const STALE_AFTER = 30_000;

/** The sum, the bar and the statement of one account. */
export function Owned({ address }: { address: string }) {
  const reading = useHoldings(address);
  return (
    <section aria-label="What you own">
      <p className="label">You own</p>
      <Sum reading={reading} />
      {reading.state === 'failed' && <ErrorRow what="what you own" onRetry={reading.retry} />}
      {reading.state === 'ready' && <HoldingsTable holdings={reading.value} />}
      {reading.state === 'ready' && reading.value.others.length > 0 && (
        <Suspense>
          <OtherAssets coins={reading.value.others} />
        </Suspense>
      )}
    </section>
  );
}

function Sum({ reading }: { reading: Reading<Holdings> }) {
  const { network } = useNetwork();
  const asset = stakeAsset(network);
  if (reading.state === 'failed') return null;
  if (reading.state === 'loading') {
    return (
      <>
        <p className="page-number">
          <Skeleton chars={9} label="Reading what you own" />
        </p>
        <div className="bar bar-empty mt-5 mb-3" />
      </>
    );
  }
  const { buckets } = reading.value;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3.5">
        <span className="page-number" data-testid="total">
          <Money amount={amount(asset, totalOf(buckets))} digits={2} />
        </span>
        <Age at={reading.readAt} staleAfter={STALE_AFTER} />
      </p>
      <div className="mt-5 mb-3">
        <Bar buckets={buckets} asset={asset} />
      </div>
    </>
  );
}
