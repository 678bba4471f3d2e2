import type { Requote, TxIntent } from '#tx/intent.ts';
import { type BringOrder, bringIntent, secondOrder } from './bring-intent.ts';
import { freshMint, mintQuoteAgain, type Source } from './host-requote.ts';

/**
 * Both signatures with what is asked once more before each. `assertWay` throws in words when the way must not be used by now. That the second one would be
 * refused is told before the first.
 */
export function begunIntent(order: BringOrder, source: Source, assertWay: () => Promise<void>): TxIntent {
  const first = bringIntent(order);
  const requote = async (): Promise<Requote> => {
    await assertWay();
    const { verdict, quote } = await mintQuoteAgain(order.mint, source);
    return { verdict, intent: begunIntent({ ...order, mint: { ...order.mint, quote } }, source, assertWay) };
  };
  return { ...first, requote, next: freshMint(secondOrder(order), source) };
}
