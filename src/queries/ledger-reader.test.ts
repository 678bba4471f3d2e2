import { describe, expect, test } from 'vitest';
import { ChainFailure } from '#chain/abci.ts';
import { NO_HISTORY } from '#chain/history/history.ts';
import { type IndexedTx, ledgerNode } from '#testing/ledger-node.ts';
import { createLedgerReader, type LedgerReader, type ReaderState } from './ledger-reader.ts';
import { type LedgerStorage, readStoredHistory } from './ledger-storage.ts';

const ME = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const receive = (height: number): IndexedTx => ({
  height,
  events: [['coin_received', { receiver: ME, amount: '10uxprt', msg_index: '0' }]],
});

/** Storage as IndexedDB has it: structured clones. */
function memoryStorage() {
  const values = new Map<string, unknown>();
  const storage: LedgerStorage = {
    read: async (key) => structuredClone(values.get(key)),
    write: async (key, value) => void values.set(key, structuredClone(value)),
  };
  return { storage, values };
}

/** Listens until the state is no longer `reading`. */
function settled(reader: LedgerReader): Promise<ReaderState> {
  return new Promise((resolve) => {
    const stop = reader.subscribe(() => {
      const now = reader.get();
      if (now.state === 'reading') return;
      queueMicrotask(() => stop());
      resolve(now);
    });
  });
}

test('a second visit shows what the first has read, and goes on from there', async () => {
  const { client, state } = ledgerNode(ME, [receive(1), receive(2)]);
  const { storage, values } = memoryStorage();
  const first = await settled(createLedgerReader(client, ME, storage));
  expect(first).toMatchObject({ state: 'ready', of: 2, read: 2 });
  await expect.poll(() => values.size).toBe(1);

  state.txs.push(receive(1001));
  state.height = 1002;
  state.asked.length = 0;
  const reader = createLedgerReader(client, ME, storage);
  const shown: number[] = [];
  const watching = reader.subscribe(() => shown.push(reader.get().history.txs.length));
  await expect.poll(() => reader.get().state).toBe('ready');
  watching();
  expect(shown[0]).toBe(2);
  expect(reader.get().history.txs).toHaveLength(3);
  expect(state.asked.filter(({ params }) => String(params['query']).includes('height>=995')).length).toBeGreaterThan(0);
  expect(state.asked.some(({ params }) => String(params['query']).includes('height>=1 '))).toBe(false);
});

test('accounts and chains are kept apart', async () => {
  const { client } = ledgerNode(ME, [receive(1)]);
  const { storage, values } = memoryStorage();
  await settled(createLedgerReader(client, ME, storage));
  await settled(createLedgerReader({ ...client, network: 'another' }, ME, storage));
  await settled(createLedgerReader(client, 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g', storage));
  await expect.poll(() => values.size).toBe(3);
});

test('a browser that forbids storage only has to read again', async () => {
  const { client } = ledgerNode(ME, [receive(1)]);
  const forbidden = async () => Promise.reject(new DOMException('blocked', 'SecurityError'));
  expect(await settled(createLedgerReader(client, ME, { read: forbidden, write: forbidden }))).toMatchObject({ state: 'ready', read: 1 });
});

test('a failure keeps what is known, and a refresh goes on', async () => {
  const { client, state } = ledgerNode(ME, [receive(1), receive(2)]);
  const { storage } = memoryStorage();
  await settled(createLedgerReader(client, ME, storage));
  state.before = () => {
    throw new ChainFailure({ kind: 'offline' });
  };
  const reader = createLedgerReader(client, ME, storage);
  const stop = reader.subscribe(() => {});
  await expect.poll(() => reader.get().state).toBe('failed');
  expect(reader.get().history.txs).toHaveLength(2);
  state.before = () => undefined;
  reader.refresh();
  await expect.poll(() => reader.get().state).toBe('ready');
  stop();
});

test('nothing is asked any more when nobody listens', async () => {
  const { client, state } = ledgerNode(
    ME,
    Array.from({ length: 300 }, (_, index) => receive(index + 1)),
  );
  const reader = createLedgerReader(client, ME, memoryStorage().storage);
  const stop = reader.subscribe(() => stop());
  await expect.poll(() => state.asked.length).toBeGreaterThan(3);
  const asked = await new Promise<number>((resolve) => setTimeout(() => resolve(state.asked.length), 30));
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(state.asked.length).toBe(asked);
});

describe('what storage holds', () => {
  const whole = async () => {
    const { client, state } = ledgerNode(ME, [receive(5), receive(9)]);
    state.balances = [['uxprt', '20']];
    return (await settled(createLedgerReader(client, ME, memoryStorage().storage))).history;
  };

  test('comes back as it was', async () => {
    const history = await whole();
    expect(readStoredHistory(structuredClone(history))).toEqual(history);
  });

  test('is thrown away when a single value in it makes no sense', async () => {
    const history = await whole();
    const [tx] = history.txs;
    const spoiled: unknown[] = [
      undefined,
      null,
      7,
      'history',
      {},
      { ...history, txs: 'all' },
      { ...history, txs: [{ ...tx, height: 5 }] },
      { ...history, txs: [{ ...tx, hash: '<b>' }] },
      { ...history, txs: [{ ...tx, moves: [{ ...tx?.moves[0], kind: 'gift' }] }] },
      { ...history, txs: [{ ...tx, moves: [{ ...tx?.moves[0], denom: '=1+1' }] }] },
      { ...history, txs: [{ ...tx, moves: [{ ...tx?.moves[0], base: '10' }] }] },
      { ...history, txs: [{ ...tx, at: Number.NaN }] },
      { ...history, next: {} },
      { ...history, present: { ...history.present, balances: [{ denom: 'uxprt', base: -1n }] } },
    ];
    for (const value of spoiled) expect(readStoredHistory(value)).toBe(NO_HISTORY);
  });

  test('is put in order, each transaction once', async () => {
    const history = await whole();
    const again = readStoredHistory({ ...history, txs: [...history.txs.toReversed(), ...history.txs] });
    expect(again.txs).toEqual(history.txs);
  });
});
