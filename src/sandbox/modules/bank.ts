import { addCoins, amountOf, areValid, coinsText, coinText, subCoins } from '../coins.ts';
import type { Context } from '../context.ts';
import { event } from '../events.ts';
import { GAS } from '../gas.ts';
import { sdk } from '../refusal.ts';
import type { Coin } from '../state.ts';
import type { Store } from '../store.ts';
import { createAccount, isBlocked, moduleAccount } from './auth.ts';
import { isVestingAccount, lockedAmount, trackDelegation, trackUndelegation } from './vesting.ts';

export const balancesOf = (store: Store, address: string): readonly Coin[] => store.get('balances', address) ?? [];
export const balanceOf = (store: Store, address: string, denom: string): bigint => amountOf(balancesOf(store, address), denom);
export const supplyOf = (store: Store, denom: string): bigint => store.get('supply', denom) ?? 0n;

/** Balance less what vesting locks; never below zero. */
export function spendableOf(store: Store, address: string, denom: string, time: bigint): bigint {
  const spendable = balanceOf(store, address, denom) - lockedAmount(store.get('accounts', address), denom, time);
  return spendable > 0n ? spendable : 0n;
}

/** As the SpendableBalances query: when one denom would be negative, nothing is spendable. */
export function spendableCoins(store: Store, address: string, time: bigint): readonly Coin[] {
  const account = store.get('accounts', address);
  const coins = balancesOf(store, address).map(({ denom, amount }) => ({ denom, amount: amount - lockedAmount(account, denom, time) }));
  return coins.some(({ amount }) => amount < 0n) ? [] : coins.filter(({ amount }) => amount > 0n);
}

function setBalances(store: Store, address: string, coins: readonly Coin[]): void {
  if (coins.length === 0) store.delete('balances', address);
  else store.set('balances', address, coins);
}

/** Takes spendable coins from an account; event `coin_spent`. */
export function spendCoins(context: Context, from: string, coins: readonly Coin[]): void {
  const { store, time } = context;
  if (!areValid(coins)) throw sdk(10, coinsText(coins));
  const account = store.get('accounts', from);
  for (const { denom, amount } of coins) {
    const balance = balanceOf(store, from, denom);
    const locked = lockedAmount(account, denom, time);
    if (locked > balance) throw sdk(5, `locked amount exceeds account balance funds: ${locked}${denom} > ${balance}${denom}`);
    if (balance - locked < amount) throw sdk(5, `spendable balance ${balance - locked}${denom} is smaller than ${amount}${denom}`);
  }
  setBalances(store, from, subCoins(balancesOf(store, from), coins));
  context.events.push(event('coin_spent', ['spender', from], ['amount', coinsText(coins)]));
}

/** Gives coins to an address; event `coin_received`. */
export function receiveCoins(context: Context, to: string, coins: readonly Coin[]): void {
  setBalances(context.store, to, addCoins(balancesOf(context.store, to), coins));
  context.events.push(event('coin_received', ['receiver', to], ['amount', coinsText(coins)]));
}

/** Every receiver gets an account; true when it had none. */
export function createIfNew(context: Context, address: string): boolean {
  if (context.store.get('accounts', address)) return false;
  createAccount(context.store, address);
  return true;
}

/**
 * SendCoins: from spendable coins; the receiver's account is created. Four events, also for no coins at all. `gas` false: the caller counts it
 * (payment of rewards).
 */
export function send(context: Context, from: string, to: string, coins: readonly Coin[], gas = true): void {
  const receiverHadNothing = balancesOf(context.store, to).length === 0;
  spendCoins(context, from, coins);
  receiveCoins(context, to, coins);
  const isNew = !context.store.get('accounts', to);
  if (isNew) createAccount(context.store, to);
  context.events.push(
    event('transfer', ['recipient', to], ['sender', from], ['amount', coinsText(coins)]),
    event('message', ['sender', from]),
  );
  if (gas) context.gas.use(GAS.send + (isNew ? GAS.newAccount : 0) + (receiverHadNothing ? GAS.firstCoin : 0));
}

/** SendCoinsFromModuleToAccount: refused for blocked receivers. */
export function sendFromModule(context: Context, module: string, to: string, coins: readonly Coin[], gas = true): void {
  if (isBlocked(to)) throw sdk(4, `${to} is not allowed to receive funds`);
  send(context, moduleAccount(module), to, coins, gas);
}

/** Coins into a staking pool: the whole balance counts, locked or not; no transfer event. */
export function delegateCoins(context: Context, from: string, pool: string, coin: Coin): void {
  const { store } = context;
  const balance = balanceOf(store, from, coin.denom);
  if (balance < coin.amount) throw sdk(5, `failed to delegate; ${balance}${coin.denom} is smaller than ${coinText(coin)}`);
  trackDelegation(store, from, coin, context.time);
  if (isVestingAccount(store, from)) context.gas.use(GAS.trackVesting);
  setBalances(store, from, subCoins(balancesOf(store, from), [coin]));
  context.events.push(event('coin_spent', ['spender', from], ['amount', coinText(coin)]));
  receiveCoins(context, pool, [coin]);
}

/** Coins back from a staking pool; no transfer event. */
export function undelegateCoins(context: Context, pool: string, to: string, coin: Coin): void {
  if (coin.amount === 0n) return;
  spendCoins(context, pool, [coin]);
  trackUndelegation(context.store, to, coin);
  if (isVestingAccount(context.store, to)) context.gas.use(GAS.trackVesting);
  receiveCoins(context, to, [coin]);
}

/** New coins on a module account. */
export function mintCoins(context: Context, module: string, coins: readonly Coin[]): void {
  receiveCoins(context, moduleAccount(module), coins);
  changeSupply(context.store, coins, 1n);
  context.events.push(event('coinbase', ['minter', moduleAccount(module)], ['amount', coinsText(coins)]));
}

export function burnCoins(context: Context, module: string, coins: readonly Coin[]): void {
  spendCoins(context, moduleAccount(module), coins);
  changeSupply(context.store, coins, -1n);
  context.events.push(event('burn', ['burner', moduleAccount(module)], ['amount', coinsText(coins)]));
}

function changeSupply(store: Store, coins: readonly Coin[], sign: 1n | -1n): void {
  for (const { denom, amount } of coins) {
    const supply = supplyOf(store, denom) + sign * amount;
    if (supply === 0n) store.delete('supply', denom);
    else store.set('supply', denom, supply);
  }
}
