import type { Acknowledgement } from './acknowledgement.ts';
import { attemptsOf, type HopAttempts } from './hop-attempts.ts';
import type { PacketFact, PacketId, Seen, SentPacket } from './packet-fact.ts';
import type { PacketStage, PacketTimes } from './packet-knowledge.ts';
import type { AddressedRoute } from './route.ts';
import { type NextStep, nextStep, type Place, timeoutOf } from './tracked-place.ts';
import { type Failure, failureOf } from './transfer-failure.ts';

/**
 * `waiting`: not sent yet. `received`: at the other end, whose answer is not known or is on its way back. `acknowledged`: accepted. `timed-out`: too
 * late to be received, not yet undone. `refunded`: undone; for every hop but the first the tokens then go back over the hop before.
 * `unclear`: over, and no node that was asked knows how, or nodes contradict each other; or nobody knows whether it was sent.
 */
export type HopState = 'waiting' | 'sent' | 'received' | 'acknowledged' | 'timed-out' | 'refunded' | 'unclear';

/** `packet` is the newest attempt of `attempts`; `timesOutAt` in ms since 1970, null where the packet has no time limit or none is known. */
export type HopProgress = {
  readonly state: HopState;
  readonly packet: PacketId | null;
  readonly attempts: number;
  readonly timesOutAt: number | null;
  readonly answer: Acknowledgement | null;
  readonly times: PacketTimes;
};

/**
 * How it ends, which is said only when it is proved. `arrived` and `refunded` are final. `unclear`: the facts contradict each other, or the first
 * packet is settled and nobody knows how, and the balances of both accounts say it; or it went on beyond what is known of its route.
 */
export type Outcome =
  | { readonly kind: 'under-way' }
  | { readonly kind: 'arrived'; readonly at: Seen | null }
  | { readonly kind: 'refunded'; readonly at: Seen | null; readonly failure: Failure }
  | { readonly kind: 'unclear'; readonly why: 'contradiction' | 'settled' | 'beyond' };

/** One entry per hop of the route; `place` is where the money is now, `next` what happens next, null when nothing does any more. */
export type TransferProgress = {
  readonly hops: readonly HopProgress[];
  readonly outcome: Outcome;
  readonly place: Place;
  readonly next: NextStep | null;
};

/**
 * Where a transfer stands, from whatever nodes have said about its packets. Pure, and the same for every order of the facts: whoever collects them
 * only appends. `first` is the packet that the user's transaction sent.
 */
export function trackTransfer(route: AddressedRoute, first: SentPacket, facts: readonly PacketFact[]): TransferProgress {
  const attempts = attemptsOf(route, first, facts);
  // Where nothing is known of a later hop, an accepted earlier one proves that it was accepted too.
  const proved = attempts.some(({ current }) => current?.answer?.kind === 'success');
  let untold = false;
  const hops = attempts.map((hop, index) => {
    untold = hop.current === null && (untold || mayHaveSent(attempts[index - 1]));
    return progressOf(hop, proved, untold);
  });
  const ended = outcomeOf(attempts, route);
  const outcome: Outcome = ended.kind === 'arrived' && route.leadsOn ? { kind: 'unclear', why: 'beyond' } : ended;
  switch (outcome.kind) {
    case 'arrived': {
      const denom = route.hops.at(-1)?.arrives.denom ?? '';
      return { hops, outcome, place: { kind: 'account', chain: route.to, address: route.receiver, denom }, next: null };
    }
    case 'refunded': {
      const denom = route.hops[0]?.sends.denom ?? '';
      return { hops, outcome, place: { kind: 'account', chain: route.from, address: route.sender, denom }, next: null };
    }
    case 'unclear':
      return { hops, outcome, place: { kind: 'unknown', from: route.from, to: route.to }, next: null };
    case 'under-way':
      return { hops, outcome, ...nextStep(route, attempts) };
  }
}

function outcomeOf(attempts: readonly HopAttempts[], route: AddressedRoute): Outcome {
  const packets = attempts.flatMap(({ earlier, current }) => [...earlier, ...(current ? [current] : [])]);
  if (packets.some(({ stage }) => stage === 'contradiction')) return { kind: 'unclear', why: 'contradiction' };
  if (packets.some(({ answer }) => answer?.kind === 'success')) {
    const times = attempts.at(-1)?.current?.times;
    return { kind: 'arrived', at: times?.answered ?? times?.received ?? null };
  }
  const first = attempts[0]?.current;
  if (first?.stage === 'settled') return { kind: 'unclear', why: 'settled' };
  if (first?.stage !== 'failed') return { kind: 'under-way' };
  const { refunded, timedOut, acknowledged } = first.times;
  return { kind: 'refunded', at: refunded ?? timedOut ?? acknowledged, failure: failureOf(route, attempts) };
}

const STATES: Readonly<Record<PacketStage, HopState>> = {
  open: 'sent',
  expired: 'timed-out',
  received: 'received',
  answered: 'received',
  succeeded: 'acknowledged',
  failed: 'refunded',
  settled: 'unclear',
  contradiction: 'unclear',
};

const NEVER: PacketTimes = { sent: null, received: null, answered: null, acknowledged: null, timedOut: null, refunded: null };

function progressOf({ earlier, current, final }: HopAttempts, proved: boolean, untold: boolean): HopProgress {
  const attempts = earlier.length + (current ? 1 : 0);
  if (!current) {
    const state = proved ? 'acknowledged' : untold ? 'unclear' : 'waiting';
    return { state, packet: null, attempts, timesOutAt: null, answer: null, times: NEVER };
  }
  const { packet, stage, answer, times } = current;
  const state = stage === 'failed' && !final ? 'timed-out' : STATES[stage];
  return { state, packet, attempts, timesOutAt: timeoutOf(packet), answer, times };
}

/** Whether the next hop may have a packet that nobody has told of: this one's was received, or sent again, and nobody says what came of that. */
function mayHaveSent(hop: HopAttempts | undefined): boolean {
  const current = hop?.current;
  if (!current || current.passedOn !== null) return false;
  if (current.stage === 'failed') return !hop.final || !current.late;
  return current.stage !== 'open' && current.stage !== 'expired';
}
