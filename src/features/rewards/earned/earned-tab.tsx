import { useMemo } from 'react';
import { stakeAsset } from '#config/networks.ts';
import { rewardsPerMonth } from '#domain/ledger-series.ts';
import { useHoldings } from '#queries/holdings.ts';
import type { LedgerReading } from '#queries/ledger-reading.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { usePrices } from '#queries/prices.ts';
import { InFlightSection } from '#tx/in-flight-section.tsx';
import { useDeviceNow } from '#ui/clock.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerProgress } from '../ledger/ledger-progress.tsx';
import { AllocationTable } from './allocation-table.tsx';
import { Balance } from './balance.tsx';
import { Earnings } from './earnings.tsx';
import { RateChart } from './rate-chart.tsx';
import { RewardsChart } from './rewards-chart.tsx';
import { ValueChart } from './value-chart.tsx';

/** What is owned and what it has earned, in numbers and in charts. */
export function EarnedTab({ address, reading }: { address: string; reading: LedgerReading }) {
  const { network } = useNetwork();
  const position = useHoldings(address);
  const { ledger } = reading;
  const entries = ledger?.entries ?? [];
  const prices = usePrices(stakeAsset(network).denom, entries[0]?.at ?? null, useDeviceNow(60_000));
  const months = useMemo(() => (ledger ? rewardsPerMonth(ledger) : []), [ledger]);
  const owned = position.state === 'ready' ? position.value : null;
  return (
    <>
      <Balance reading={position} />
      <InFlightSection />
      <Earnings ledger={ledger} months={months} isReading={reading.state === 'reading'} position={owned} />
      <div className="mt-3">
        <LedgerProgress reading={reading} />
      </div>
      <div className="mt-8 grid items-start gap-6 desk:grid-cols-2">
        {ledger && months.length > 0 && (
          <>
            <RewardsChart months={months} />
            <ValueChart ledger={ledger} prices={prices} />
          </>
        )}
        <RateChart />
      </div>
      {ledger && months.length === 0 && reading.state !== 'reading' && (
        <div className="mt-6">
          <EmptyState title="No transactions yet">
            Rewards per month and your value over time stand here once something has happened.
          </EmptyState>
        </div>
      )}
      {owned && <AllocationTable position={owned} />}
    </>
  );
}
