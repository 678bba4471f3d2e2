import type { HopAttempts } from './hop-attempts.ts';
import type { SentPacket } from './packet-fact.ts';
import type { AddressedRoute, Holding } from './route.ts';
import { RELAYING } from './route-hops.ts';
import { type Failure, failureOf } from './transfer-failure.ts';

/** Where money is: on somebody's account, held for a packet, or not proved to be anywhere between two chains. */
export type Place =
  | { readonly kind: 'account'; readonly chain: string; readonly address: string; readonly denom: string }
  | Holding
  | { readonly kind: 'unknown'; readonly from: string; readonly to: string };

/**
 * What happens next, at which hop (from 0); nothing of it needs the user. `delivery`: a relayer takes the packet across until `by`, or it comes back,
 * to the sender by `backBy` at the latest whatever fails, while relayers work (ms since 1970, null without a known limit). `answer`: a
 * chain has received the packet, and its answer is to be asked for. `return`: a relayer carries back what failed at the hop in `failure`, and the
 * packet of `hop` is undone, or sent again by a chain that has attempts left; for that no chain sets a limit.
 */
export type NextStep =
  | { readonly kind: 'delivery'; readonly hop: number; readonly by: number | null; readonly backBy: number | null }
  | { readonly kind: 'answer'; readonly hop: number }
  | {
      readonly kind: 'return';
      readonly hop: number;
      readonly failure: Pick<Failure, 'hop' | 'cause'>;
      readonly becomes: 'undone' | 'sent-again';
    };

/** Of a transfer that is under way: the last hop that was reached and not undone has the money, and decides what comes. */
export function nextStep(route: AddressedRoute, attempts: readonly HopAttempts[]): { readonly place: Place; readonly next: NextStep } {
  let hop = attempts.findLastIndex(({ current }) => current !== null);
  while (hop > 0 && attempts[hop]?.current?.stage === 'failed') {
    hop -= 1;
    // Sent again or given up: the chain that forwards has decided, and nobody has said how.
    if (!attempts[hop + 1]?.final) return unknown(route, hop);
  }
  const current = attempts[hop]?.current;
  const place = route.hops[hop]?.holding;
  if (!current || !place) return unknown(route, 0);
  const earlier = attempts[hop]?.earlier.length ?? 0;
  switch (current.stage) {
    case 'open':
      return { place, next: delivery(route, hop, current.packet, earlier) };
    case 'expired': {
      const becomes = earlier < (route.hops[hop]?.retries ?? 0) ? 'sent-again' : 'undone';
      return { place, next: { kind: 'return', hop, failure: { hop, cause: 'timeout' }, becomes } };
    }
    case 'answered': {
      const { text: _, ...failure } = failureOf(route, attempts);
      return { place, next: { kind: 'return', hop, failure, becomes: 'undone' } };
    }
    default:
      return unknown(route, hop);
  }
}

function unknown(route: AddressedRoute, hop: number): { place: Place; next: NextStep } {
  return { place: { kind: 'unknown', from: route.hops[hop]?.from ?? route.from, to: route.to }, next: { kind: 'answer', hop } };
}

function delivery(route: AddressedRoute, hop: number, packet: SentPacket, earlier: number): NextStep {
  const by = timeoutOf(packet);
  if (by === null) return { kind: 'delivery', hop, by, backBy: null };
  const again = Math.max((route.hops[hop]?.retries ?? 0) - earlier, 0) * (RELAYING + (route.hops[hop]?.timeout ?? 0));
  const later = route.hops.slice(hop + 1).reduce((sum, { timeout, retries }) => sum + timeout * (retries + 1) + RELAYING * retries, 0);
  return { kind: 'delivery', hop, by, backBy: by + (again + later + RELAYING * route.hops.length) * 1000 };
}

/** Milliseconds since 1970; null when the packet has no limit in time, or it is not known. */
export function timeoutOf({ timeoutTimestamp }: SentPacket): number | null {
  return timeoutTimestamp === 0n ? null : Number.parseInt(`${timeoutTimestamp / 1_000_000n}`, 10);
}
