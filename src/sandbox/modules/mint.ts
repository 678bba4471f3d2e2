import { coinSet } from '../coins.ts';
import type { Context } from '../context.ts';
import { add, decInt, formatDec, maxDec, minDec, mul, mulInt, ONE, quo, quoInt, sub, truncateInt } from '../dec.ts';
import { event } from '../events.ts';
import { moduleAccount } from './auth.ts';
import { balanceOf, mintCoins, send, supplyOf } from './bank.ts';

/** Mints the provisions of one block into the fee collector; inflation moves towards the goal of bonded stake. */
export function beginBlock(context: Context): void {
  const { store } = context;
  const { params, inflation: before } = store.single('mint');
  const supply = supplyOf(store, params.mintDenom);
  const bondedRatio = quoInt(decInt(balanceOf(store, moduleAccount('bonded_tokens_pool'), params.mintDenom)), supply);
  const blocks = decInt(params.blocksPerYear);
  const change = quo(mul(sub(ONE, quo(bondedRatio, params.goalBonded)), params.inflationRateChange), blocks);
  const inflation = maxDec(params.inflationMin, minDec(params.inflationMax, add(before, change)));
  const annualProvisions = mulInt(inflation, supply);
  const minted = truncateInt(quoInt(annualProvisions, params.blocksPerYear));
  store.put('mint', { params, inflation, annualProvisions });
  const coins = coinSet(params.mintDenom, minted);
  mintCoins(context, 'mint', coins);
  send(context, moduleAccount('mint'), moduleAccount('fee_collector'), coins);
  context.events.push(
    event(
      'mint',
      ['bonded_ratio', formatDec(bondedRatio)],
      ['inflation', formatDec(inflation)],
      ['annual_provisions', formatDec(annualProvisions)],
      ['amount', String(minted)],
    ),
  );
}
