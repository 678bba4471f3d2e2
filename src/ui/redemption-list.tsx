import type { ReactNode } from 'react';
import { arrivalOf, isUnderWay, type StandingRedemption } from '#domain/host-unbonding.ts';
import { useChainNow } from './clock.ts';
import { DateText } from './date-text.tsx';
import { Money } from './money.tsx';
import { Timeline } from './timeline.tsx';

type Props = { readonly redemptions: readonly StandingRedemption[] };

/** Redemptions through the queue of a host chain: where each stands, what comes next, and when it is there. */
export function RedemptionList({ redemptions }: Props) {
  const now = useChainNow();
  return (
    <Timeline
      label="Redemptions"
      items={redemptions
        .map((one) => atPresent(one, now))
        .map((redemption) => ({
          id: redemption.id,
          when: <When redemption={redemption} />,
          title: <span className={redemption.state.kind === 'paid' ? 'text-good' : undefined}>{STATES[redemption.state.kind]}</span>,
          detail: <Details redemption={redemption} />,
          amount: <Amount redemption={redemption} />,
        }))}
    />
  );
}

type One = { readonly redemption: StandingRedemption };

function When({ redemption }: One) {
  const at = arrivalOf(redemption);
  if (at !== null) return <DateText at={at} form="day" />;
  return isUnderWay(redemption.state) ? (redemption.state.kind === 'claimable' ? 'now' : 'later') : '';
}

/** What has unbonded is on its way, also before the chain has noticed. */
function atPresent(one: StandingRedemption, now: number): StandingRedemption {
  return one.state.kind === 'maturing' && one.state.at <= now ? { ...one, state: { kind: 'claimable' } } : one;
}

const STATES: Readonly<Record<StandingRedemption['state']['kind'], string>> = {
  pending: 'Pending',
  unbonding: 'Unbonding',
  maturing: 'Maturing',
  claimable: 'Claimable, paid by itself',
  paid: 'Paid',
  returned: 'Came back',
  settled: 'Settled',
};

function Details({ redemption }: One) {
  const { state, stk, moves } = redemption;
  return (
    <>
      <p>{wordsOf(redemption)}</p>
      <p>
        for <Money amount={stk} />
      </p>
      {!moves && isUnderWay(state) && (
        <p>
          The chain has switched {stk.asset.symbol} off: nothing moves until it is switched on again, and until then these dates do not
          hold.
        </p>
      )}
    </>
  );
}

function wordsOf({ state, hostName, epoch, stk, pays, settledAt }: StandingRedemption): ReactNode {
  switch (state.kind) {
    case 'pending':
      return (
        <>
          Waits for the end of day {String(epoch)}, <DateText at={state.sentAt} form="minute" />; then {hostName} unbonds it.
        </>
      );
    case 'unbonding':
      return `Sent to ${hostName}, which has not answered yet.`;
    case 'maturing':
      return (
        <>
          {hostName} unbonds it until <DateText at={state.at} form="minute" />. Then it is sent back and paid by itself.
        </>
      );
    case 'claimable':
      return `Unbonded, and on its way back from ${hostName}. No claim is needed.`;
    case 'paid':
      return settledAt === null ? (
        'It is on your account.'
      ) : (
        <>
          It has been on your account since <DateText at={settledAt} form="minute" />.
        </>
      );
    case 'returned':
      return `${hostName} refused to unbond it. Your ${stk.asset.symbol} is back on your account, and can be redeemed again.`;
    case 'settled':
      return `No longer in the queue: the ${pays.asset.symbol} was paid or, had ${hostName} refused, the ${stk.asset.symbol} came back. The node does not keep which.`;
  }
}

function Amount({ redemption: { state, stk, pays } }: One) {
  return (
    <span className="long-number text-end">
      <Money amount={state.kind === 'returned' ? stk : pays} plus={state.kind !== 'settled'} />
    </span>
  );
}
