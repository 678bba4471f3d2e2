import type { ChainError } from './errors.ts';

/** One RPC endpoint and what this session knows of it. Times in milliseconds since 1970. */
export type Endpoint = {
  readonly url: string;
  /** Host for people. */
  readonly host: string;
  /** No answer is used before the endpoint has proved its chain id; `refused` for good when it named another one. */
  identity: 'unproved' | 'proved' | 'refused';
  /** When its own status was good for the last time. */
  statusAt: number;
  /** Failures since the last success. */
  failures: number;
  /** The circuit breaker, or the date of a Retry-After: not asked before. */
  closedUntil: number;
  /** It answered from an older height than others: asked last until then. */
  behindUntil: number;
  /** Why it was closed last. */
  error: ChainError | null;
};

export function createEndpoint(url: string): Endpoint {
  return {
    url,
    host: hostOf(url),
    identity: 'unproved',
    statusAt: Number.NEGATIVE_INFINITY,
    failures: 0,
    closedUntil: 0,
    behindUntil: 0,
    error: null,
  };
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

/** The breaker opens at the third failure in a row and never for longer than four seconds, so that a recovery is noticed within ten. */
const FAILURES_TO_OPEN = 3;
const LONGEST_BREAK = 4_000;

/** A demoted endpoint gets its turn again after half a minute. */
const DEMOTION = 30_000;

export function recordSuccess(endpoint: Endpoint): void {
  endpoint.failures = 0;
  endpoint.closedUntil = 0;
  endpoint.error = null;
}

/** Remembers a failed try and decides when the endpoint may be asked again. Asking for too much is not the endpoint's failure. */
export function recordFailure(endpoint: Endpoint, error: ChainError, now: number): void {
  if (error.kind === 'too-large') return;
  endpoint.failures += 1;
  endpoint.error = error;
  if (error.kind === 'wrong-chain') endpoint.identity = 'refused';
  if (error.kind === 'behind') endpoint.behindUntil = now + DEMOTION;
  endpoint.closedUntil = Math.max(endpoint.closedUntil, closedUntil(endpoint.failures, error, now));
}

function closedUntil(failures: number, error: ChainError, now: number): number {
  switch (error.kind) {
    case 'rate-limited':
      return error.retryAt;
    case 'unavailable':
      // A busy node is not helped by asking again at once: 1, 2, 4, 8 seconds.
      return now + Math.min(8_000, 500 * 2 ** Math.min(failures, 5));
    default:
      return failures < FAILURES_TO_OPEN ? 0 : now + Math.min(LONGEST_BREAK, 1_000 * 2 ** Math.min(failures - FAILURES_TO_OPEN, 4));
  }
}

/** Endpoints that may be asked now, best first: the winner of the session, then those in the configured order, laggards last. */
export function candidates(endpoints: readonly Endpoint[], winner: Endpoint | null, now: number): readonly Endpoint[] {
  const rank = (endpoint: Endpoint): number =>
    (endpoint.behindUntil > now ? 4 : 0) + (endpoint.failures > 0 ? 2 : 0) + (endpoint === winner ? 0 : 1);
  return endpoints.filter((endpoint) => endpoint.identity !== 'refused' && endpoint.closedUntil <= now).sort((a, b) => rank(a) - rank(b));
}

/** Why nobody can be asked at all: the reason that passes soonest. */
export function reasonForSilence(endpoints: readonly Endpoint[], now: number): ChainError {
  const waiting = endpoints.filter(({ identity }) => identity !== 'refused');
  const refused = endpoints.find(({ identity }) => identity === 'refused');
  if (waiting.length === 0) return refused?.error ?? { kind: 'offline' };
  const [soonest] = waiting.filter(({ closedUntil: until }) => until > now).sort((a, b) => a.closedUntil - b.closedUntil);
  return soonest?.error ?? { kind: 'offline' };
}
