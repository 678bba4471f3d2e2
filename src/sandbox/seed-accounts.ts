import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { addressBytes, toAddress } from './address.ts';
import { digest } from './digest.ts';
import { baseAccount, coin, plainAccount } from './seed-json.ts';

/** Who is on the seeded chain. */

/** Seconds. */
export const DAY = 86_400;

export const XPRT = 'uxprt';
export const STKXPRT = 'stk/uxprt';
const WHOLE = 1_000_000n;
export const xprt = (whole: number): bigint => (BigInt(Math.round(whole * 1000)) * WHOLE) / 1000n;

export const bytesOf = (text: string): Uint8Array => digest(new TextEncoder().encode(`stkhub sandbox ${text}`));
export const addressOf = (name: string): string => SANDBOX_ACCOUNTS.find((account) => account.name === name)?.address ?? '';

/** The first six validators are run by the recorded test keys, the others by keys that nobody has. */
export const operatorBytes = (index: number): Uint8Array => {
  const known = addressOf(`val${index + 1}`);
  return known === '' ? bytesOf(`operator ${index}`).slice(0, 20) : addressBytes(known);
};
export const consensusKey = (index: number): Uint8Array => bytesOf(`consensus key ${index}`);
/** The account that keeps what left over a channel: ibc-go v10 `modules/apps/transfer/types/keys.go`, GetEscrowAddress. */
export const escrowOf = (channel: string): string =>
  toAddress('account', digest(new TextEncoder().encode(`ics20-1\0transfer/${channel}`)).slice(0, 20));
export const operator = (index: number): string => toAddress('operator', operatorBytes(index));

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
      return plainAccount(address);
  }
}
