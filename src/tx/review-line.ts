import type { Amount } from '#domain/amount.ts';

/** A validator of a receipt. `name` is hostile text and no part of the bytes; `amount` is left out where the sum says it already. */
export type ReceiptPlace = {
  readonly address: string;
  readonly name: string | null;
  readonly amount: Amount | null;
  /** Of a cancelled unbonding: the block in which it began. */
  readonly height: bigint | null;
};

/**
 * One leg of a transfer on its receipt, with names of chains where the channel is pinned. `until`: the moment (ms since 1970) after which the
 * first packet comes back; the chains on the way are told a number of seconds instead, and how often to try again.
 */
export type ReviewHop = {
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  readonly limit: { readonly until: number } | { readonly seconds: number; readonly retries: number };
};

/** One line of the receipt. `proved`: read from the bytes; the others are what the application expects the chain to do. */
export type ReviewLine = { readonly label: string; readonly proved: boolean } & (
  | { readonly kind: 'amounts'; readonly amounts: readonly Amount[] }
  | { readonly kind: 'validators'; readonly places: readonly ReceiptPlace[] }
  | { readonly kind: 'hops'; readonly hops: readonly ReviewHop[] }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'memo'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'height'; readonly height: bigint }
);
