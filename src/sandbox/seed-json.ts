import type { DenomMetadata } from './state.ts';

/** Pieces of a genesis file in the SDK's own format, as all chains of the sandbox have them. */

/** Base units by denom. */
export type Coins = Readonly<Record<string, bigint>>;

export const coin = (denom: string, amount: bigint) => ({ denom, amount: `${amount}` });

/** A decimal text with the 18 digits that a genesis file has. */
export const decimal = (text: string): string => {
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(18, '0')}`;
};

/** A chain before its first block. `seconds`: genesis time, since 1970. */
export const chainJson = (chain: {
  readonly chainId: string;
  readonly binary: string;
  readonly version: string;
  readonly seconds: number;
  readonly appState: object;
}) => ({
  app_name: chain.binary,
  app_version: chain.version,
  genesis_time: new Date(chain.seconds * 1000).toISOString(),
  chain_id: chain.chainId,
  initial_height: 1,
  app_hash: null,
  app_state: chain.appState,
  consensus: { params: CONSENSUS_PARAMS },
});

const CONSENSUS_PARAMS = {
  block: { max_bytes: '22020096', max_gas: '-1' },
  evidence: { max_age_num_blocks: '100000', max_age_duration: '172800000000000', max_bytes: '1048576' },
  validator: { pub_key_types: ['ed25519'] },
  version: { app: '0' },
  abci: { vote_extensions_enable_height: '0' },
};

export const AUTH_PARAMS = {
  max_memo_characters: '512',
  tx_sig_limit: '7',
  tx_size_cost_per_byte: '10',
  sig_verify_cost_ed25519: '590',
  sig_verify_cost_secp256k1: '1000',
};

export const baseAccount = (address: string) => ({ address, pub_key: null, account_number: '0', sequence: '0' });
export const plainAccount = (address: string) => ({ '@type': '/cosmos.auth.v1beta1.BaseAccount', ...baseAccount(address) });

/** The coins of several purses together. */
export function sumCoins(purses: Iterable<Coins>): Map<string, bigint> {
  const sum = new Map<string, bigint>();
  for (const coins of purses) for (const [denom, amount] of Object.entries(coins)) sum.set(denom, (sum.get(denom) ?? 0n) + amount);
  return sum;
}

/** Balances by address, and the one denom that describes itself: base units, display units and the exponent between them. */
export function bankJson(
  balances: ReadonlyMap<string, Coins>,
  { base, display, exponent, name, symbol }: Pick<DenomMetadata, 'base' | 'display' | 'name' | 'symbol'> & { readonly exponent: number },
) {
  const sorted = (entries: Iterable<readonly [string, bigint]>) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([denom, amount]) => coin(denom, amount));
  return {
    params: { send_enabled: [], default_send_enabled: true },
    balances: [...balances].map(([address, coins]) => ({ address, coins: sorted(Object.entries(coins)) })),
    supply: sorted(sumCoins(balances.values())),
    denom_metadata: [
      {
        description: `The native token of ${name}`,
        denom_units: [
          { denom: base, exponent: 0, aliases: [] },
          ...(exponent === 6 ? [{ denom: `m${display}`, exponent: 3, aliases: [] }] : []),
          { denom: display, exponent, aliases: [] },
        ],
        base,
        display,
        name,
        symbol,
        uri: '',
        uri_hash: '',
      },
    ],
    send_enabled: [],
  };
}

export const distributionJson = (communityTax: string) => ({
  params: {
    community_tax: decimal(communityTax),
    base_proposer_reward: decimal('0'),
    bonus_proposer_reward: decimal('0'),
    withdraw_addr_enabled: true,
  },
  fee_pool: { community_pool: [] },
  delegator_withdraw_infos: [],
});

/** Provisions of a year as parts of the supply: where inflation begins, and its bounds. A block a second, unless the clock is moved (`clock.ts`). */
export const mintJson = (denom: string, inflation: { readonly start: string; readonly max: string; readonly min: string }) => ({
  minter: { inflation: decimal(inflation.start), annual_provisions: decimal('0') },
  params: {
    mint_denom: denom,
    inflation_rate_change: decimal('1'),
    inflation_max: decimal(inflation.max),
    inflation_min: decimal(inflation.min),
    goal_bonded: decimal('0.67'),
    blocks_per_year: '31557600',
  },
});

/** Blocks over which liveness is judged. */
export const WINDOW = 10_000;

export const SLASHING_PARAMS = {
  signed_blocks_window: `${WINDOW}`,
  min_signed_per_window: decimal('0.05'),
  downtime_jail_duration: '600s',
  slash_fraction_double_sign: decimal('0.05'),
  slash_fraction_downtime: decimal('0.0001'),
};

/** `unbonding` in seconds. */
export const stakingParams = (denom: string, unbonding: number, maxValidators: number) => ({
  unbonding_time: `${unbonding}s`,
  max_validators: maxValidators,
  max_entries: 7,
  historical_entries: 10000,
  bond_denom: denom,
  min_commission_rate: decimal('0.05'),
});

const genTx = (message: object) => ({ body: { messages: [message], memo: '' }, auth_info: { signer_infos: [] }, signatures: [] });

/** A gen_tx by which a validator begins; `key` in base64. */
export const createValidatorTx = (validator: {
  readonly moniker: string;
  readonly website?: string;
  readonly details?: string;
  readonly rate: string;
  readonly maxRate: string;
  readonly operator: string;
  readonly key: string;
  readonly stake: object;
}) =>
  genTx({
    '@type': '/cosmos.staking.v1beta1.MsgCreateValidator',
    description: {
      moniker: validator.moniker,
      identity: '',
      website: validator.website ?? '',
      security_contact: '',
      details: validator.details ?? '',
    },
    commission: { rate: decimal(validator.rate), max_rate: decimal(validator.maxRate), max_change_rate: decimal('0.05') },
    min_self_delegation: '1',
    delegator_address: '',
    validator_address: validator.operator,
    pubkey: { '@type': '/cosmos.crypto.ed25519.PubKey', key: validator.key },
    value: validator.stake,
  });

/** Our own liberty: gen_txs also hold plain delegations (`genesis.ts`). */
export const delegateTx = (delegator: string, operator: string, amount: object) =>
  genTx({ '@type': '/cosmos.staking.v1beta1.MsgDelegate', delegator_address: delegator, validator_address: operator, amount });
