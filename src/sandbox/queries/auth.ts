import { byAddress, prefixOf } from '../address.ts';
import type { Account, Vesting } from '../state.ts';
import { type AnyValue, fields, list, optional, packAny, type Value } from '../wire.ts';
import { coins } from '../wire-coins.ts';
import { bareAddressArgument } from './address-argument.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

const PUBLIC_KEY = fields({ key: [1, 'bytes'] });
const BASE_ACCOUNT = fields({
  address: [1, 'string'],
  pub_key: [2, optional('any')],
  account_number: [3, 'uint64'],
  sequence: [4, 'uint64'],
});
const MODULE_ACCOUNT = fields({ base_account: [1, BASE_ACCOUNT], name: [2, 'string'], permissions: [3, list('string')] });
const BASE_VESTING = fields({
  base_account: [1, BASE_ACCOUNT],
  original_vesting: coins(2),
  delegated_free: coins(3),
  delegated_vesting: coins(4),
  end_time: [5, 'int64'],
});
const base_vesting_account = [1, BASE_VESTING] as const;
const WHOLE_VESTING = fields({ base_vesting_account });
const CONTINUOUS = fields({ base_vesting_account, start_time: [2, 'int64'] });
const PERIOD = fields({ length: [1, 'int64'], amount: coins(2) });
const PERIODIC = fields({ base_vesting_account, start_time: [2, 'int64'], vesting_periods: [3, list(PERIOD)] });
const PARAMS = fields({
  max_memo_characters: [1, 'uint64'],
  tx_sig_limit: [2, 'uint64'],
  tx_size_cost_per_byte: [3, 'uint64'],
  sig_verify_cost_ed25519: [4, 'uint64'],
  sig_verify_cost_secp256k1: [5, 'uint64'],
});

const baseAccount = ({ address, number, sequence, pubKey }: Account): Value<typeof BASE_ACCOUNT> => ({
  address,
  pub_key: pubKey && packAny('/cosmos.crypto.secp256k1.PubKey', PUBLIC_KEY, { key: pubKey }),
  account_number: number,
  sequence,
});

function packAccount(account: Account): AnyValue {
  const { kind } = account;
  switch (kind.type) {
    case 'base':
      return packAny('/cosmos.auth.v1beta1.BaseAccount', BASE_ACCOUNT, baseAccount(account));
    case 'module': {
      const value = { base_account: baseAccount(account), name: kind.name, permissions: kind.permissions };
      return packAny('/cosmos.auth.v1beta1.ModuleAccount', MODULE_ACCOUNT, value);
    }
    default:
      return packVesting(account, kind);
  }
}

function packVesting(account: Account, vesting: Vesting): AnyValue {
  const base_vesting_account = {
    base_account: baseAccount(account),
    original_vesting: vesting.original,
    delegated_free: vesting.delegatedFree,
    delegated_vesting: vesting.delegatedVesting,
    end_time: vesting.endTime,
  };
  const start_time = vesting.startTime;
  switch (vesting.type) {
    case 'continuous':
      return packAny('/cosmos.vesting.v1beta1.ContinuousVestingAccount', CONTINUOUS, { base_vesting_account, start_time });
    case 'periodic':
      return packAny('/cosmos.vesting.v1beta1.PeriodicVestingAccount', PERIODIC, {
        base_vesting_account,
        start_time,
        vesting_periods: vesting.periods,
      });
    case 'delayed':
      return packAny('/cosmos.vesting.v1beta1.DelayedVestingAccount', WHOLE_VESTING, { base_vesting_account });
    case 'permanent':
      return packAny('/cosmos.vesting.v1beta1.PermanentLockedAccount', WHOLE_VESTING, { base_vesting_account });
  }
}

const SERVICE = 'cosmos.auth.v1beta1.Query';

function accountOrNotFound(accounts: ReadonlyMap<string, Account>, text: string): Account {
  const address = bareAddressArgument(text);
  const account = accounts.get(address);
  if (!account) throw new QueryFailure('NotFound', `account ${address} not found`);
  return account;
}

export const authQueries: readonly Query[] = [
  query(`${SERVICE}/Account`, fields({ address: [1, 'string'] }), fields({ account: [1, 'any'] }), ({ tables }, { address }) => ({
    account: packAccount(accountOrNotFound(tables.accounts, address)),
  })),
  query(`${SERVICE}/AccountInfo`, fields({ address: [1, 'string'] }), fields({ info: [1, BASE_ACCOUNT] }), ({ tables }, { address }) => ({
    info: baseAccount(accountOrNotFound(tables.accounts, address)),
  })),
  query(
    `${SERVICE}/Accounts`,
    fields({ pagination: pageRequest(1) }),
    fields({ accounts: [1, list('any')], pagination: pageResponse(2) }),
    ({ tables }, request) => {
      const all = [...tables.accounts.values()].sort((a, b) => byAddress(a.address, b.address));
      const { page, pagination } = paginate(all, request.pagination, ({ address }) => address);
      return { accounts: page.map(packAccount), pagination };
    },
  ),
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, PARAMS] }), ({ singles: { auth } }) => ({
    params: {
      max_memo_characters: auth.params.maxMemoCharacters,
      tx_sig_limit: auth.params.txSigLimit,
      tx_size_cost_per_byte: auth.params.txSizeCostPerByte,
      sig_verify_cost_ed25519: auth.params.sigVerifyCostEd25519,
      sig_verify_cost_secp256k1: auth.params.sigVerifyCostSecp256k1,
    },
  })),
  plainQuery(`${SERVICE}/ModuleAccounts`, fields({ accounts: [1, list('any')] }), ({ tables }) => ({
    accounts: [...tables.accounts.values()].filter(({ kind }) => kind.type === 'module').map(packAccount),
  })),
  plainQuery(`${SERVICE}/Bech32Prefix`, fields({ bech32_prefix: [1, 'string'] }), () => ({ bech32_prefix: prefixOf('account') })),
];
