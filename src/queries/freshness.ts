/** How old an answer may be, and when it is asked again while somebody looks. `staleTime` in milliseconds. */
export type Freshness = {
  readonly staleTime: number;
  readonly refetchInterval: false | (() => number);
};

/**
 * Milliseconds to the next whole multiple of `period` on the clock. All queries of one freshness are asked again in the same tick, so that
 * the transport joins them into one request: ten a minute for `live`, and every sixtieth second `recent` rides along.
 */
function onTheClock(period: number): () => number {
  return () => period - (Date.now() % period) || period;
}

/** About a block: balances and what a quote is made from. */
export const live: Freshness = { staleTime: 5_000, refetchInterval: onTheClock(6_000) };

/** A minute: what changes with blocks but decides nothing by itself. */
export const recent: Freshness = { staleTime: 60_000, refetchInterval: onTheClock(60_000) };

/** Ten minutes: parameters that governance or an admin may change. They are read again before anything is signed. */
export const slow: Freshness = { staleTime: 600_000, refetchInterval: onTheClock(600_000) };

/** As long as the page lives. */
export const fixed: Freshness = { staleTime: Number.POSITIVE_INFINITY, refetchInterval: false };
