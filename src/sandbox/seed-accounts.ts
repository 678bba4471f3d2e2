import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { ACCOUNT, addressBytes, OPERATOR, toAddress } from './address.ts';
import { digest } from './digest.ts';
import { PROXY } from './modules/liquid-stake.ts';
import { SEED_VALIDATORS } from './seed-validators.ts';

/** Who is on the seeded chain and what they own. */

/** Seconds. */
export const DAY = 86_400;

export const XPRT = 'uxprt';
export const STKXPRT = 'stk/uxprt';
/** ATOM as seen on Core-1: a second fee denom, so that a wallet with several coins can be looked at. */
const ATOM = 'ibc/C8A74ABBE2AF892E15680D916A7C22130585CE5704F9B17A10F184A90D53BECA';

/** Base units by denom. */
export type Coins = Readonly<Record<string, bigint>>;
const WHOLE = 1_000_000n;
export const xprt = (whole: number): bigint => (BigInt(Math.round(whole * 1000)) * WHOLE) / 1000n;

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
];

/** XPRT behind stkXPRT, and stkXPRT in circulation: an exchange rate of 1.0531 XPRT, as after a year of compounding. */
export const LIQUID_STAKE = xprt(4_212_400);
const LIQUID_SUPPLY = xprt(4_000_000);
/** XPRT that neither the accounts above nor the validators hold: brings the bonded share near two thirds. */
const OTHER_XPRT = xprt(42_000_000);

const bytesOf = (text: string): Uint8Array => digest(new TextEncoder().encode(`stkhub sandbox ${text}`));
export const addressOf = (name: string): string => SANDBOX_ACCOUNTS.find((account) => account.name === name)?.address ?? '';

/** The first six validators are run by the recorded test keys, the others by keys that nobody has. */
const operatorBytes = (index: number): Uint8Array => {
  const known = addressOf(`val${index + 1}`);
  return known === '' ? bytesOf(`operator ${index}`).slice(0, 20) : addressBytes(known);
};
export const consensusKey = (index: number): Uint8Array => bytesOf(`consensus key ${index}`);
export const operator = (index: number): string => toAddress(OPERATOR, operatorBytes(index));
const OTHERS = toAddress(ACCOUNT, bytesOf('other holders').slice(0, 20));

export const coin = (denom: string, amount: bigint) => ({ denom, amount: `${amount}` });

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
    add(toAddress(ACCOUNT, operatorBytes(index)), XPRT, xprt(stake + 10));
  });
  for (const [name, , whole] of DELEGATIONS) add(addressOf(name), XPRT, xprt(whole));
  add(PROXY, XPRT, LIQUID_STAKE);
  add(OTHERS, XPRT, OTHER_XPRT);
  const held = Object.values(PURSES).reduce((sum, purse) => sum + (purse[STKXPRT] ?? 0n), 0n);
  add(OTHERS, STKXPRT, LIQUID_SUPPLY - held);
  return balances;
}

const baseAccount = (address: string) => ({ address, pub_key: null, account_number: '0', sequence: '0' });

/** 8,000 of the 10,000 XPRT of each vesting account are locked. `genesis`: seconds since 1970. */
export function accountJson(address: string, genesis: number): object {
  const name = SANDBOX_ACCOUNTS.find((account) => account.address === address)?.name;
  const vesting = (end: number) => ({
    base_account: baseAccount(address),
    original_vesting: [coin(XPRT, xprt(8_000))],
    delegated_free: [],
    delegated_vesting: [],
    end_time: `${end}`,
  });
  const start_time = `${genesis - 90 * DAY}`;
  const end = genesis + 275 * DAY;
  switch (name) {
    case 'vest-continuous':
      return { '@type': '/cosmos.vesting.v1beta1.ContinuousVestingAccount', base_vesting_account: vesting(end), start_time };
    case 'vest-delayed':
      return { '@type': '/cosmos.vesting.v1beta1.DelayedVestingAccount', base_vesting_account: vesting(end) };
    case 'vest-periodic': {
      const period = { length: `${(365 / 5) * DAY}`, amount: [coin(XPRT, xprt(1_600))] };
      const vesting_periods = Array.from({ length: 5 }, () => period);
      return { '@type': '/cosmos.vesting.v1beta1.PeriodicVestingAccount', base_vesting_account: vesting(end), start_time, vesting_periods };
    }
    case 'vest-permanent':
      return { '@type': '/cosmos.vesting.v1beta1.PermanentLockedAccount', base_vesting_account: vesting(0) };
    default:
      return { '@type': '/cosmos.auth.v1beta1.BaseAccount', ...baseAccount(address) };
  }
}
