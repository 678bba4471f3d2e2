import type { TxIntent, TxMessage } from './intent.ts';

/** Gas that one part may use, in units, when the chain sets no limit to a block: about twenty-five claims, which a Ledger can still show. */
export const PART_GAS = 2_000_000n;

/**
 * The messages in as few parts as the gas of a part allows, in their order and of about the same size; `simulate` says what the chain measures for
 * a part, `cap` is in the same units. A single message above the cap stands alone: the executor says what is wrong with it. Throws what `simulate` throws.
 */
export async function splitByGas(
  messages: readonly TxMessage[],
  simulate: (messages: readonly TxMessage[]) => Promise<bigint>,
  cap: bigint,
): Promise<readonly (readonly TxMessage[])[]> {
  for (let count = 1; count < messages.length; ) {
    const parts = evenly(messages, count);
    const gas = await Promise.all(parts.map(simulate));
    const most = gas.reduce((a, b) => (a > b ? a : b));
    if (most <= cap) return parts;
    count = Math.max(count + 1, Math.floor(count * excess(most, cap)));
  }
  return messages.map((message) => [message]);
}

/** One intent that offers the next after the other: each knows its place. Throws for none. */
export function inParts(intents: readonly TxIntent[]): TxIntent {
  const [last, ...former] = intents.toReversed();
  if (!last) throw new RangeError('a work of no parts');
  const of = intents.length;
  if (of === 1) return last;
  const end: TxIntent = { ...last, part: { number: of, of } };
  return former.reduce<TxIntent>((next, intent, i) => ({ ...intent, part: { number: of - 1 - i, of }, next }), end);
}

/** The first parts have one more, where it does not come out even. */
function evenly<T>(items: readonly T[], count: number): readonly (readonly T[])[] {
  const start = (part: number) => Math.ceil((part * items.length) / count);
  return Array.from({ length: count }, (_, part) => items.slice(start(part), start(part + 1)));
}

/** How many times the cap a part is, as a number: gas is far below 2^53. */
function excess(gas: bigint, cap: bigint): number {
  return Number.parseInt(String((gas * 100n) / cap), 10) / 100;
}
