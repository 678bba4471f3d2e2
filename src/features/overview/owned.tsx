import { lazy, Suspense } from 'react';
import { stakeAsset } from '#config/networks.ts';
import { useHoldings } from '#queries/holdings.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { OwnedSum } from '#ui/owned-sum.tsx';
import { HoldingsTable } from './holdings-table.tsx';

const BesideSum = lazy(() => import('./beside-sum.tsx').then((module) => ({ default: module.BesideSum })));

/** The sum, the bar and the statement of one account. */
export function Owned({ address }: { address: string }) {
  const { network } = useNetwork();
  const reading = useHoldings(address);
  return (
    <section aria-label="What you own">
      <p className="label">You own</p>
      {reading.state !== 'failed' && (
        <OwnedSum asset={stakeAsset(network)} owned={reading.state === 'ready' ? { ...reading.value, readAt: reading.readAt } : null} />
      )}
      {reading.state === 'failed' && <ErrorRow what="what you own" onRetry={reading.retry} />}
      {reading.state === 'ready' && <HoldingsTable holdings={reading.value} />}
      {reading.state === 'ready' && (
        <Suspense>
          <BesideSum address={address} coins={reading.value.others} />
        </Suspense>
      )}
    </section>
  );
}
