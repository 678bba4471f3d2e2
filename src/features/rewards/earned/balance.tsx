import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { bucketsOf, totalOf } from '#domain/buckets.ts';
import { fiatOf } from '#domain/fiat.ts';
import type { Position } from '#domain/position.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { usePrices } from '#queries/prices.ts';
import type { Reading } from '#queries/reading.ts';
import { Age } from '#ui/age.tsx';
import { BucketKey } from '#ui/bucket-key.tsx';
import { useDeviceNow } from '#ui/clock.ts';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { OwnedSum } from '#ui/owned-sum.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { FiatText } from '../fiat-text.tsx';
import type { Worth } from '../ledger-fiat.ts';
import { type BalanceRow, balanceRows } from './balance-rows.ts';
import { UnbondingEntries } from './unbonding-entries.tsx';

/** Everything that one account owns: the sum, the bar, and where each part of it is. */
export function Balance({ reading }: { reading: Reading<Position> }) {
  return (
    <section aria-label="What you own">
      <p className="label">You own</p>
      <Sum reading={reading} />
      {reading.state === 'failed' && <ErrorRow what="what you own" onRetry={reading.retry} />}
      {reading.state === 'ready' && <Statement position={reading.value} />}
    </section>
  );
}

function Sum({ reading }: { reading: Reading<Position> }) {
  const { network } = useNetwork();
  const { source, worthOf } = useWorth();
  if (reading.state === 'failed') return null;
  const buckets = reading.state === 'ready' ? bucketsOf(reading.value) : null;
  const worth = buckets && worthOf(totalOf(buckets));
  return (
    <OwnedSum asset={stakeAsset(network)} owned={buckets && reading.state === 'ready' ? { buckets, readAt: reading.readAt } : null}>
      {source && worth && (
        <span className="text-ink-2">
          worth <FiatText worth={worth} source={source} /> · price from {source.name}, <Age at={worth.sample.at} />
        </span>
      )}
    </OwnedSum>
  );
}

function Statement({ position }: { position: Position }) {
  const { network } = useNetwork();
  const { source, worthOf } = useWorth();
  const asset = stakeAsset(network);
  const columns: readonly Column<BalanceRow>[] = [
    {
      id: 'what',
      head: 'What',
      cell: ({ bucket, title, detail, id }) => (
        <What
          mark={<BucketKey bucket={bucket} />}
          title={title}
          detail={id === 'unbonding' && position.unbonding.length > 0 ? <UnbondingEntries entries={position.unbonding} /> : detail}
        />
      ),
    },
    {
      id: 'amount',
      head: 'Amount',
      align: 'end',
      cell: ({ base }) => (
        <span className="long-number">
          <Money amount={amount(asset, base)} digits={6} unit="wide" />
        </span>
      ),
    },
    ...(source
      ? [
          {
            id: 'worth',
            head: source.currency.toUpperCase(),
            align: 'end',
            from: 'wide',
            cell: ({ base }: BalanceRow) => <FiatText worth={worthOf(base)} source={source} unit="never" />,
          } as const,
        ]
      : []),
  ];
  return (
    <StatementTable
      caption="What you own, by where it is"
      columns={columns}
      rows={balanceRows(position, liquidAsset(network).symbol)}
      rowKey={({ id }) => id}
    />
  );
}

/** What amounts of the staked coin are worth now; null without a price source, or while it says nothing. */
function useWorth() {
  const { network } = useNetwork();
  const asset = stakeAsset(network);
  const prices = usePrices(asset.denom, null, useDeviceNow(60_000));
  const sample = prices?.now ?? null;
  const worthOf = (base: bigint): Worth | null => sample && { value: fiatOf(base, asset.decimals, sample.price), sample };
  return { source: sample ? (prices?.source ?? null) : null, worthOf };
}
