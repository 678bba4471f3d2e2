import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJournal } from './journal.ts';
import { type JournalEntry, readEntries } from './journal-entry.ts';
import type { JournalStorage } from './journal-storage.ts';

const HASH = 'A'.repeat(64);

function entryOf(change: Partial<JournalEntry> = {}): JournalEntry {
  return {
    version: 1,
    hash: HASH,
    chain: 'core-sandbox-1',
    sender: 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h',
    sequence: 3n,
    timeoutHeight: 400n,
    kind: 'mint',
    title: 'Mint 1 stkXPRT',
    createdAt: 1_700_000_000_000,
    changes: [{ bucket: 'free', direction: 'out', denom: 'uxprt', base: 1_000_000n }],
    txBytes: Uint8Array.of(1, 2, 3),
    state: 'pending',
    settled: null,
    origin: 'signed',
    transfers: [],
    plan: null,
    ...change,
  };
}

const SETTLED = {
  height: 390n,
  code: 0,
  codespace: '',
  log: '',
  gasUsed: 700_000n,
  received: [],
  staked: [],
  moved: [],
  unbonding: [],
  rewards: [],
  rewardsTo: 'sender' as const,
  completesAt: null,
};

function memoryStorage(): JournalStorage & { stored: Map<string, unknown> } {
  const stored = new Map<string, unknown>();
  return {
    stored,
    read: async (network) => structuredClone(stored.get(network)),
    change: async (network, next) => void stored.set(network, structuredClone(next(structuredClone(stored.get(network))))),
  };
}

const brokenStorage: JournalStorage = {
  read: () => Promise.reject(new DOMException('blocked', 'SecurityError')),
  change: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
};

describe('a journal', () => {
  test('an entry is found again after a reload, and settled only once', async () => {
    const storage = memoryStorage();
    const before = createJournal('sandbox', storage, null);
    await before.add(entryOf());

    const after = createJournal('sandbox', storage, null);
    await after.ready;
    expect(after.list()).toEqual([entryOf()]);
    expect(after.pending('core-sandbox-1', entryOf().sender)).toHaveLength(1);

    await after.settle(HASH, 'included', SETTLED);
    await before.settle(HASH, 'expired', null);
    await before.refresh();
    expect(before.find(HASH)).toMatchObject({ state: 'included', settled: SETTLED, txBytes: null });
  });

  test('what expired may still turn out to be in a block, but is never pending again', async () => {
    const journal = createJournal('sandbox', memoryStorage(), null);
    await journal.add(entryOf());
    await journal.settle(HASH, 'expired', null);
    await journal.add(entryOf());
    expect(journal.find(HASH)?.state).toBe('expired');
    await journal.settle(HASH, 'included', SETTLED);
    expect(journal.find(HASH)?.state).toBe('included');
  });

  test('entries of before there were transfers and plans are still read', () => {
    const { origin, transfers, plan, ...old } = entryOf({ state: 'included', settled: SETTLED, txBytes: null });
    expect([origin, transfers, plan]).toEqual(['signed', [], null]);
    expect(readEntries([old])).toEqual([entryOf({ state: 'included', settled: SETTLED, txBytes: null })]);
  });

  test('networks do not see each other', async () => {
    const storage = memoryStorage();
    await createJournal('sandbox', storage, null).add(entryOf());
    const other = createJournal('core-1', storage, null);
    await other.ready;
    expect(other.list()).toEqual([]);
  });

  test('blocked or full storage: it goes on in memory and says so', async () => {
    const journal = createJournal('sandbox', brokenStorage, null);
    await journal.ready;
    await journal.add(entryOf());
    expect(journal.list()).toHaveLength(1);
    expect(journal.warning()).toContain('Keep this page open');
  });

  test('subscribers hear of every change and get a new list each time', async () => {
    const journal = createJournal('sandbox', memoryStorage(), null);
    await journal.ready;
    const seen = new Set([journal.list()]);
    const stop = journal.subscribe(() => seen.add(journal.list()));
    await journal.add(entryOf());
    await journal.settle(HASH, 'failed', { ...SETTLED, code: 21 });
    stop();
    await journal.add(entryOf({ hash: 'B'.repeat(64) }));
    expect(seen.size).toBe(3);
  });

  test('a change in another tab arrives', async () => {
    const storage = memoryStorage();
    const channel: { postMessage: (message: string) => void; onmessage: ((event: MessageEvent) => void) | null; close: () => void } = {
      postMessage: () => {},
      onmessage: null,
      close: () => {},
    };
    const here = createJournal('sandbox', storage, channel);
    await here.ready;
    await createJournal('sandbox', storage, null).add(entryOf());
    const heard = new Promise<void>((resolve) => here.subscribe(resolve));
    channel.onmessage?.(new MessageEvent('message', { data: 'changed' }));
    await heard;
    expect(here.list()).toHaveLength(1);
  });
});

describe('hostile storage', () => {
  test('anything that is not an entry is dropped', () => {
    fc.assert(fc.property(fc.anything(), (thing) => readEntries(thing).length === 0));
    fc.assert(fc.property(fc.array(fc.anything()), (things) => readEntries(things).length === 0));
  });

  test.each([
    ['hash', { hash: '<script>' }],
    ['lower-case hash', { hash: 'a'.repeat(64) }],
    ['sequence as text', { sequence: '3' }],
    ['negative amount', { changes: [{ bucket: 'free', direction: 'out', denom: 'uxprt', base: -1n }] }],
    ['unknown bucket', { changes: [{ bucket: '__proto__', direction: 'out', denom: 'uxprt', base: 1n }] }],
    ['future version', { version: 2 }],
    ['unknown state', { state: 'almost' }],
    ['huge title', { title: 'x'.repeat(10_000) }],
    ['included without a result', { state: 'included', settled: null }],
    ['no time', { createdAt: Number.NaN }],
    ['bytes as text', { txBytes: 'AAEC' }],
  ])('an entry with a wrong %s is dropped, its neighbour stays', (_, change) => {
    const good = entryOf({ hash: 'B'.repeat(64) });
    expect(readEntries([{ ...entryOf(), ...change }, good])).toEqual([good]);
  });

  test('at most 200 settled entries are kept, pending ones always', () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      entryOf({ hash: i.toString(16).toUpperCase().padStart(64, '0'), createdAt: i, ...(i === 0 ? {} : { state: 'expired' }) }),
    );
    const kept = readEntries(many);
    expect(kept).toHaveLength(201);
    expect(kept.at(-1)).toMatchObject({ state: 'pending', createdAt: 0 });
  });

  test('one entry per hash', () => {
    expect(readEntries([entryOf(), entryOf()])).toHaveLength(1);
  });
});
