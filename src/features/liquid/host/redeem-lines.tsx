import { type Amount, amount } from '#domain/amount.ts';
import { hostExchangeRate, pendingDeposits } from '#domain/host-stake.ts';
import { formatPercent } from '#domain/percent.ts';
import type { HostRedeemQuote, HostRedeemRefusal } from '#domain/quote-host-redeem.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { FeeText } from '#tx/fee-text.tsx';
import type { NetworkFee } from '#tx/network-fee.ts';
import { DateText } from '#ui/date-text.tsx';
import type { Definition } from '#ui/definition-list.tsx';
import { Money } from '#ui/money.tsx';
import { RateText } from '#ui/rate-text.tsx';
import type { QueueDays } from './queue-days.ts';
import type { HostDesk } from './use-host-desk.ts';

/** Of a redemption through the queue. */
export function queueLines(desk: HostDesk, pool: HostPool, { sentAt }: QueueDays, fee: NetworkFee): readonly Definition[] {
  const { unstake } = pool.host.fees;
  return [
    rateLine(desk, pool),
    { term: 'Redemption fee', value: unstake === 0n ? 'none' : formatPercent(unstake) },
    { term: 'Least', value: <Money amount={amount(desk.stk, pool.host.minimumDeposit)} digits="all" /> },
    { term: 'Begins to unbond', value: <DateText at={sentAt} form="minute" /> },
    { term: 'Network fee', value: <FeeText fee={fee} asset={desk.xprt} /> },
    { term: 'Earns until then', value: 'nothing' },
  ];
}

type Quotes = { readonly queued: HostRedeemQuote | HostRedeemRefusal | null; readonly instant: HostRedeemQuote | HostRedeemRefusal | null };

/** Of one at once, compared with the queue. */
export function instantLines(desk: HostDesk, pool: HostPool, { queued, instant }: Quotes, fee: NetworkFee): readonly Definition[] {
  const { redemption } = pool.host.fees;
  const less = queued?.kind === 'ok' && instant?.kind === 'ok' ? queued.received - instant.received : null;
  return [
    rateLine(desk, pool),
    { term: 'Redemption fee', value: redemption === 0n ? 'none' : formatPercent(redemption) },
    { term: 'Most that can be paid now', value: <Long amount={amount(desk.coin, pendingDeposits(pool.deposits))} /> },
    ...(less === null ? [] : [{ term: 'Less than through the queue', value: <Long amount={amount(desk.coin, less)} /> }]),
    { term: 'Network fee', value: <FeeText fee={fee} asset={desk.xprt} /> },
  ];
}

function Long({ amount }: { amount: Amount }) {
  return (
    <span className="long-number">
      <Money amount={amount} />
    </span>
  );
}

function rateLine({ stk, coin }: HostDesk, { host }: HostPool): Definition {
  return { term: 'Rate', value: <RateText rate={hostExchangeRate(host)} of={stk.symbol} unit={coin.symbol} /> };
}
