import type { RateSample } from '#domain/rates.ts';

/**
 * Where a rate of the past comes from. `event`: a mint in a block, amount ÷ minted. `height`: the chain's state of then, exact.
 * `sample`: such a state that this browser read earlier and kept.
 */
export type RateSource = 'event' | 'height' | 'sample';

/** XPRT per stkXPRT at the time of a block (ms since 1970), with its height. */
export type SourcedRate = RateSample & { readonly height: bigint | null; readonly source: RateSource };

/** What a source could give and what it could not. `since` and times in milliseconds since 1970. */
export type RateNote =
  /** The node keeps states back to this height, or (`whole`) to where its module begins. */
  | { readonly source: 'height'; readonly kind: 'kept'; readonly since: number; readonly height: bigint }
  /** Of `of` mints that the node knows, `read` were asked for, spread evenly. */
  | { readonly source: 'event'; readonly kind: 'chosen'; readonly read: number; readonly of: number }
  /** So many mints whose block header the node has thrown away, so that their time is not known. */
  | { readonly source: 'event'; readonly kind: 'undated'; readonly count: number }
  /** The node keeps no index of transactions. */
  | { readonly source: 'event'; readonly kind: 'no-index' }
  /** The source gave nothing, because the node failed or the browser forbids storage. */
  | { readonly source: RateSource; readonly kind: 'unreadable' };

/** What one source brought, oldest first. */
export type RatesRead = { readonly samples: readonly SourcedRate[]; readonly notes: readonly RateNote[] };
