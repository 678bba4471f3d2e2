import type { ChainError, TxError } from '#chain/errors.ts';
import type { Amount } from '#domain/amount.ts';
import type { WalletError } from '#wallet/wallet.ts';
import type { GateRefusal } from './gate-refusal.ts';
import type { TrackedTransfer } from './journal-transfer.ts';
import type { Review } from './review.ts';

/** Why a review is shown: at first, or again because something changed after the user had agreed. */
export type ReviewReason = 'first' | 'worse' | 'later' | 'sequence';

/** What stopped a transaction; `tx/errors-table.ts` has the words for each. `gasUsed` is what an out-of-gas run had consumed. */
export type TxFailure =
  | { readonly source: 'chain'; readonly error: ChainError }
  | { readonly source: 'tx'; readonly error: TxError; readonly log: string; readonly gasUsed: bigint | null }
  | { readonly source: 'wallet'; readonly error: WalletError }
  | { readonly source: 'gate'; readonly refusal: GateRefusal }
  | { readonly source: 'executor'; readonly error: ExecutorError };

/** What the executor itself found. Heights and gas in units, addresses in bech32. */
export type ExecutorError =
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'watch-only' }
  | { readonly kind: 'account-switched'; readonly expected: string }
  | { readonly kind: 'unknown-account' }
  | { readonly kind: 'chain-not-ready'; readonly reason: string }
  | { readonly kind: 'wrong-chain'; readonly expected: string; readonly found: string }
  | { readonly kind: 'gas-above-block'; readonly gas: bigint; readonly maxGas: bigint }
  | { readonly kind: 'expired'; readonly timeoutHeight: bigint }
  | { readonly kind: 'other'; readonly detail: string };

/**
 * What the block did, from its events: amounts in base units, `completesAt` in milliseconds since 1970 when something unbonds or was moved.
 * `rewards` are what was claimed, and what the chain paid out by itself because the delegation changed.
 */
export type Executed = {
  readonly gasUsed: bigint;
  readonly received: readonly Amount[];
  readonly staked: readonly Amount[];
  readonly moved: readonly Amount[];
  readonly unbonding: readonly Amount[];
  readonly rewards: readonly Amount[];
  /** `elsewhere`: the account has named another one that its rewards are paid to. */
  readonly rewardsTo: 'sender' | 'elsewhere';
  readonly completesAt: number | null;
};

/**
 * Progress of one transaction. `estimating` … `failed` happen in this order; `reviewing` may come back (see `ReviewReason`).
 * `waiting`: another transaction of the same account is on its way and this one is next. `relaying`: a transfer is in a block of its first chain and
 * under way to others. It is `done` when it has arrived, has come back, or nobody can say any more.
 */
export type TxState =
  | { readonly step: 'idle' }
  | { readonly step: 'waiting' }
  | { readonly step: 'estimating' }
  | { readonly step: 'reviewing'; readonly review: Review; readonly reason: ReviewReason }
  | { readonly step: 'signing'; readonly review: Review }
  | { readonly step: 'broadcasting'; readonly review: Review; readonly hash: string }
  | { readonly step: 'confirming'; readonly review: Review; readonly hash: string; readonly timeoutHeight: bigint; readonly since: number }
  | ({ readonly step: 'relaying' } & Carried)
  | ({ readonly step: 'done' } & Carried)
  | { readonly step: 'failed'; readonly error: TxFailure; readonly hash?: string };

/** What a block has carried out; `transfer` with what is known of its packets, null for every other kind. */
export type Carried = {
  readonly review: Review;
  readonly hash: string;
  readonly height: bigint;
  readonly executed: Executed;
  readonly transfer: TrackedTransfer | null;
};

/** Whether the flow has ended: a new one may start in its place. */
export function isFinal(state: TxState): boolean {
  return state.step === 'idle' || state.step === 'done' || state.step === 'failed';
}

/** Whether what is left happens without the user: it goes on behind the page. */
export function isAway(state: TxState): boolean {
  return state.step === 'confirming' || state.step === 'relaying';
}

/** Options of one run that come from a former failure of the same intent. Gas in units, fee in base units of the fee denom. */
export type RunOptions = { readonly gasFloor?: bigint; readonly feeFloor?: bigint };
