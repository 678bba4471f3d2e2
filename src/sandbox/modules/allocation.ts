import { addDecCoins, coinsText, decCoinsText, mulDec, mulDecTruncate, subDecCoins, toDecCoins, truncateDecimal } from '../coins.ts';
import type { Context } from '../context.ts';
import { decInt, ONE, quoTruncate, sub } from '../dec.ts';
import { event } from '../events.ts';
import type { DecCoin } from '../state.ts';
import { moduleAccount } from './auth.ts';
import { balanceOf, balancesOf, send } from './bank.ts';
import { addToCommunityPool, outstandingOf } from './distribution.ts';
import type { ValidatorVote } from './slashing.ts';

/** Distributes the fee collector's coins over the votes of the last commit, absent and jailed validators included. */
export function allocateFees(context: Context, votes: readonly ValidatorVote[]): void {
  const { store } = context;
  const fees = balancesOf(store, moduleAccount('fee_collector'));
  send(context, moduleAccount('fee_collector'), moduleAccount('distribution'), fees);
  const feesDec = toDecCoins(fees);
  const total = votes.reduce((sum, { power }) => sum + power, 0n);
  const { params } = store.single('distribution');
  const shared = mulDecTruncate(feesDec, sub(ONE, params.communityTax));
  let rest: readonly DecCoin[] = feesDec;
  for (const vote of total > 0n ? votes : []) {
    const reward = mulDecTruncate(shared, quoTruncate(decInt(vote.power), decInt(total)));
    if (payValidator(context, vote.operator, reward)) rest = subDecCoins(rest, reward);
  }
  addToCommunityPool(store, rest);
}

function payValidator(context: Context, operator: string, reward: readonly DecCoin[]): boolean {
  const { store } = context;
  const validator = store.get('validators', operator);
  const current = store.get('currentRewards', operator);
  if (!validator || !current) return false;
  const commission = mulDec(reward, validator.commission.rate);
  context.events.push(event('commission', ['amount', decCoinsText(commission)], ['validator', operator]));
  context.events.push(event('rewards', ['amount', decCoinsText(reward)], ['validator', operator]));
  store.set('commissions', operator, addDecCoins(store.get('commissions', operator) ?? [], commission));
  store.set('currentRewards', operator, { ...current, rewards: addDecCoins(current.rewards, subDecCoins(reward, commission)) });
  store.set('outstandingRewards', operator, addDecCoins(outstandingOf(store, operator), reward));
  return true;
}

/** The whole coins of the community pool leave x/distribution every block for the escrow of x/protocolpool. */
export function moveCommunityPool(context: Context): void {
  const { store } = context;
  const distribution = store.single('distribution');
  if (distribution.communityPool.length === 0) return;
  const { whole, rest } = truncateDecimal(distribution.communityPool);
  send(context, moduleAccount('distribution'), moduleAccount('protocolpool_escrow'), whole);
  store.put('distribution', { ...distribution, communityPool: rest });
}

/** x/protocolpool takes the enabled denoms out of its escrow; others pile up there. */
export function emptyEscrow(context: Context): void {
  const { store } = context;
  const coins = store
    .single('protocolPool')
    .enabledDenoms.map((denom) => ({ denom, amount: balanceOf(store, moduleAccount('protocolpool_escrow'), denom) }))
    .filter(({ amount }) => amount > 0n);
  if (coinsText(coins) !== '') send(context, moduleAccount('protocolpool_escrow'), moduleAccount('protocolpool'), coins);
}
