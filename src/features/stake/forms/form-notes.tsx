import { useQuery } from '@tanstack/react-query';
import { amount } from '#domain/amount.ts';
import { nextUnlock, scheduleOf, type VestingAccount } from '#domain/vesting.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { vestingQuery } from '#queries/vesting.ts';
import type { Words } from '#tx/error-words.ts';
import { Address } from '#ui/address.tsx';
import { useChainNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { type Desk, monikerOf } from '../use-desk.ts';
import { standingMeans } from '../validators/standing-text.tsx';

/** What the chain would refuse although the form knows of no reason. */
export function RefusalNote({ refusal }: { refusal: Words | null }) {
  if (!refusal) return null;
  return (
    <Note tone="bad" live>
      <b className="font-semibold">The chain would refuse this now: {refusal.title}.</b> {refusal.text}
    </Note>
  );
}

/** The balance cannot pay for what the form does. */
export function FeeNote({ desk, fee }: { desk: Desk; fee: bigint }) {
  if (!desk.mine) return null;
  return (
    <Note tone="warn">
      This costs about <Money amount={amount(desk.asset, fee)} digits={3} /> of network fee, and{' '}
      {desk.mine.vestingLocked > 0n ? 'you can spend' : 'this account has'}{' '}
      <Money amount={amount(desk.asset, desk.mine.spendable)} digits={3} />. Send a little {desk.asset.symbol} to it first.
    </Note>
  );
}

/** Whoever has set another address for the rewards, or whose account somebody else has had, should know. */
export function PaidElsewhereNote({ desk }: { desk: Desk }) {
  if (desk.paidTo === null) return null;
  return (
    <Note tone="warn">
      <b className="font-semibold">Your rewards are paid to another address:</b> <Address address={desk.paidTo} form="whole" />. It was set
      for this account on the chain. They do not arrive in your balance.
    </Note>
  );
}

/** A validator that earns nothing. Nothing for an active one. */
export function StandingNote({ desk, operator }: { desk: Desk; operator: string }) {
  const row = desk.validators.rowOf.get(operator);
  if (!row) return null;
  if (row.standing !== 'active') {
    return (
      <Note tone={row.standing === 'tombstoned' ? 'bad' : 'warn'}>
        <b className="font-semibold">
          <bdi>{monikerOf(desk.validators, operator)}</bdi> earns nothing now.
        </b>{' '}
        {standingMeans(row.standing)}
      </Note>
    );
  }
  if (row.commission < ALL) return null;
  return (
    <Note tone="warn">
      <bdi>{row.moniker}</bdi> keeps all rewards for itself: its commission is 100 %.
    </Note>
  );
}

const ALL = 10n ** 18n;

/** Spendable against what can be staked, for an account that vests. Nothing for others. */
export function VestingNote({ desk }: { desk: Desk }) {
  const { hub } = useNetwork();
  const { mine, asset } = desk;
  const { data: account } = useQuery({ ...vestingQuery(hub, mine?.address ?? ''), enabled: (mine?.vestingLocked ?? 0n) > 0n });
  if (!mine || mine.vestingLocked === 0n) return null;
  return (
    <Note tone="info">
      <b className="font-semibold">
        <Money amount={amount(asset, mine.vestingLocked)} digits={2} /> of yours have not vested yet.
      </b>{' '}
      You can stake them, and their rewards are yours at once. You cannot send them or pay network fees with them: for that you have{' '}
      <Money amount={amount(asset, mine.spendable)} digits={2} />. {account && <Unlocks account={account} desk={desk} />}
    </Note>
  );
}

function Unlocks({ account, desk: { asset } }: { account: VestingAccount; desk: Desk }) {
  const now = useChainNow();
  const schedule = scheduleOf(account, asset.denom);
  if (schedule.kind === 'never') return <>They stay locked for good.</>;
  if (schedule.kind === 'even') {
    return (
      <>
        They unlock evenly until <DateText at={schedule.to} />.
      </>
    );
  }
  const next = nextUnlock(schedule, now);
  if (!next) return null;
  return (
    <>
      The next <Money amount={amount(asset, next.base)} digits={2} /> unlock on <DateText at={next.at} />.
    </>
  );
}
