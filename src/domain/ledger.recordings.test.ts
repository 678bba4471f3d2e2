import { expect, test } from 'vitest';
import { commitVotes, deliverBlock, initChain } from '#sandbox/app.ts';
import { parseTime } from '#sandbox/time.ts';
import { recording } from '#testing/recording.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { readEvents } from './ledger-moves.ts';
import { END_OF_BLOCK, type LedgerEvent, type LedgerTx } from './ledger-tx.ts';
import type { UnbondingEntry } from './unbonding.ts';

/** Recorded from the real chain's binary: what it says of its accounts is what their ledgers must come to. */

type Amount = { readonly denom: string; readonly amount: string };
type Row = { readonly result?: { readonly height: string; readonly index: number; readonly code: number; readonly events: RawEvent[] } };
type RawEvent = { readonly type: string; readonly attributes: [string, string][] };
type Block = { readonly height: number; readonly time: string; readonly txs: readonly string[]; readonly events?: RawEvent[] };
type Entry = {
  readonly creationHeight: string;
  readonly completionTime: { readonly seconds: string; readonly nanos: number };
  readonly initialBalance: string;
  readonly balance: string;
};
type Account = { readonly balances: Amount[]; readonly unbonding?: { readonly validator: string; readonly entries: Entry[] }[] };
type Snapshot = { readonly height: number; readonly accounts: Readonly<Record<string, Account>> };

const RECORDINGS = ['replay-liquid', 'replay-modules', 'replay-slashing', 'replay-random', 'replay-corners'];

/** They live from what blocks do, which is not in the recorded transactions. */
const NO_PERSONS = ['proxy', 'fees'];

const coins = (list: readonly Amount[]) =>
  list.map(({ denom, amount }) => ({ denom, base: BigInt(amount) })).sort((a, b) => (a.denom < b.denom ? -1 : 1));

function unbondingOf({ unbonding = [] }: Account): UnbondingEntry[] {
  return unbonding.flatMap(({ validator, entries }) =>
    entries.map(({ creationHeight, completionTime, initialBalance, balance }) => ({
      validator,
      creationHeight: BigInt(creationHeight),
      completionTime: Number(completionTime.seconds) * 1000 + Math.floor(completionTime.nanos / 1e6),
      initialBalance: BigInt(initialBalance),
      balance: BigInt(balance),
    })),
  );
}

function transactionsOf(rows: readonly Row[], times: ReadonlyMap<number, number>, address: string): LedgerTx[] {
  return rows.flatMap(({ result }, row) => {
    if (!result) return [];
    const events: LedgerEvent[] = result.events;
    const reading = readEvents(events, address);
    if (!reading) throw new Error('an event that cannot be read');
    const at = times.get(Number(result.height)) ?? null;
    const outcome = result.code === 0 ? 'executed' : 'failed';
    return [{ hash: `${row}`, height: BigInt(result.height), index: result.index, at, outcome, ...reading }];
  });
}

/** One transaction of `replay-modules` has no row (the first of two equal ones): the sandbox, which replays the rest of it, tells its events. */
function missingRows(name: string): readonly Row[] {
  if (name !== 'replay-modules') return [];
  const blocks = recording<Block[]>(`${name}/blocks`);
  let state = initChain(recording<unknown>(`${name}/genesis`));
  let rows: Row[] = [];
  for (const { height, time, txs } of blocks.slice(0, 30)) {
    const bytes = txs.map((tx) => new Uint8Array(Buffer.from(tx, 'base64')));
    const after = deliverBlock(state, { time: parseTime(time), proposer: '', lastCommit: commitVotes(state), txs: bytes });
    state = after.state;
    rows = after.results.map(({ code, events }, index) => ({
      result: {
        height: `${height}`,
        index,
        code,
        events: events.map(({ type, attributes }) => ({ type, attributes: attributes.map(([k, v]) => [k, v]) })),
      },
    }));
  }
  return rows;
}

/** Blocks are recorded with their events where something happened. `which`: what is taken of them. */
function endsOf(blocks: readonly Block[], address: string, which: LedgerTx['moves'][number]['kind'][]): LedgerTx[] {
  return blocks.flatMap(({ height, time, events = [] }) => {
    const moves = (readEvents(events, address, 'block')?.moves ?? []).filter(({ kind }) => which.includes(kind));
    const place = { hash: null, height: BigInt(height), index: END_OF_BLOCK, at: Date.parse(time) };
    return moves.length === 0 ? [] : [{ ...place, outcome: 'executed' as const, signed: null, rewarded: false, moves }];
  });
}

test.each(RECORDINGS)('%s: each balance is that of the beginning and all movements', (name) => {
  const { accounts, transactions: rows } = recording<{ accounts: Record<string, string>; transactions: Row[] }>(`${name}/transactions`);
  const transactions = [...rows, ...missingRows(name)];
  const blocks = recording<Block[]>(`${name}/blocks`);
  const snapshots = recording<Snapshot[]>(`${name}/snapshots`);
  const times = new Map(blocks.map(({ height, time }) => [height, Date.parse(time)]));
  const first = snapshots[0];
  if (!first) throw new Error('no snapshots');
  let compared = 0;
  for (const [person, begun] of Object.entries(first.accounts)) {
    if (NO_PERSONS.includes(person)) continue;
    const address = accounts[person];
    if (!address) throw new Error(`no address of ${person}`);
    // A slash pays the rewards of what was redelegated in its block; unbondings are known from their entries alone.
    const all = [...transactionsOf(transactions, times, address), ...endsOf(blocks, address, ['auto-payout'])];
    const txs = all.filter(({ height }) => height > BigInt(first.height));
    const slashed: UnbondingEntry[] = [];
    for (const { height, accounts: then } of snapshots) {
      const account = then[person];
      if (!account) continue;
      const open = unbondingOf(account);
      slashed.push(...open.filter(({ balance, initialBalance }) => balance < initialBalance));
      const ledger: Ledger = ledgerOf({
        address,
        stakeDenom: 'uxprt',
        liquidDenom: 'stk/uxprt',
        txs: txs.filter((tx) => tx.height <= BigInt(height)),
        rates: [],
        present: { at: times.get(height) ?? 0, balances: coins(account.balances), claimable: 0n, staked: 0n, unbonding: 0n },
        unbonding: { open, seen: slashed },
        coverage: { from: 1n, to: BigInt(height), complete: true, gaps: [] },
      });
      expect({ person, height, opening: ledger.opening }).toEqual({ person, height, opening: coins(begun.balances) });
      compared += account.balances.length;
    }
  }
  expect(compared).toBeGreaterThan(100);
});
