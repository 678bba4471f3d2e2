import { toAddress } from './address.ts';
import { moduleAccount } from './modules/auth.ts';
import { PROXY } from './modules/liquid-stake.ts';
import { addressOf, bytesOf, escrowOf, operatorBytes, STKXPRT, XPRT, xprt } from './seed-accounts.ts';
import { recordDelegations, shareTokens, UNBONDING_POOL } from './seed-cases.ts';
import type { Coins } from './seed-json.ts';
import { SEED_VALIDATORS } from './seed-validators.ts';

/** What the people of the seeded chain own. */

/** ATOM as it is called here, `transfer/channel-0/uatom`, so that a wallet with several coins can be looked at. */
const ATOM = 'ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2';

/** What is on other chains is kept by the channel over which it went; who has it there is seeded with those chains (`counterparties/`). */
export const ESCROWED: Readonly<Record<string, Coins>> = {
  'channel-0': { [XPRT]: xprt(5_420), [STKXPRT]: xprt(150) },
  'channel-1': { [STKXPRT]: xprt(3_000) },
  'channel-2': { [XPRT]: xprt(40) },
};

/** What people own beyond what they have delegated. Whole units. */
const PURSES: Readonly<Record<string, Coins>> = {
  alice: { [XPRT]: xprt(25_000), [STKXPRT]: xprt(12_000) },
  bob: { [XPRT]: xprt(4_000), [STKXPRT]: xprt(2_500) },
  // Only stkXPRT: cannot pay a fee.
  carol: { [STKXPRT]: xprt(800) },
  // Too poor for the fee of a redemption.
  dave: { [XPRT]: xprt(0.02), [STKXPRT]: xprt(3) },
  erin: { [XPRT]: xprt(1_000_000), [STKXPRT]: xprt(150_000), [ATOM]: xprt(6_900) },
  'vest-continuous': { [XPRT]: xprt(10_000) },
  'vest-delayed': { [XPRT]: xprt(10_000) },
  'vest-periodic': { [XPRT]: xprt(10_000) },
  'vest-permanent': { [XPRT]: xprt(10_000) },
  // Holds the tokens of two records, see `seed-cases.ts`.
  'tokenized-shares': { [XPRT]: xprt(1_500) },
  // Cannot unbond any more at one validator of the pool, so that it cannot redeem either.
  'full-unbonding': { [XPRT]: xprt(250), [STKXPRT]: xprt(40) },
  admin: { [XPRT]: xprt(100) },
  fees: {},
  relayer: { [XPRT]: xprt(100) },
};

/** Delegations in whole XPRT: whose, to the validator with this place in the list. */
export const DELEGATIONS: readonly (readonly [name: string, validator: number, whole: number])[] = [
  ['alice', 0, 5_000],
  ['alice', 8, 1_250.5],
  ['alice', 19, 300],
  ['bob', 2, 750],
  ['erin', 1, 250_000],
  ['vest-continuous', 4, 3_000],
  ['tokenized-shares', 8, 1_000],
  ['full-unbonding', 2, 900],
  ['full-unbonding', 12, 400],
];

/** XPRT behind stkXPRT, and stkXPRT in circulation: an exchange rate of 1.0531 XPRT, as after a year of compounding. */
export const LIQUID_STAKE = xprt(4_212_400);
const LIQUID_SUPPLY = xprt(4_000_000);
/** All XPRT: what neither the accounts above nor the validators hold is somebody else's, and brings the bonded share near two thirds. */
const TOTAL_XPRT = xprt(125_954_100.52);

/** Balances before the delegations of the gen_txs; the order of the accounts gives them their numbers, people first. */
export function seedBalances(): ReadonlyMap<string, Coins> {
  const balances = new Map<string, Coins>();
  const add = (address: string, denom: string, amount: bigint): void => {
    const before = balances.get(address) ?? {};
    balances.set(address, { ...before, [denom]: (before[denom] ?? 0n) + amount });
  };
  for (const [name, purse] of Object.entries(PURSES)) {
    balances.set(addressOf(name), {});
    for (const [denom, amount] of Object.entries(purse)) add(addressOf(name), denom, amount);
  }
  SEED_VALIDATORS.forEach(({ stake }, index) => {
    add(toAddress('account', operatorBytes(index)), XPRT, xprt(stake + 10));
  });
  for (const [name, , whole] of DELEGATIONS) add(addressOf(name), XPRT, xprt(whole));
  add(PROXY, XPRT, LIQUID_STAKE);
  for (const [address, , amount] of recordDelegations()) add(address, XPRT, amount);
  for (const [holder, denom, amount] of shareTokens()) add(holder, denom, amount);
  add(moduleAccount('not_bonded_tokens_pool'), XPRT, UNBONDING_POOL);
  for (const [channel, coins] of Object.entries(ESCROWED))
    for (const [denom, amount] of Object.entries(coins)) add(escrowOf(channel), denom, amount);
  const others = toAddress('account', bytesOf('other holders').slice(0, 20));
  add(others, XPRT, TOTAL_XPRT - sumOf(balances, XPRT));
  add(others, STKXPRT, LIQUID_SUPPLY - sumOf(balances, STKXPRT));
  return balances;
}

const sumOf = (balances: ReadonlyMap<string, Coins>, denom: string): bigint =>
  [...balances.values()].reduce((sum, coins) => sum + (coins[denom] ?? 0n), 0n);
