type Asked = { readonly state: { readonly error: Error | null } };

/** How old an answer may be, and when it is asked again while somebody looks. `staleTime` in milliseconds. */
export type Freshness = {
  readonly staleTime: number;
  readonly refetchInterval: false | ((query: Asked) => number);
};

const BLOCK = 6_000;

/**
 * Milliseconds to the next whole multiple of `period` on the clock. All queries are asked again in the same tick, so that the transport joins
 * them into one request: ten a minute for `live`, and every tenth of them takes `recent` along. What failed is asked with the next live ones.
 */
function onTheClock(period: number): (query: Asked) => number {
  return ({ state }) => {
    const wanted = state.error ? BLOCK : period;
    return wanted - (Date.now() % wanted);
  };
}

/** About a block: balances and what a quote is made from. */
export const live: Freshness = { staleTime: BLOCK - 1_000, refetchInterval: onTheClock(BLOCK) };

/** A minute: what changes with blocks but decides nothing by itself. */
export const recent: Freshness = { staleTime: 60_000, refetchInterval: onTheClock(60_000) };

/** Ten minutes: parameters that governance or an admin may change. They are read again before anything is signed. */
export const slow: Freshness = { staleTime: 600_000, refetchInterval: onTheClock(600_000) };

/** As long as the page lives. */
export const fixed: Freshness = { staleTime: Number.POSITIVE_INFINITY, refetchInterval: false };
