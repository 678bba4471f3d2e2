import type { Context } from '../context.ts';
import { decInt, formatDec, quoTruncate } from '../dec.ts';
import { event } from '../events.ts';

/** Every `blockHeight` blocks the bounds of inflation are halved. */
export function endBlock(context: Context): void {
  const { store, height } = context;
  const { blockHeight } = store.single('halving');
  if (blockHeight === 0n || height % blockHeight !== 0n) return;
  const mint = store.single('mint');
  const inflationMax = quoTruncate(mint.params.inflationMax, decInt(2n));
  const inflationMin = quoTruncate(mint.params.inflationMin, decInt(2n));
  store.put('mint', { ...mint, params: { ...mint.params, inflationMax, inflationMin } });
  context.events.push(
    event(
      'halving',
      ['blockHeight', String(blockHeight)],
      ['newInflationMax', formatDec(inflationMax)],
      ['newInflationMin', formatDec(inflationMin)],
      ['newInflationRateChange', formatDec(mint.params.inflationRateChange)],
    ),
  );
}
