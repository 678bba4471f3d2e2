import * as v from 'valibot';
import { TX_KINDS } from './intent.ts';
import { type TrackedTransfer, transferSchema, withFacts } from './journal-transfer.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const natural = v.pipe(v.bigint(), v.minValue(0n));
const coin = v.object({ denom: text(128), base: natural });
const coins = v.array(coin);
const moment = v.pipe(v.number(), v.finite(), v.minValue(0));

const settled = v.object({
  height: v.nullable(natural),
  code: v.pipe(v.number(), v.integer(), v.minValue(0)),
  codespace: text(64),
  log: text(4000),
  gasUsed: natural,
  received: coins,
  staked: v.optional(coins, []),
  moved: v.optional(coins, []),
  unbonding: coins,
  rewards: v.optional(coins, []),
  /** An account may have named another one that its rewards are paid to. */
  rewardsTo: v.optional(v.picklist(['sender', 'elsewhere']), 'sender'),
  completesAt: v.nullable(moment),
});

const place = v.object({ number: v.pipe(v.number(), v.integer(), v.minValue(1)), of: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const plan = v.object({
  id: text(64),
  step: place,
  next: v.nullable(
    v.object({
      kind: v.picklist(TX_KINDS),
      title: text(200),
      chain: text(64),
      sender: text(128),
      denom: text(128),
      base: natural,
      to: v.optional(text(64)),
    }),
  ),
  /** `given-up`: what is left is not offered any more. */
  state: v.picklist(['open', 'given-up']),
});

const entry = v.object({
  version: v.literal(1),
  hash: v.pipe(v.string(), v.regex(/^[0-9A-F]{64}$/)),
  chain: text(64),
  sender: text(128),
  sequence: natural,
  timeoutHeight: natural,
  kind: v.picklist(TX_KINDS),
  title: text(200),
  createdAt: moment,
  changes: v.pipe(
    v.array(
      v.object({
        bucket: v.picklist(['liquid-staked', 'staked', 'free', 'unbonding', 'rewards']),
        direction: v.picklist(['in', 'out']),
        denom: text(128),
        base: natural,
      }),
    ),
    v.maxLength(20),
  ),
  /** The signed bytes while the transaction is pending, so that they can be sent again; sending them twice executes them once. */
  txBytes: v.nullable(v.custom<Uint8Array>((input) => input instanceof Uint8Array)),
  state: v.picklist(['pending', 'included', 'failed', 'expired']),
  settled: v.nullable(settled),
  /** `found`: signed elsewhere, and tracked here because somebody pasted its hash. */
  origin: v.optional(v.picklist(['signed', 'found']), 'signed'),
  /** What the transaction sends to other chains: one of our own, any number of a found one. */
  transfers: v.optional(v.pipe(v.array(transferSchema), v.maxLength(20)), []),
  plan: v.optional(v.nullable(plan), null),
});

/**
 * A transaction of this device. `changes` is what was quoted, `settled` what happened; all amounts in base units of their denom,
 * times in milliseconds since 1970. `state`: `pending` until a block or the timeout height decides.
 */
export type JournalEntry = Readonly<Omit<v.InferOutput<typeof entry>, 'transfers'>> & { readonly transfers: readonly TrackedTransfer[] };

/** What a block, a node's refusal (`height` null) or the timeout height decided about a transaction. */
export type Settlement = Readonly<v.InferOutput<typeof settled>>;

/** Of a transaction that was in no block. */
export const NOTHING_DONE: Omit<Settlement, 'code' | 'codespace' | 'log'> = {
  height: null,
  gasUsed: 0n,
  received: [],
  staked: [],
  moved: [],
  unbonding: [],
  rewards: [],
  rewardsTo: 'sender',
  completesAt: null,
};

/** Entries that are kept. What is under way, and what a plan waits for, is never dropped. */
const KEPT = 200;

/** Reads what storage holds: anything that is not an entry is dropped, never repaired. Newest first, one per hash. */
export function readEntries(stored: unknown): readonly JournalEntry[] {
  if (!Array.isArray(stored)) return [];
  const seen = new Set<string>();
  const entries = stored.flatMap((item) => {
    const parsed = v.safeParse(entry, item);
    if (!parsed.success || seen.has(parsed.output.hash) || !consistent(parsed.output)) return [];
    seen.add(parsed.output.hash);
    return [parsed.output];
  });
  return trim(entries);
}

/** Adds or replaces by hash. What a block decided stays; what expired may still turn out to be in a block, but is never pending again. */
export function mergeEntry(entries: readonly JournalEntry[], next: JournalEntry): readonly JournalEntry[] {
  const known = entries.find((e) => e.hash === next.hash);
  if (known && rank(known) > rank(next)) return entries;
  return trim([known ? merged(known, next) : next, ...entries.filter((e) => e.hash !== next.hash)]);
}

/** Tabs learn of the same transfers at the same time: no fact is lost. A plan that was given up stays so. */
function merged(known: JournalEntry, next: JournalEntry): JournalEntry {
  const transfers = next.transfers.map((transfer, index) => {
    const { first = null, facts = [] } = known.transfers[index] ?? {};
    return withFacts({ ...transfer, first: transfer.first ?? first }, facts);
  });
  const plan = next.plan && known.plan?.state === 'given-up' ? { ...next.plan, state: known.plan.state } : next.plan;
  return { ...next, transfers, plan };
}

/** Whether a transfer of the entry has not ended, so that it has to be asked about. */
export function isMoving({ state, transfers }: JournalEntry): boolean {
  return state === 'included' && transfers.some(({ outcome }) => outcome === 'under-way' || outcome === 'unclear');
}

function rank(entry: JournalEntry): number {
  return { pending: 0, expired: 1, failed: 2, included: 2 }[entry.state];
}

function trim(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const sorted = entries.toSorted((a, b) => b.createdAt - a.createdAt);
  return sorted.filter((e, i) => i < KEPT || e.state === 'pending' || isMoving(e) || (e.plan?.next && e.plan.state === 'open'));
}

function consistent(e: JournalEntry): boolean {
  return e.state === 'included' || e.state === 'failed' ? e.settled !== null : true;
}
