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
  if (messages.length < 2) return messages.length === 0 ? [] : [messages];
  const gas = await simulate(messages);
  if (gas <= cap) return [messages];
  const count = Math.min(messages.length, Math.max(2, ratio(gas, cap)));
  const parts = await Promise.all(evenly(messages, count).map((part) => splitByGas(part, simulate, cap)));
  return parts.flat();
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

function evenly<T>(items: readonly T[], count: number): readonly (readonly T[])[] {
  const size = Math.ceil(items.length / count);
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** Whole quotient rounded up, as a number: both are gas, far below 2^53. */
function ratio(gas: bigint, cap: bigint): number {
  const quotient = (gas + cap - 1n) / cap;
  return quotient > 10_000n ? 10_000 : Number.parseInt(String(quotient), 10);
}
