import type { LedgerEntry } from './ledger-entry.ts';
import type { TimedTx } from './ledger-times.ts';
import type { LedgerMove } from './ledger-tx.ts';
import type { UnbondingEntry } from './unbonding.ts';

/** An unbonding that began and has not been seen paid. */
type Pending = {
  readonly validator: string;
  readonly began: bigint;
  readonly completesAt: number;
  readonly denom: string;
  readonly group: string;
  base: bigint;
};

/** What is known of the account's unbonding entries. `open`: those of now, null when nobody told; `seen`: any seen earlier, for what slashes took. */
export type KnownUnbonding = {
  readonly open: readonly UnbondingEntry[] | null;
  readonly seen: readonly UnbondingEntry[];
  readonly at: number;
};

/**
 * Unbondings that were paid but that no block told of. x/staking pays them at the end of the first block after their time, in no transaction:
 * they are taken as paid in full then, less what a slash was seen to take. An entry that is still open is not paid.
 */
export function assumedPayouts(txs: readonly TimedTx[], known: KnownUnbonding): readonly LedgerEntry[] {
  const byValidator = new Map<string, Pending[]>();
  for (const tx of txs) for (const move of tx.moves) if (move.validator !== null) follow(listOf(byValidator, move.validator), tx, move);
  const pending = [...byValidator.values()].flat();
  const open = known.open && new Set(known.open.map(keyOf));
  const isPaid = (one: Pending) => (open ? !open.has(`${one.validator} ${one.began}`) : one.completesAt <= known.at);
  takeSlashes(pending, known.seen);
  return pending.filter((one) => one.base > 0n && isPaid(one)).map(asEntry);
}

const keyOf = ({ validator, creationHeight }: UnbondingEntry): string => `${validator} ${creationHeight}`;

function listOf(byValidator: Map<string, Pending[]>, validator: string): Pending[] {
  const found = byValidator.get(validator);
  if (found) return found;
  const list: Pending[] = [];
  byValidator.set(validator, list);
  return list;
}

/** `pending` are those of the move's validator. */
function follow(pending: Pending[], tx: TimedTx, move: LedgerMove): void {
  const { validator, denom, base } = move;
  if (move.completesAt !== null) {
    // The event has whole seconds; the entry's fraction is that of the block in which it began.
    const completesAt = move.completesAt + (tx.at % 1000);
    pending.push({ validator: validator ?? '', began: tx.height, completesAt, denom, base, group: `${tx.hash}/${move.message}` });
  } else if (move.beganAt !== null) {
    let left = base;
    for (const one of pending) {
      if (one.began !== move.beganAt) continue;
      const taken = one.base < left ? one.base : left;
      one.base -= taken;
      left -= taken;
    }
  } else if (move.kind === 'unbonding-paid') settle(pending, base, tx.at);
}

/**
 * A payment settles what was due last at the validator: earlier ones were paid in earlier blocks, of which nobody told. A slashed entry pays less than
 * began. The second after counts only when the amount needs it, because a fraction may be another validator's.
 */
function settle(pending: Pending[], paid: bigint, at: number): void {
  const here = pending.filter(({ completesAt }) => completesAt <= at + 1000);
  const due = here.filter(({ completesAt }) => completesAt <= at).sort((a, b) => b.completesAt - a.completesAt);
  let left = paid;
  for (const one of [...due, ...here.filter(({ completesAt }) => completesAt > at)]) {
    if (left <= 0n) break;
    left -= one.base;
    pending.splice(pending.indexOf(one), 1);
  }
}

function takeSlashes(pending: readonly Pending[], seen: readonly UnbondingEntry[]): void {
  const lost = new Map<string, bigint>();
  for (const entry of seen) {
    const loss = entry.initialBalance - entry.balance;
    if (loss > (lost.get(keyOf(entry)) ?? 0n)) lost.set(keyOf(entry), loss);
  }
  for (const one of pending) {
    const key = `${one.validator} ${one.began}`;
    const loss = lost.get(key) ?? 0n;
    const taken = loss < one.base ? loss : one.base;
    one.base -= taken;
    if (taken > 0n) lost.set(key, loss - taken);
  }
}

function asEntry(one: Pending, index: number): LedgerEntry {
  const { completesAt: at, validator, denom, base, group } = one;
  const id = `${group}/paid/${validator}/${index}`;
  const nothing = { height: null, hash: null, counterparty: null, packet: null };
  return { id, group: id, at, kind: 'unbonding-paid', effect: 'balance', outcome: 'executed', validator, denom, base, ...nothing };
}
