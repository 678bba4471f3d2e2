import { expect } from 'vitest';
import type { HopProgress, HopState, TransferProgress } from '#domain/packet-tracking.ts';
import type { NextStep } from '#domain/tracked-place.ts';
import type { Journey } from './journey.ts';
import type { Truth } from './journey-books.ts';
import type { JourneyPast } from './journey-past.ts';

/** Stands before what is wrong, so that a failure says with whom. */
const about = ({ wish: { mark, route }, sight }: Journey): string => `${mark}, ${sight}, ${route.from} to ${route.to}`;

/** What is told is all that is true: where every packet is, where the money is and what comes, or how it ended and why. */
export function expectAll(journey: Journey, { hops, outcome, place, next }: TransferProgress, truth: Truth): void {
  const told = {
    hops: hops.map(({ state, attempts, packet }) => ({ state, attempts, newest: packet?.sequence })),
    end: outcome.kind,
    place,
    next: comparable(next),
    failure: outcome.kind === 'refunded' ? outcome.failure : null,
  };
  const sent = truth.hops.map(({ state, sequences }) => ({ state, attempts: sequences.length, newest: sequences.at(-1) }));
  expect(told, about(journey)).toEqual({ ...truth, hops: sent });
}

/** Without what is only promised. */
function comparable(next: NextStep | null): unknown {
  if (next?.kind !== 'delivery') return next;
  const { backBy: _, ...delivery } = next;
  return delivery;
}

/** What is told by somebody who does not find every transaction: not all, but nothing that is not so. */
export function expectTrue(journey: Journey, progress: TransferProgress, truth: Truth): void {
  expectEnd(journey, progress, truth);
  const { place, next } = progress;
  if (place.kind !== 'unknown') expect(place, about(journey)).toEqual(truth.place);
  if (next?.kind === 'delivery') expect(comparable(next), about(journey)).toEqual(truth.next);
  if (next?.kind === 'return' && next.failure.cause !== 'unknown') expect(next, about(journey)).toEqual(truth.next);
  for (const [index, hop] of progress.hops.entries()) {
    const { state = 'waiting', sequences = [] } = truth.hops[index] ?? {};
    // A packet that was sent again without anybody noticing is known by the one before, which was too late.
    const possible = hop.packet && hop.attempts < sequences.length ? [state, 'timed-out'] : [state];
    if (hop.state !== 'unclear') expect(possible, about(journey)).toContain(hop.state);
    expectFinal(journey, hop, state);
  }
}

/** What is told by somebody who hears of things late, or of some not at all: it was so once, and what is said to be over is over. */
export function expectOnceTrue(journey: Journey, progress: TransferProgress, truth: Truth, past: JourneyPast): void {
  past.note(truth);
  expectEnd(journey, progress, truth);
  const { hops, place } = progress;
  if (place.kind !== 'unknown') expect(past.wasAt(place), about(journey)).toBe(true);
  for (const [index, hop] of hops.entries()) {
    if (hop.state !== 'unclear') expect(past.hasBeen(index, hop.state), `${about(journey)}, hop ${index} ${hop.state}`).toBe(true);
    expectFinal(journey, hop, truth.hops[index]?.state);
  }
}

function expectEnd(journey: Journey, { outcome, place, next }: TransferProgress, truth: Truth): void {
  const isOver = outcome.kind === 'arrived' || outcome.kind === 'refunded';
  if (isOver) expect([outcome.kind, place], about(journey)).toEqual([truth.end, truth.place]);
  else expect(place.kind, about(journey)).not.toBe('account');
  expect(next === null, about(journey)).toBe(outcome.kind !== 'under-way');
  if (outcome.kind === 'unclear') expect(outcome.why, about(journey)).toBe('settled');
  if (outcome.kind !== 'refunded' || outcome.failure.cause === 'unknown') return;
  expect(outcome.failure, about(journey)).toMatchObject({ hop: truth.failure?.hop, cause: truth.failure?.cause });
}

function expectFinal(journey: Journey, { state }: HopProgress, truth: HopState | undefined): void {
  if (state === 'acknowledged' || state === 'refunded') expect(truth, about(journey)).toBe(state);
}

const RANKS: Readonly<Record<Exclude<HopState, 'unclear'>, number>> = {
  waiting: 0,
  sent: 1,
  received: 2,
  'timed-out': 2,
  acknowledged: 3,
  refunded: 3,
};

/** What was told before is not taken back. */
export function expectNoRetreat(journey: Journey, before: TransferProgress, next: TransferProgress): void {
  const { kind } = before.outcome;
  if (kind === 'arrived' || kind === 'refunded') expect([next.outcome.kind, next.place], about(journey)).toEqual([kind, before.place]);
  for (const [index, hop] of next.hops.entries()) {
    const known = before.hops[index];
    expect(hop.attempts, about(journey)).toBeGreaterThanOrEqual(known?.attempts ?? 0);
    if (!known || known.attempts !== hop.attempts || known.state === 'unclear' || hop.state === 'unclear') continue;
    expect(RANKS[hop.state], about(journey)).toBeGreaterThanOrEqual(RANKS[known.state]);
  }
}
