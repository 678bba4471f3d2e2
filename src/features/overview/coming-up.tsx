import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { type TimelineDay, timeline } from '#domain/unbonding.ts';
import { useHoldings } from '#queries/holdings.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { DateText } from '#ui/date-text.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Money } from '#ui/money.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Timeline, type TimelineItem } from '#ui/timeline.tsx';
import { useCompoundsAt } from './compounds-at.ts';

/** What happens next by itself: the next compounding, and every day on which something is paid out. */
export function ComingUp({ address }: { address: string }) {
  const { network } = useNetwork();
  const reading = useHoldings(address);
  const compoundsAt = useCompoundsAt();
  if (reading.state === 'failed') return null;
  if (reading.state === 'loading') return <Skeleton chars={20} />;
  const { unbonding, stkBalance } = reading.value;
  const asset = stakeAsset(network);
  const items: TimelineItem[] = timeline(unbonding).map((day) => ({
    id: day.day,
    when: <DateText at={day.at} form="day" />,
    title: 'Unbonding pays out',
    detail: `${entryCount(day)}, arrives by itself`,
    amount: <Money amount={amount(asset, day.total)} digits={2} plus />,
  }));
  if (stkBalance > 0n && compoundsAt !== null) {
    items.unshift({
      id: 'compound',
      when: <DateText at={compoundsAt} form="relative" />,
      title: `${liquidAsset(network).symbol} compounds`,
      detail: 'rewards of the pool are staked again',
    });
  }
  return (
    <section>
      <h2>Coming up</h2>
      <div className="mt-2.5">
        {items.length === 0 ? (
          <EmptyState title="Nothing is on its way">Payouts of unbonding XPRT stand here with their dates.</EmptyState>
        ) : (
          <Timeline label="Coming up" items={items} />
        )}
      </div>
    </section>
  );
}

function entryCount({ arrivals }: TimelineDay): string {
  const count = arrivals.reduce((sum, { entries }) => sum + entries.length, 0);
  return `${count} entr${count === 1 ? 'y' : 'ies'}`;
}
