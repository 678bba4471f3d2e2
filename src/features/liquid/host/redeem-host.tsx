import type { ChainAsset } from '#config/network.ts';
import { amount } from '#domain/amount.ts';
import { unbondingEpochOf } from '#domain/host-unbonding.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import { quoteHostInstant, quoteHostUnstake } from '#domain/quote-host-redeem.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { gateOf, gateWithFee } from '#tx/form-gate.ts';
import { useNetworkFee } from '#tx/network-fee.ts';
import { DateText } from '#ui/date-text.tsx';
import { Money } from '#ui/money.tsx';
import { typedProblem } from '#ui/typed-problem.ts';
import { LiquidForm, type LiquidTab } from '../liquid-form.tsx';
import { useLiquidSearch } from '../use-liquid-search.ts';
import { closedReason } from './host-closed.ts';
import { INSTANT_GAS, QUEUE_GAS } from './host-gas.ts';
import { GasNote, RefusalNote } from './host-notes.tsx';
import { hostRedeemRefusalText } from './host-refusal-text.ts';
import { freshInstant, freshQueue } from './host-requote.ts';
import { queueDays } from './queue-days.ts';
import { type InstantOrder, instantIntent, type QueueOrder, queueIntent } from './redeem-host-intent.ts';
import { instantLines, queueLines } from './redeem-lines.tsx';
import { InstantSteps, QueueSteps } from './redeem-steps.tsx';
import { RedeemWay } from './redeem-way.tsx';
import { useHostAmount } from './use-host-amount.ts';
import { useHostDesk } from './use-host-desk.ts';

type Props = LiquidTab & { readonly stk: ChainAsset; readonly pool: HostPool };

/** Redeem a liquid coin: through the queue of its host chain, or at once from what waits to be staked. */
export function RedeemHost({ stk, pool, ...tabs }: Props) {
  const desk = useHostDesk(stk, pool);
  const { search } = useLiquidSearch();
  const { coin, xprt, mine, account, circumstances, source, start } = desk;
  const { host, deposits, unbondings, day, hostUnbondingMs } = pool;
  const { how } = search;
  const [text, onType] = useHostAmount({ how });
  const parsed = parseAmount(text, stk);
  const base = parsed.kind === 'ok' ? parsed.amount.base : null;
  const epoch = unbondingEpochOf(host.unbondingFactor, day.number);
  const days = queueDays(epoch, day, hostUnbondingMs);
  const asked = base === null ? null : { host, base, available: mine?.stk };
  const queued = asked && quoteHostUnstake({ ...asked, unbondings, epoch: day.number });
  const instant = asked && quoteHostInstant({ ...asked, deposits });
  const quote = how === 'queue' ? queued : instant;

  const order = base !== null && quote?.kind === 'ok' && account && mine ? { ...account, base, quote } : null;
  const queueOrder: QueueOrder | null = order && how === 'queue' ? { ...order, epoch, ...days.text } : null;
  const instantOrder: InstantOrder | null = how === 'now' ? order : null;
  const intent = queueOrder ? queueIntent(queueOrder) : instantOrder && instantIntent(instantOrder);
  const fee = useNetworkFee(how === 'queue' ? QUEUE_GAS : INSTANT_GAS, intent);
  const noFee = mine !== null && mine.gas < fee.least;
  const problem = typedProblem(parsed, stk) ?? (quote?.kind === 'refused' ? hostRedeemRefusalText(quote, desk) : null);
  const closed = closedReason('redeem', stk.symbol, stk.lifecycle, host);
  const gate = gateOf({ ...circumstances, typed: parsed.kind, problem, closed });
  const review = () => {
    if (queueOrder) start(freshQueue(queueOrder, hostUnbondingMs, source));
    else if (instantOrder) start(freshInstant(instantOrder, source));
  };
  return (
    <div className="two">
      <LiquidForm
        {...tabs}
        label="You redeem"
        text={text}
        onType={onType}
        given={stk}
        available={mine?.stk ?? null}
        max={mine?.stk ?? null}
        problem={problem}
        below={<RedeemWay desk={desk} pool={pool} arrivesAt={days.arrivesAt} queued={queued} instant={instant} />}
        gets={{
          label: how === 'now' ? 'You get, in the same block' : <Arrives at={days.arrivesAt} hostName={desk.hostName} />,
          amount: quote?.kind === 'ok' ? <Money amount={amount(coin, quote.received)} /> : '',
        }}
        lines={how === 'queue' ? queueLines(desk, pool, days, fee) : instantLines(desk, pool, { queued, instant }, fee)}
        bars={null}
        notes={
          <>
            {noFee && gate.kind !== 'connect' && (
              <GasNote what="Redeeming" on={desk.hubName} fee={amount(xprt, fee.most)} has={amount(xprt, mine.gas)} />
            )}
            {order && !noFee && <RefusalNote refusal={fee.refusal} />}
          </>
        }
        action="Review redemption"
        gate={gateWithFee(gate, noFee, xprt.symbol)}
        onAction={review}
      />
      {how === 'queue' ? <QueueSteps desk={desk} pool={pool} epoch={epoch} days={days} /> : <InstantSteps desk={desk} pool={pool} />}
    </div>
  );
}

function Arrives({ at, hostName }: { at: number | null; hostName: string }) {
  if (at === null) return <>You get, when {hostName} has unbonded it</>;
  return (
    <>
      You get about <DateText at={at} />
    </>
  );
}
