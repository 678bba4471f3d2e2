import type { HopState } from '#domain/packet-tracking.ts';
import type { Place } from '#domain/tracked-place.ts';
import type { Truth } from './journey-books.ts';

/** Everything that has been true of a transfer so far. */
export class JourneyPast {
  readonly #states: Set<HopState>[] = [];
  readonly #places = new Set<string>();

  constructor(truth: Truth) {
    this.note(truth);
  }

  note({ hops, place }: Truth): void {
    for (const [index, { state }] of hops.entries()) {
      const states = this.#states[index] ?? new Set();
      this.#states[index] = states.add(state);
    }
    this.#places.add(JSON.stringify(place));
  }

  /** Everything was waiting before it was sent, and was sent before it could be too late, maybe in the same block. */
  hasBeen(hop: number, state: HopState): boolean {
    const states = this.#states[hop];
    return state === 'waiting' || states?.has(state) === true || (state === 'sent' && states?.has('timed-out') === true);
  }

  wasAt(place: Place): boolean {
    return this.#places.has(JSON.stringify(place));
  }
}
