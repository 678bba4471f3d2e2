import type { ReactNode } from 'react';
import { stakeAsset } from '#config/networks.ts';
import { type Amount, amount } from '#domain/amount.ts';
import type { Ledger } from '#domain/ledger.ts';
import type { RewardsMonth } from '#domain/ledger-series.ts';
import { formatPercent } from '#domain/percent.ts';
import type { Position } from '#domain/position.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Money } from '#ui/money.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useYields } from '../use-yields.ts';
import { earningsOf } from './earnings-of.ts';
import { mixedApr } from './mixed-apr.ts';

type Props = { ledger: Ledger | null; months: readonly RewardsMonth[]; isReading: boolean; position: Position | null };

/** What staking has earned, and what it pays now. `ledger` is null until its first page is read; `isReading` while it may still grow. */
export function Earnings({ ledger, months, isReading, position }: Props) {
  const { network } = useNetwork();
  const asset = stakeAsset(network);
  const earned = ledger && earningsOf(ledger, months, position?.recordRewards.reduce((sum, { amount: base }) => sum + base, 0n) ?? 0n);
  const apr = useMixedApr(position);
  const money = (base: bigint | null | undefined): Amount | null => (base === null || base === undefined ? null : amount(asset, base));
  return (
    <section className="mt-11">
      <h2>Earned</h2>
      <dl className="mt-2.5 grid grid-cols-2 gap-x-6 border-t border-line wide:grid-cols-3" aria-busy={isReading}>
        <Figure term="In all" value={money(earned?.all)} detail={isReading ? 'so far; still reading' : 'realised and accrued'} />
        <Figure term="This month" value={money(earned?.month)} detail="paid, and gained by stkXPRT" />
        <Figure term="Realised" value={money(earned?.realised)} detail="claimed, paid out, redeemed" />
        <Figure term="Accrued" value={money(earned?.accrued)} detail="claimable, and in the rate of stkXPRT" />
        <Figure term="Network fees" value={money(earned?.fees)} detail="paid, and not taken off" cost />
        <div className="py-3">
          <dt className="label">APR now</dt>
          <dd className="text-title font-semibold">{apr === null ? '–' : formatPercent(apr)}</dd>
          <dd className="text-small text-ink-3">on what is staked, an estimate</dd>
        </div>
      </dl>
    </section>
  );
}

function Figure({ term, value, detail, cost }: { term: string; value: Amount | null; detail: ReactNode; cost?: true }) {
  return (
    <div className="min-w-0 py-3">
      <dt className="label">{term}</dt>
      <dd className="long-number text-title font-semibold">
        {value ? (
          <Money amount={value} digits={4} plus={!cost && value.base > 0n} />
        ) : (
          <Skeleton chars={8} label={`Reading: ${term.toLowerCase()}`} />
        )}
      </dd>
      <dd className="text-small text-ink-3">{detail}</dd>
    </div>
  );
}

/** Null while a rate is not known, or nothing is staked. */
function useMixedApr(position: Position | null) {
  const yields = useYields();
  if (!position || yields.state !== 'ready') return null;
  const { validators, liquid } = yields.value;
  const stakes = [...position.staked, ...position.tokenized.map(({ validator, worth }) => ({ validator, amount: worth }))];
  const direct = stakes.flatMap(({ validator, amount: base }) => {
    const found = validators.find(({ operatorAddress }) => operatorAddress === validator);
    return found ? [{ base, apr: found.apr }] : [];
  });
  return mixedApr([...direct, ...(liquid === null ? [] : [{ base: position.liquidStaked, apr: liquid }])]);
}
