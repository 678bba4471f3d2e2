import type { LedgerEffect, LedgerKind, LedgerPacket } from './ledger-entry.ts';

/** An event of a transaction or a block as the chain gives it; untrusted text. */
export type LedgerEvent = { readonly type: string; readonly attributes: readonly (readonly [key: string, value: string])[] };

/** What one message of a transaction (null: its fee, or the chain by itself) did to the account. Signs and effects as in `LedgerEntry`. */
export type LedgerMove = {
  readonly kind: LedgerKind;
  readonly effect: LedgerEffect;
  readonly message: number | null;
  readonly validator: string | null;
  readonly counterparty: string | null;
  readonly denom: string;
  readonly base: bigint;
  /** When an unbonding that this began is paid (ms since 1970, whole seconds); null for everything else. */
  readonly completesAt: number | null;
  /** Height at which a cancelled unbonding had begun; null for everything else. */
  readonly beganAt: bigint | null;
  /** As in `LedgerEntry`. */
  readonly packet: LedgerPacket | null;
};

/**
 * What one transaction did to the account, or the end of one block (`hash` null, `index` after all transactions). `at`: time of the block in
 * milliseconds since 1970, null when no node told it. `signed`: the sequence number with which the account signed it, null if it did not.
 * `rewarded`: the account's rewards were withdrawn in it, be it of nothing.
 */
export type LedgerTx = {
  readonly hash: string | null;
  readonly height: bigint;
  readonly index: number;
  readonly at: number | null;
  readonly outcome: 'executed' | 'failed';
  readonly signed: bigint | null;
  readonly rewarded: boolean;
  readonly moves: readonly LedgerMove[];
};

/** `index` of what happens at the end of a block. */
export const END_OF_BLOCK = 1_000_000_000;
