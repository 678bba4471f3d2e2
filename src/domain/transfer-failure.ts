import type { HopAttempts } from './hop-attempts.ts';
import type { AddressedRoute } from './route.ts';

/**
 * Why a transfer comes back: the hop that failed, counted from 0, and the chain's own words where it gave any (hostile text). `unknown`: `hop` is the
 * last of which anything is known, and it may have failed in another way, or a later one.
 */
export type Failure = { readonly hop: number; readonly cause: 'timeout' | 'error' | 'unknown'; readonly text: string };

/**
 * The last hop that was reached is the one that failed; its reason is the chain's own text, or that of the hop before, which passes it back. Such a
 * chain answers for all that are behind it, so who refused is known only of a packet that is known not to have gone on.
 */
export function failureOf({ hops, leadsOn }: AddressedRoute, attempts: readonly HopAttempts[]): Failure {
  const hop = attempts.findLastIndex(({ current }) => current !== null);
  const { current = null, earlier = [] } = attempts[hop] ?? {};
  if (current?.late) return { hop, cause: earlier.length < (hops[hop]?.retries ?? 0) ? 'unknown' : 'timeout', text: '' };
  const texts = attempts.flatMap(({ current }) =>
    current?.answer?.kind === 'error' && current.answer.text !== '' ? [current.answer.text] : [],
  );
  const text = texts.at(-1);
  const isRefused = current?.answer?.kind === 'error' || (text !== undefined && !text.startsWith(GAVE_UP));
  const isLast = hop === hops.length - 1 && !leadsOn;
  return { hop, cause: isRefused && (isLast || current?.passedOn === false) ? 'error' : 'unknown', text: text ?? '' };
}

/** What a chain answers when nobody took its packets further. Source: packet-forward-middleware v10 `packetforward/keeper/keeper.go`, TimeoutShouldRetry. */
const GAVE_UP = 'packet-forward-middleware error: giving up on packet';
