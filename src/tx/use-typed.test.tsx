// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { TxState } from './state.ts';
import type { TxSnapshot, TxStore } from './tx-store.ts';
import { TxContext } from './use-tx.ts';
import { useTyped } from './use-typed.ts';

afterEach(cleanup);

/** A store of transactions that stands where it is told to. */
function storeAt(first: TxSnapshot['flow']) {
  let snapshot: TxSnapshot = { flow: first, entries: null, warning: null };
  const listeners = new Set<() => void>();
  const store = {
    get: () => snapshot,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as TxStore;
  const go = (run: number, step: TxState['step']) => {
    snapshot = { ...snapshot, flow: { run, state: { step } } as TxSnapshot['flow'] };
    for (const listener of listeners) listener();
  };
  return { store, go };
}

/** A field whose address holds at most five characters. */
function field(start: string, { store }: { store: TxStore }) {
  const written: string[] = [];
  const wrapper = ({ children }: { children: ReactNode }) => <TxContext value={store}>{children}</TxContext>;
  const { result } = renderHook(
    () => {
      const [address, setAddress] = useState(start);
      const [text, type] = useTyped(address, (next) => {
        written.push(next);
        setAddress(next.slice(0, 5));
        return next.slice(0, 5);
      });
      return { address, text, type, link: setAddress };
    },
    { wrapper },
  );
  return { result, written };
}

test('what is too long for the address stays typed, and a link changes it', () => {
  const { result } = field('12', storeAt(null));
  act(() => result.current.type('1234567'));
  expect([result.current.text, result.current.address]).toEqual(['1234567', '12345']);
  act(() => result.current.link('9'));
  expect(result.current.text).toBe('9');
});

test.each(['relaying', 'done'] as const)('what is %s is gone from the field and from the address, once', (step) => {
  const tx = storeAt(null);
  const { result, written } = field('25', tx);
  act(() => tx.go(1, 'reviewing'));
  expect(result.current.text).toBe('25');
  act(() => tx.go(1, step));
  expect([result.current.text, result.current.address]).toEqual(['', '']);
  act(() => result.current.type('7'));
  act(() => tx.go(1, 'done'));
  expect(result.current.text).toBe('7');
  expect(written).toEqual(['', '7']);
});

test('what a link brings after a transaction of before is kept', () => {
  const tx = storeAt({ run: 3, state: { step: 'done' } } as TxSnapshot['flow']);
  const { result, written } = field('5', tx);
  expect([result.current.text, written]).toEqual(['5', []]);
});
