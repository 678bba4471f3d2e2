import { describe, expect, test } from 'vitest';
import { parseEventQuery } from './event-query.ts';
import { type Event, event } from './events.ts';
import { type IndexedTx, TxIndex } from './tx-index.ts';

const tx = (height: number, events: readonly Event[], hash = String(height).padStart(64, '0')): IndexedTx => ({
  hash,
  height,
  index: 0,
  bytes: new Uint8Array(),
  result: { code: 0, codespace: '', log: '', data: new Uint8Array(), gasWanted: 0n, gasUsed: 0n, events },
});
const sent = (sender: string, amount: string) => event('transfer', ['sender', sender], ['amount', amount]);

describe('search', () => {
  const index = new TxIndex([
    tx(1, [sent('a', '5uxprt')]),
    tx(2, [sent('b', '5uxprt'), sent('a', '7uxprt')]),
    tx(3, [sent('b', '1uxprt')]),
  ]);
  const heights = (query: string) => index.search(parseEventQuery(query)).map(({ height }) => height);

  test('by one value, a range of heights, and several values of one event', () => {
    expect(heights("transfer.sender='a'")).toEqual([1, 2]);
    expect(heights("transfer.sender='a' AND tx.height>1")).toEqual([2]);
    expect(heights("tx.height>=2 AND tx.height<=3 AND transfer.sender='b'")).toEqual([2, 3]);
    expect(heights("transfer.sender='a' AND transfer.amount='5uxprt'")).toEqual([1]);
    expect(heights("transfer.sender='a' AND transfer.amount EXISTS")).toEqual([1, 2]);
    expect(heights('tx.height>2')).toEqual([3]);
    expect(heights("transfer.amount CONTAINS '5'")).toEqual([1, 2]);
    expect(heights("sender='a'")).toEqual([]);
    expect(heights("er.sender='a'")).toEqual([]);
  });

  test('finds what came after the first question', () => {
    index.add(tx(4, [sent('a', '2uxprt')]));
    expect(heights("transfer.sender='a'")).toEqual([1, 2, 4]);
    index.add(tx(4, [sent('c', '2uxprt')]));
    expect(heights("transfer.sender='a'")).toEqual([1, 2]);
    expect(heights("transfer.sender='c'")).toEqual([4]);
  });
});

test('a page of ten thousand is found in a moment', () => {
  const events = Array.from({ length: 12 }, (_, at) => sent(`account ${at}`, `${at}uxprt`));
  const index = new TxIndex(Array.from({ length: 10_000 }, (_, height) => tx(height + 1, events)));
  const query = parseEventQuery("transfer.sender='account 3' AND tx.height>=1");
  expect(index.search(query)).toHaveLength(10_000);
  const begun = performance.now();
  for (let page = 0; page < 20; page += 1) index.search(query);
  expect((performance.now() - begun) / 20).toBeLessThan(50);
});
