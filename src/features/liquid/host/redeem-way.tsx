import type { ReactNode } from 'react';
import { amount } from '#domain/amount.ts';
import { pendingDeposits } from '#domain/host-stake.ts';
import { formatPercent } from '#domain/percent.ts';
import type { HostRedeemQuote, HostRedeemRefusal } from '#domain/quote-host-redeem.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { DateText } from '#ui/date-text.tsx';
import { Money } from '#ui/money.tsx';
import type { LiquidSearch } from '../search.ts';
import { useLiquidSearch } from '../use-liquid-search.ts';
import type { HostDesk } from './use-host-desk.ts';

type Quote = HostRedeemQuote | HostRedeemRefusal | null;

type Props = {
  readonly desk: HostDesk;
  readonly pool: HostPool;
  /** Of the queue; ms since 1970. */
  readonly arrivesAt: number | null;
  readonly queued: Quote;
  readonly instant: Quote;
};

/** The two ways beside each other: when, for what fee, and how much of the coin. */
export function RedeemWay({ desk: { coin }, pool: { host, deposits }, arrivesAt, queued, instant }: Props) {
  const waiting = pendingDeposits(deposits);
  const { unstake, redemption } = host.fees;
  return (
    <fieldset className="mt-3">
      <legend className="label">How</legend>
      <Way how="queue" title="Through the queue" quote={queued} coin={coin}>
        {arrivesAt === null ? 'when it has unbonded' : <DateText at={arrivesAt} />},{' '}
        {unstake === 0n ? 'no fee' : `${formatPercent(unstake)} fee`}
      </Way>
      <Way how="now" title="At once" quote={instant} coin={coin}>
        {waiting === 0n ? (
          'nothing is there for it now'
        ) : (
          <>
            {redemption === 0n ? 'no fee' : `${formatPercent(redemption)} fee`}, <Money amount={amount(coin, waiting)} digits={2} /> are
            there for it
          </>
        )}
      </Way>
    </fieldset>
  );
}

type WayProps = {
  readonly how: LiquidSearch['how'];
  readonly title: string;
  readonly quote: Quote;
  readonly coin: HostDesk['coin'];
  readonly children: ReactNode;
};

function Way({ how, title, quote, coin, children }: WayProps) {
  const { search, change } = useLiquidSearch();
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3 border-b border-line py-2">
      <input
        type="radio"
        name="how"
        className="size-5 flex-none accent-(--ink)"
        checked={search.how === how}
        onChange={() => change({ how })}
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        <span className="block text-small text-ink-3">{children}</span>
      </span>
      {quote?.kind === 'ok' && (
        <span className="long-number text-end">
          <Money amount={amount(coin, quote.received)} />
        </span>
      )}
    </label>
  );
}
