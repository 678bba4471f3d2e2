import { abciQuery, malformed } from '../abci.ts';
import type { Coin } from '../bank/queries.ts';
import type { ChainClient } from '../client.ts';
import { isNotFound } from '../not-found.ts';
import { bytes, field, integer, type Kind, nested, readMessage, repeated, text, writeMessage } from '../wire.ts';

/**
 * An account that owns coins which it cannot send yet. Amounts in base units, times in milliseconds since 1970 (0 where the kind has none).
 * `original` unlocks evenly (continuous), at once (delayed), in `periods` one after the other from `startTime` (periodic) or never (permanent).
 */
export type VestingAccount = {
  readonly kind: 'continuous' | 'delayed' | 'periodic' | 'permanent';
  readonly original: readonly Coin[];
  /** What was delegated out of free coins, and out of locked ones. */
  readonly delegatedFree: readonly Coin[];
  readonly delegatedVesting: readonly Coin[];
  readonly startTime: number;
  readonly endTime: number;
  readonly periods: readonly { readonly lengthMs: number; readonly amount: readonly Coin[] }[];
};

/** The last second of the year 9999: what is later never comes, and still is a date. */
const LAST_SECOND = 253_402_300_799n;

/** int64 seconds as milliseconds; not negative. */
const seconds: Kind<number> = {
  wire: 0,
  absent: 0,
  read: (raw, name) => {
    const whole = BigInt.asIntN(64, raw as bigint);
    if (whole < 0n) throw malformed(`${name} out of range`);
    return Number(whole < LAST_SECOND ? whole : LAST_SECOND) * 1000;
  },
};

const coin = nested({ denom: field(1, text), amount: field(2, integer) });
const queryAccountResponse = { account: field(1, nested({ typeUrl: field(1, text), value: field(2, bytes) })) };
const base = nested({
  original: repeated(2, coin),
  delegatedFree: repeated(3, coin),
  delegatedVesting: repeated(4, coin),
  endTime: field(5, seconds),
});
const vestingAccount = {
  base: field(1, base),
  startTime: field(2, seconds),
  periods: repeated(3, nested({ lengthMs: field(1, seconds), amount: repeated(2, coin) })),
};

const KINDS: ReadonlyMap<string, VestingAccount['kind']> = new Map([
  ['/cosmos.vesting.v1beta1.ContinuousVestingAccount', 'continuous'],
  ['/cosmos.vesting.v1beta1.DelayedVestingAccount', 'delayed'],
  ['/cosmos.vesting.v1beta1.PeriodicVestingAccount', 'periodic'],
  ['/cosmos.vesting.v1beta1.PermanentLockedAccount', 'permanent'],
]);

/** The vesting of an account; null for accounts of other kinds and unknown ones. Throws `ChainFailure`. Source: cosmos-sdk x/auth/vesting. */
export async function fetchVesting(client: ChainClient, address: string): Promise<VestingAccount | null> {
  try {
    const answer = await abciQuery(client, '/cosmos.auth.v1beta1.Query/Account', writeMessage([1, address]));
    const { typeUrl, value } = readMessage(answer, queryAccountResponse, 'account').account;
    const kind = KINDS.get(typeUrl);
    return kind ? readVesting(kind, value) : null;
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

function readVesting(kind: VestingAccount['kind'], value: Uint8Array): VestingAccount {
  const { base: common, ...rest } = readMessage(value, vestingAccount, 'vesting account');
  return { kind, ...common, ...rest };
}
