import { abciQuery, ChainFailure } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { isNotFound } from '../not-found.ts';
import { bytes, field, nested, optional, readMessage, text, uint, writeMessage } from '../wire.ts';

/** `vesting` accounts own coins that they cannot send yet; `module` accounts belong to the chain itself. */
export type AccountKind = 'base' | 'vesting' | 'module' | 'other';

/** What a signature needs of an account. `sequence` is the one that the next transaction must carry. */
export type AccountInfo = {
  readonly address: string;
  readonly accountNumber: bigint;
  readonly sequence: bigint;
  readonly kind: AccountKind;
};

const any = { typeUrl: field(1, text), value: field(2, bytes) };
const queryAccountResponse = { account: field(1, nested(any)) };
const baseAccount = { address: field(1, text), accountNumber: field(3, uint), sequence: field(4, uint) };
const wrappedAccount = { base: field(1, optional(baseAccount)) };
const vestingAccount = { vesting: field(1, optional(wrappedAccount)) };

/** The account, or null while nothing was ever sent to that address. Throws `ChainFailure`. Source: cosmos-sdk x/auth, x/auth/vesting. */
export async function fetchAccount(client: ChainClient, address: string): Promise<AccountInfo | null> {
  try {
    const answer = await abciQuery(client, '/cosmos.auth.v1beta1.Query/Account', writeMessage([1, address]));
    return readAccount(answer);
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}

function readAccount(answer: Uint8Array): AccountInfo {
  const { typeUrl, value } = readMessage(answer, queryAccountResponse, 'account').account;
  const { base, kind } = unwrap(typeUrl, value);
  if (!base) throw new ChainFailure({ kind: 'malformed', detail: 'account without base account' });
  return { ...base, kind };
}

/** Every account type wraps a BaseAccount as its field 1; vesting ones wrap it twice (`BaseVestingAccount` inside the concrete type). */
function unwrap(typeUrl: string, value: Uint8Array) {
  switch (typeUrl) {
    case '/cosmos.auth.v1beta1.BaseAccount':
      return { base: readMessage(value, baseAccount, typeUrl), kind: 'base' as const };
    case '/cosmos.auth.v1beta1.ModuleAccount':
      return { base: readMessage(value, wrappedAccount, typeUrl).base, kind: 'module' as const };
    case '/cosmos.vesting.v1beta1.BaseVestingAccount':
      return { base: readMessage(value, wrappedAccount, typeUrl).base, kind: 'vesting' as const };
    case '/cosmos.vesting.v1beta1.ContinuousVestingAccount':
    case '/cosmos.vesting.v1beta1.DelayedVestingAccount':
    case '/cosmos.vesting.v1beta1.PeriodicVestingAccount':
    case '/cosmos.vesting.v1beta1.PermanentLockedAccount':
      return { base: readMessage(value, vestingAccount, typeUrl).vesting?.base, kind: 'vesting' as const };
    default:
      return { base: readMessage(value, wrappedAccount, typeUrl).base, kind: 'other' as const };
  }
}
