import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainIntent } from '#testing/staking-intents.ts';
import type { TxIntent, TxMessage } from './intent.ts';
import { inParts, splitByGas } from './parts.ts';

const messages = (count: number): TxMessage[] => Array.from({ length: count }, (_, i) => ({ typeUrl: '/a', value: i }));

/** A transaction costs something by itself, and each message its own. */
const gasOf = (own: readonly bigint[]) => async (part: readonly TxMessage[]) =>
  part.reduce((sum, { value }) => sum + (own[Number(value)] ?? 0n), 50_000n);

test('nothing is lost, nothing is moved, and no part is above the cap unless it is a single message', async () => {
  const gas = fc.array(fc.bigInt({ min: 20_000n, max: 400_000n }), { maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(gas, fc.bigInt({ min: 100_000n, max: 3_000_000n }), async (own, cap) => {
      const all = messages(own.length);
      const simulate = gasOf(own);
      const parts = await splitByGas(all, simulate, cap);
      expect(parts.flat()).toEqual(all);
      for (const part of parts) expect(part.length === 1 || (await simulate(part)) <= cap).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('what fits stays together, and parts are of about the same size', async () => {
  const simulate = gasOf(Array(30).fill(77_000n));
  expect((await splitByGas(messages(30), simulate, 4_000_000n)).map((part) => part.length)).toEqual([30]);
  expect((await splitByGas(messages(30), simulate, 2_000_000n)).map((part) => part.length)).toEqual([15, 15]);
  expect((await splitByGas(messages(30), simulate, 900_000n)).map((part) => part.length)).toEqual([10, 10, 10]);
});

test('a refused simulation is the answer', async () => {
  const refuse = async () => Promise.reject(new Error('no delegation'));
  await expect(splitByGas(messages(3), refuse, 1n)).rejects.toThrow('no delegation');
});

test('each part knows its place and offers the next; a single one is no part', () => {
  const intents = [1, 2, 3].map((number) => plainIntent('claim', `a${number}`, []));
  const seen: (readonly [string, TxIntent['part']])[] = [];
  for (let at: TxIntent | undefined = inParts(intents); at; at = at.next) seen.push([at.sender, at.part]);
  expect(seen).toEqual([
    ['a1', { number: 1, of: 3 }],
    ['a2', { number: 2, of: 3 }],
    ['a3', { number: 3, of: 3 }],
  ]);
  expect(inParts(intents.slice(0, 1))).toEqual(intents[0]);
  expect(() => inParts([])).toThrow(RangeError);
});
