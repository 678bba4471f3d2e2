import type { HostPool } from '#queries/host-pool.ts';
import { DateText } from '#ui/date-text.tsx';
import type { QueueDays } from './queue-days.ts';
import { StepTable } from './step-table.tsx';
import type { HostDesk } from './use-host-desk.ts';

type Props = { readonly desk: HostDesk; readonly pool: HostPool };

const DAY = 86_400_000;

/** Beside the form: the way of a redemption through the queue. */
export function QueueSteps({ desk, pool, epoch, days }: Props & { readonly epoch: bigint; readonly days: QueueDays }) {
  const { stk, coin, hostName, hubName } = desk;
  const { host, day, hostUnbondingMs } = pool;
  const factor = host.unbondingFactor;
  const span = hostUnbondingMs === null ? 'as long as that chain says' : `${Math.round(hostUnbondingMs / DAY)} days`;
  return (
    <section aria-label="What happens">
      <h2>What happens</h2>
      <p className="mt-1 max-w-[46ch] text-ink-2">
        {hostName} allows few unbondings at a time, so the chain gathers redemptions and sends them on together
        {factor > 1n ? `, every ${factor} days` : ', every day'}. How much you get is fixed when you sign; it arrives on your account by
        itself, no claim is needed.
      </p>
      <StepTable
        steps={[
          { id: 'parked', what: `Your ${stk.symbol} leaves your account and waits on ${hubName}`, when: 'in the same block' },
          {
            id: 'sent',
            what: `At the end of day ${epoch} (now it is day ${day.number}) it is sent to ${hostName}, and the ${stk.symbol} is burned`,
            when: <DateText at={days.sentAt} form="minute" />,
          },
          { id: 'unbonds', what: `${hostName} unbonds it`, when: span },
          {
            id: 'arrives',
            what: `The ${coin.symbol} comes back and is paid to you`,
            when: days.arrivesAt === null ? 'after that' : <DateText at={days.arrivesAt} />,
          },
        ]}
      />
      <p className="mt-3 text-small text-ink-3">
        If {hostName} refuses, your {stk.symbol} comes back by itself. A relayer that is late, or a slash there, can delay the payment.
      </p>
    </section>
  );
}

/** Beside the form: a redemption at once. */
export function InstantSteps({ desk: { stk, coin, hubName } }: Props) {
  return (
    <section aria-label="What happens">
      <h2>What happens</h2>
      <p className="mt-1 max-w-[46ch] text-ink-2">
        What others have staked today still waits on {hubName}. The chain pays you from it and burns your {stk.symbol}, less a fee that goes
        to the protocol. When that {coin.symbol} is used up or has been sent on, only the queue is left.
      </p>
      <StepTable
        steps={[
          { id: 'burned', what: `Your ${stk.symbol} is burned`, when: 'in the same block' },
          { id: 'paid', what: `The ${coin.symbol} is on your account`, when: 'in the same block' },
        ]}
      />
    </section>
  );
}
