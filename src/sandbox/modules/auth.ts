import { moduleAddress } from '../address.ts';
import type { Account, AccountKind } from '../state.ts';
import type { Store } from '../store.ts';

/** Module accounts and their permissions. All but `liquidstake` are blocked receivers. */
const MODULE_ACCOUNTS = {
  fee_collector: [],
  distribution: [],
  bonded_tokens_pool: ['burner', 'staking'],
  not_bonded_tokens_pool: ['burner', 'staking'],
  gov: ['burner'],
  mint: ['minter'],
  transfer: ['minter', 'burner'],
  interchainaccounts: [],
  wasm: ['burner'],
  liquidstake: ['minter', 'burner'],
  protocolpool: [],
  protocolpool_escrow: [],
} as const;
export type ModuleName = keyof typeof MODULE_ACCOUNTS;

const names = Object.keys(MODULE_ACCOUNTS) as ModuleName[];

/** Addresses of the module accounts by name. */
export const MODULE = Object.fromEntries(names.map((name) => [name, moduleAddress(name)])) as Readonly<Record<ModuleName, string>>;

const blocked = new Set(names.filter((name) => name !== 'liquidstake').map((name) => MODULE[name]));
/** Whether sends and withdrawals to this address are refused. */
export const isBlocked = (address: string): boolean => blocked.has(address);

/** Gives an address an account with the next number. */
export function createAccount(store: Store, address: string, kind: AccountKind = { type: 'base' }): Account {
  const auth = store.single('auth');
  const account: Account = { address, number: auth.nextAccountNumber, sequence: 0n, pubKey: null, kind };
  store.put('auth', { ...auth, nextAccountNumber: auth.nextAccountNumber + 1n });
  store.set('accounts', address, account);
  return account;
}

/** The module accounts that InitGenesis creates, after the genesis accounts. */
export function createModuleAccounts(store: Store): void {
  for (const name of names)
    if (!store.get('accounts', MODULE[name]))
      createAccount(store, MODULE[name], { type: 'module', name, permissions: MODULE_ACCOUNTS[name] });
}
