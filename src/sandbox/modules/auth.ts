import { addressBytes, moduleAddress, perPrefix, toAddress } from '../address.ts';
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
type ModuleName = keyof typeof MODULE_ACCOUNTS;

const names = Object.keys(MODULE_ACCOUNTS) as ModuleName[];

/** Addresses of the module accounts on Core-1: `moduleAddress` of each, written down so that a visit does not begin with hashing. */
export const CORE_MODULE_ACCOUNTS: Readonly<Record<ModuleName, string>> = {
  fee_collector: 'persistence17xpfvakm2amg962yls6f84z3kell8c5l749n9e',
  distribution: 'persistence1jv65s3grqf6v6jl3dp4t6c9t9rk99cd8fnz08m',
  bonded_tokens_pool: 'persistence1fl48vsnmsdzcv85q5d2q4z5ajdha8yu3mh0uhn',
  not_bonded_tokens_pool: 'persistence1tygms3xhhs3yv487phx3dw4a95jn7t7l0hndp8',
  gov: 'persistence10d07y265gmmuvt4z0w9aw880jnsr700j5w4kch',
  mint: 'persistence1m3h30wlvsf8llruxtpukdvsy0km2kum8xaptfy',
  transfer: 'persistence1yl6hdjhmkf37639730gffanpzndzdpmhqns6e8',
  interchainaccounts: 'persistence1vlthgax23ca9syk7xgaz347xmf4nuneffysyz5',
  wasm: 'persistence1xds4f0m87ajl3a6az6s2enhxrd0wta48726eam',
  liquidstake: 'persistence15uvj9phxl275x2yggyp2q4kalvhaw85syqnacq',
  protocolpool: 'persistence1purnwdrhg477r0evks8t5ah7c8thvrssvgkxr8',
  protocolpool_escrow: 'persistence139js96huvt800a0rprnsdqrj3ymjdlwaxftdsy',
};

/** On each chain the same bytes under its own prefix. */
const known = perPrefix(
  () => new Map<string, string>(names.map((name) => [name, toAddress('account', addressBytes(CORE_MODULE_ACCOUNTS[name]))])),
);

/** Address of a module's account on the chain whose code runs. */
export function moduleAccount(name: string): string {
  const found = known().get(name);
  if (found !== undefined) return found;
  const address = moduleAddress(name);
  known().set(name, address);
  return address;
}

const blocked = perPrefix(() => new Set(names.filter((name) => name !== 'liquidstake').map(moduleAccount)));
/** Whether sends and withdrawals to this address are refused. */
export const isBlocked = (address: string): boolean => blocked().has(address);

/** Gives an address an account with the next number. */
export function createAccount(store: Store, address: string, kind: AccountKind = { type: 'base' }): Account {
  const auth = store.single('auth');
  const account: Account = { address, number: auth.nextAccountNumber, sequence: 0n, pubKey: null, kind };
  store.put('auth', { ...auth, nextAccountNumber: auth.nextAccountNumber + 1n });
  store.set('accounts', address, account);
  return account;
}

/** Unless the address has an account already. */
export function createModuleAccount(store: Store, name: string, permissions: readonly string[]): void {
  const address = moduleAccount(name);
  if (!store.get('accounts', address)) createAccount(store, address, { type: 'module', name, permissions });
}

/** The module accounts that InitGenesis creates, after the genesis accounts. */
export function createModuleAccounts(store: Store): void {
  for (const name of names) createModuleAccount(store, name, MODULE_ACCOUNTS[name]);
}
