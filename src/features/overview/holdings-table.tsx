import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import { type BucketName, totalOf } from '#domain/buckets.ts';
import { type Dec, decFromInt, quoTruncate } from '#domain/dec.ts';
import { formatPercent, formatRate } from '#domain/percent.ts';
import { aprOfStake } from '#domain/rates.ts';
import { arrivals } from '#domain/unbonding.ts';
import type { Holdings } from '#queries/holdings.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { validatorsQuery } from '#queries/staking.ts';
import { useLiquidYield, useStakingYield } from '#queries/yield.ts';
import { BucketKey } from '#ui/bucket-key.tsx';
import { DateText } from '#ui/date-text.tsx';
import { Money } from '#ui/money.tsx';
import { type Column, StatementTable } from '#ui/statement-table.tsx';
import { What } from '#ui/what.tsx';
import { useCompoundsAt } from './compounds-at.ts';

type Row = {
  readonly bucket: BucketName;
  readonly title: string;
  readonly detail: string;
  readonly earns: ReactNode;
  readonly next: ReactNode;
  readonly action: { readonly href: string; readonly label: string } | null;
};

/** One row for each bucket, in the bar's order. Rows of nothing stay: they say what would stand there. */
export function HoldingsTable({ holdings }: { holdings: Holdings }) {
  const { network } = useNetwork();
  const asset = stakeAsset(network);
  const rows = useRows(holdings);
  const total = totalOf(holdings.buckets);
  const columns: readonly Column<Row>[] = [
    { id: 'what', head: 'What', cell: (row) => <What mark={<BucketKey bucket={row.bucket} />} title={row.title} detail={row.detail} /> },
    {
      id: 'amount',
      head: 'Amount',
      align: 'end',
      cell: (row) => <Money amount={amount(asset, holdings.buckets[row.bucket])} digits={2} unit="wide" />,
    },
    { id: 'share', head: 'Share', align: 'end', from: 'wide', cell: (row) => formatPercent(share(holdings.buckets[row.bucket], total), 0) },
    { id: 'earns', head: 'Earns', align: 'end', from: 'wide', cell: (row) => row.earns },
    { id: 'next', head: 'Next', from: 'wide', cell: (row) => row.next },
    {
      id: 'action',
      head: 'Action',
      headHidden: true,
      align: 'end',
      cell: ({ action }) =>
        action && (
          <Link href={action.href} className="act hit">
            {action.label}
          </Link>
        ),
    },
  ];
  return <StatementTable caption="What you own, by kind" columns={columns} rows={rows} rowKey={(row) => row.bucket} />;
}

function useRows({ stkBalance, rate, staked, tokenized, spendable, vestingLocked, unbonding, claimable }: Holdings): readonly Row[] {
  const { network, hub } = useNetwork();
  const compoundsAt = useCompoundsAt();
  const liquid = useLiquidYield();
  const chain = useStakingYield();
  const { data: validators } = useQuery(validatorsQuery(hub));
  const stk = liquidAsset(network);
  const [next] = arrivals(unbonding);
  const text = (base: bigint) => formatAmount(amount(stakeAsset(network), base), { digits: 2 });
  const shares = tokenized.reduce((sum, { worth }) => sum + worth, 0n);
  return [
    {
      bucket: 'liquid-staked',
      title: stk.symbol,
      detail:
        rate === null
          ? 'nothing minted yet'
          : `${formatAmount(amount(stk, stkBalance), { digits: 2 })} ${stk.symbol} at ${formatRate(rate)}`,
      earns: <Apr value={liquid.state === 'ready' ? liquid.value.apr : null} />,
      next: stkBalance > 0n && compoundsAt !== null && (
        <>
          compounds <DateText at={compoundsAt} form="relative" />
        </>
      ),
      action: stkBalance > 0n ? { href: '/liquid?tab=redeem', label: 'Redeem' } : null,
    },
    {
      bucket: 'staked',
      title: 'Staked',
      detail: `with ${staked.length || 'no'} validator${staked.length === 1 ? '' : 's'}${shares > 0n ? `, ${text(shares)} as tokenized shares` : ''}`,
      earns: staked.length > 0 && validators && chain.state === 'ready' && <Apr value={aprOfStake(staked, validators, chain.value)} />,
      next: null,
      action: staked.length + tokenized.length > 0 ? { href: '/stake?mine=1', label: 'Manage' } : { href: '/stake', label: 'Stake' },
    },
    {
      bucket: 'free',
      title: 'Free',
      detail: vestingLocked > 0n ? `${text(vestingLocked)} of it vests: can be staked, not sent` : 'pays fees, earns nothing',
      earns: <Apr value={decFromInt(0n)} />,
      next: null,
      action: spendable > 0n ? { href: '/liquid?tab=mint', label: 'Mint' } : null,
    },
    {
      bucket: 'unbonding',
      title: 'Unbonding',
      detail: unbonding.length === 0 ? 'no entry' : `${unbonding.length} entr${unbonding.length === 1 ? 'y' : 'ies'}`,
      earns: <Apr value={decFromInt(0n)} />,
      next: next && (
        <>
          <Money amount={amount(stakeAsset(network), next.total)} digits={2} unit="never" /> on <DateText at={next.at} form="day" />
        </>
      ),
      action: unbonding.length > 0 ? { href: '/activity', label: 'Calendar' } : null,
    },
    {
      bucket: 'rewards',
      title: 'Rewards',
      detail: 'of native staking',
      earns: null,
      next: null,
      action: claimable.length > 0 ? { href: '/stake?do=claim', label: 'Claim' } : null,
    },
  ];
}

function Apr({ value }: { value: Dec | null }) {
  if (value === null) return null;
  return (
    <span className="num">
      {value === 0n ? '0\u00a0%' : formatPercent(value, 1)} <span className="unit">APR</span>
    </span>
  );
}

function share(part: bigint, total: bigint): Dec {
  return total === 0n ? decFromInt(0n) : quoTruncate(decFromInt(part), decFromInt(total));
}
