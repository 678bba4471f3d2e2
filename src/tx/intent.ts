import type { ChainId } from '#config/network.ts';
import type { Amount } from '#domain/amount.ts';
import type { Buckets } from '#domain/buckets.ts';
import type { AddressedRoute } from '#domain/route.ts';

/** A message before encoding: a type URL that the gate allows and the fields that its codec takes. */
export type TxMessage = { readonly typeUrl: string; readonly value: unknown };

/** What the transaction is expected to do to one bucket, in base units of `amount.asset`; negative changes carry `direction: 'out'`. */
export type ExpectedChange = {
  readonly bucket: 'liquid-staked' | 'staked' | 'free' | 'unbonding' | 'rewards';
  readonly direction: 'in' | 'out';
  readonly amount: Amount;
};

/** A line of the receipt that no byte can prove (dates); with an empty label a warning below it (risks). Everything else on the review screen is read from the bytes. */
export type IntentNote = { readonly label: string; readonly text: string };

/**
 * What a transaction is for. It decides which messages it may carry (`allowed-messages.ts`) and the words of its receipt. Host chains are those
 * whose coins x/liquidstakeibc stakes: `mint-host` gives stkATOM for ATOM, `redeem-instantly` takes from deposits that are not staked yet.
 */
export type TxKind = (typeof TX_KINDS)[number];

export const TX_KINDS = [
  'mint',
  'redeem',
  'delegate',
  'undelegate',
  'redelegate',
  'cancel-unbonding',
  'claim',
  'restake',
  'tokenize',
  'redeem-shares',
  'transfer',
  'mint-host',
  'redeem-host',
  'redeem-instantly',
  'mint-host-shares',
] as const;

/** The place of a transaction in a work that needs several, counted from 1. */
export type TxPart = { readonly number: number; readonly of: number };

/**
 * A step of a work whose next signature has to wait until something has arrived on another chain, hours later if need be. It is written into the
 * journal with the transaction, so that any later visit can offer what is left (`open-plans.ts`).
 */
export type TxPlan = {
  /** The same for all steps of one work, made when it is begun (`crypto.randomUUID()`). */
  readonly id: string;
  readonly step: TxPart;
  /** What is to be done when this step has arrived; null for the last step. */
  readonly next: PlannedStep | null;
};

/** A later step as data: from it a feature builds the intent, with the quote of that day. `base` in base units of `denom` on `chain`. */
export type PlannedStep = {
  readonly kind: TxKind;
  readonly title: string;
  readonly chain: ChainId;
  readonly sender: string;
  readonly denom: string;
  readonly base: bigint;
  /** Of a transfer: where it goes on to. */
  readonly to?: ChainId | undefined;
};

/**
 * A transaction as a value. A feature builds it with pure functions and knows nothing of signing.
 * `touches` are the query keys (prefixes) that are read again after inclusion.
 * `requote` runs just before signing; it returns the intent to sign now and says whether it became worse for the user by more than 0.1 %, or would pay
 * days later.
 */
export type TxIntent = {
  readonly kind: TxKind;
  readonly title: string;
  readonly chain: ChainId;
  readonly sender: string;
  readonly messages: readonly TxMessage[];
  readonly changes: readonly ExpectedChange[];
  readonly notes: readonly IntentNote[];
  readonly touches: readonly (readonly unknown[])[];
  /** What the sender owns now and will own, for the two bars of the review; both or none. */
  readonly before?: Buckets;
  readonly after?: Buckets;
  /** Monikers by operator address, to be shown beside the addresses that stand in the bytes. Hostile text. */
  readonly names?: Readonly<Record<string, string>>;
  readonly part?: TxPart;
  /** Of a transfer, and only of that: where its packets go and who receives them. The gate compares every byte of the message with it. */
  readonly route?: AddressedRoute;
  readonly plan?: TxPlan;
  /** What is offered, with one click, when this one is in a block, or when what it sent has arrived. `inParts` of `parts.ts` chains them. */
  readonly next?: TxIntent;
  readonly requote?: (signal: AbortSignal) => Promise<Requote>;
};

export type Requote = { readonly verdict: 'same' | 'better' | 'worse' | 'later'; readonly intent: TxIntent };
