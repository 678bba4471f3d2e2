import type { ReactNode } from 'react';
import type { HopState, Outcome } from '#domain/packet-tracking.ts';
import type { AddressedRoute } from '#domain/route.ts';
import type { NextStep, Place } from '#domain/tracked-place.ts';
import { DateText } from '#ui/date-text.tsx';

/** What people call a chain. */
export type NameOf = (chain: string) => string;

/** One word for each state of a packet. */
export const HOP_WORDS: Readonly<Record<HopState, string>> = {
  waiting: 'not yet sent',
  sent: 'under way',
  received: 'received',
  acknowledged: 'done',
  'timed-out': 'too late',
  refunded: 'undone',
  unclear: 'unclear',
};

/** The whole transfer in two or three words, for a list. */
export const OUTCOME_WORDS: Readonly<Record<Outcome['kind'], string>> = {
  'under-way': 'under way',
  arrived: 'arrived',
  refunded: 'came back',
  unclear: 'ended, not known how',
};

/** Where the money is now, in a sentence. */
export function placeText(place: Place, name: NameOf): string {
  switch (place.kind) {
    case 'account':
      return `The money is on ${name(place.chain)}:`;
    case 'escrow':
      return `The money is held on ${name(place.chain)} until its packet is received or comes back.`;
    case 'packet':
      return `The money has left ${name(place.from)} and is not yet on ${name(place.to)}. If its packet does not arrive, it is given back on ${name(place.from)}.`;
    case 'unknown':
      return `The money is between ${name(place.from)} and ${name(place.to)}.`;
  }
}

/** How it ended, in a sentence; null while it goes on. */
export function outcomeText(outcome: Outcome, { hops, to }: AddressedRoute, name: NameOf): string | null {
  switch (outcome.kind) {
    case 'under-way':
      return null;
    case 'arrived':
      return `It has arrived on ${name(to)}.`;
    case 'refunded': {
      const { failure } = outcome;
      const there = name(hops[failure.hop]?.to ?? to);
      if (failure.cause === 'timeout') return `It came back: nobody brought it to ${there} in time.`;
      return failure.cause === 'error' ? `It came back: ${there} refused it.` : 'It came back.';
    }
    case 'unclear':
      return unclearText(outcome.why, name(to));
  }
}

function unclearText(why: Extract<Outcome, { kind: 'unclear' }>['why'], there: string): string {
  switch (why) {
    case 'settled':
      return 'It has ended, and no node that was asked knows any more how. The balances of both accounts show it.';
    case 'contradiction':
      return 'The nodes that were asked contradict each other. Look at the balances of both accounts, or ask through another endpoint.';
    case 'beyond':
      return `${there} accepted it, and was asked to do something with it that is not understood here.`;
  }
}

/** What happens next and by when. Nothing of it needs the user. */
export function nextText(next: NextStep, { hops, to }: AddressedRoute, name: NameOf): ReactNode {
  const there = name(hops[next.hop]?.to ?? to);
  const back = name(hops[next.hop]?.from ?? to);
  switch (next.kind) {
    case 'delivery':
      return (
        <>
          A relayer brings it to {there}, mostly within a minute.
          {next.by !== null && (
            <>
              {' '}
              If that has not happened by <DateText at={next.by} form="minute" />, it comes back
            </>
          )}
          {next.backBy !== null && (
            <>
              , at the latest by <DateText at={next.backBy} form="minute" /> while relayers work
            </>
          )}
          {next.by !== null && '.'}
        </>
      );
    case 'answer':
      return `${there} has its packet. What became of it is being asked.`;
    case 'return':
      return returnText(next, name(hops[next.failure.hop]?.to ?? to), back);
  }
}

/** `there` is the chain at which it failed, `back` the one that has to hear of it now. */
function returnText({ failure, becomes }: Extract<NextStep, { kind: 'return' }>, there: string, back: string): string {
  if (becomes === 'sent-again')
    return `It did not reach ${there} in time. When a relayer has told ${back}, it is sent again; for that there is no limit of time.`;
  const brought = `A relayer brings it back to ${back}; for that there is no limit of time.`;
  switch (failure.cause) {
    case 'timeout':
      return `It did not reach ${there} in time and cannot any more. ${brought}`;
    case 'error':
      return `${there} refused it. ${brought}`;
    case 'unknown':
      return `It did not get through. ${brought}`;
  }
}
