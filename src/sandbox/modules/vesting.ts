import { addCoins, amountOf, subCoins } from '../coins.ts';
import { decInt, mul, quo, roundInt } from '../dec.ts';
import type { Account, Coin, Vesting } from '../state.ts';
import type { Store } from '../store.ts';
import { unixSeconds } from '../time.ts';

const isVesting = (account: Account | undefined): account is Account & { readonly kind: Vesting } =>
  account !== undefined && account.kind.type !== 'base' && account.kind.type !== 'module';

/** What has not vested yet at this block time (nanoseconds). */
function vestingCoins(vesting: Vesting, time: bigint): readonly Coin[] {
  const now = unixSeconds(time);
  if (vesting.type === 'permanent') return vesting.original;
  if (vesting.type === 'delayed') return now >= vesting.endTime ? [] : vesting.original;
  if (now <= vesting.startTime) return vesting.original;
  if (now >= vesting.endTime) return [];
  return subCoins(vesting.original, vesting.type === 'continuous' ? continuouslyVested(vesting, now) : periodicallyVested(vesting, now));
}

/** Rounded half to even, twice: so spendable can be one unit above the floor. */
function continuouslyVested(vesting: Vesting, now: bigint): Coin[] {
  const share = quo(decInt(now - vesting.startTime), decInt(vesting.endTime - vesting.startTime));
  return vesting.original
    .map(({ denom, amount }) => ({ denom, amount: roundInt(mul(decInt(amount), share)) }))
    .filter(({ amount }) => amount !== 0n);
}

function periodicallyVested(vesting: Vesting, now: bigint): Coin[] {
  let vested: Coin[] = [];
  let start = vesting.startTime;
  for (const period of vesting.periods) {
    if (now - start < period.length) break;
    vested = addCoins(vested, period.amount);
    start += period.length;
  }
  return vested;
}

/** Base units of a denom that a vesting account must keep: vesting and not delegated. */
export function lockedAmount(account: Account | undefined, denom: string, time: bigint): bigint {
  if (!isVesting(account)) return 0n;
  const vesting = amountOf(vestingCoins(account.kind, time), denom);
  const delegated = amountOf(account.kind.delegatedVesting, denom);
  return vesting > delegated ? vesting - delegated : 0n;
}

/** Notes a delegation from the account: vesting coins are used first. */
export function trackDelegation(store: Store, address: string, coin: Coin, time: bigint): void {
  const account = store.get('accounts', address);
  if (!isVesting(account)) return;
  const { kind } = account;
  const undelegatedVesting = amountOf(vestingCoins(kind, time), coin.denom) - amountOf(kind.delegatedVesting, coin.denom);
  const fromVesting = least(undelegatedVesting > 0n ? undelegatedVesting : 0n, coin.amount);
  const delegatedVesting = addAmount(kind.delegatedVesting, coin.denom, fromVesting);
  const delegatedFree = addAmount(kind.delegatedFree, coin.denom, coin.amount - fromVesting);
  store.set('accounts', address, { ...account, kind: { ...kind, delegatedVesting, delegatedFree } });
}

/** Notes coins coming back from a delegation: free ones first; an excess is not tracked. */
export function trackUndelegation(store: Store, address: string, coin: Coin): void {
  const account = store.get('accounts', address);
  if (!isVesting(account)) return;
  const { kind } = account;
  const free = least(amountOf(kind.delegatedFree, coin.denom), coin.amount);
  const vesting = least(amountOf(kind.delegatedVesting, coin.denom), coin.amount - free);
  const delegatedFree = addAmount(kind.delegatedFree, coin.denom, -free);
  const delegatedVesting = addAmount(kind.delegatedVesting, coin.denom, -vesting);
  store.set('accounts', address, { ...account, kind: { ...kind, delegatedVesting, delegatedFree } });
}

/** How much of its delegations a vesting account may tokenize; null when it is no vesting account. */
export function tokenizable(account: Account | undefined, denom: string, time: bigint): bigint | null {
  if (!isVesting(account)) return null;
  const over = amountOf(account.kind.delegatedVesting, denom) - amountOf(vestingCoins(account.kind, time), denom);
  return amountOf(account.kind.delegatedFree, denom) + (over > 0n ? over : 0n);
}

export const isVestingAccount = (store: Store, address: string): boolean => isVesting(store.get('accounts', address));

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const addAmount = (coins: readonly Coin[], denom: string, amount: bigint): readonly Coin[] =>
  amount === 0n ? coins : addCoins(coins, [{ denom, amount }]);
