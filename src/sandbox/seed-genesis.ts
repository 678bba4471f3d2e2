import { consensusBytes, toAddress } from './address.ts';
import { toBase64 } from './go-encoding.ts';
import { CORE_MODULE_ACCOUNTS } from './modules/auth.ts';
import { PROXY } from './modules/liquid-stake.ts';
import { accountJson, addressOf, coin, consensusKey, DAY, operator, STKXPRT, XPRT, xprt } from './seed-accounts.ts';
import { type Coins, DELEGATIONS, LIQUID_STAKE, seedBalances } from './seed-balances.ts';
import { liquidJson, RECORD_DELEGATIONS, unbondingJson } from './seed-cases.ts';
import { SEED_VALIDATORS, type SeedValidator } from './seed-validators.ts';

/**
 * The genesis of the sandbox in the SDK's own format: real parameters of Core-1, invented people and validators. Always the same but for its time. Two liberties of ours,
 * both read by `genesis.ts`: gen_txs also hold plain delegations, and a signing info with a future `jailed_until` starts its validator jailed.
 */

const CHAIN_ID = 'core-sandbox-1';
/** Genesis time where nobody asks for another, milliseconds since 1970. */
const SEED_TIME = Date.parse('2026-10-01T09:00:00Z');
/** The seeded chain is a day old when it is first seen: rewards are pending and stkXPRT has compounded. Milliseconds. */
export const SEED_PAST = 86_400_000;

/** Blocks over which liveness is judged. */
const WINDOW = 10_000;

const decimal = (text: string): string => {
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(18, '0')}`;
};

/** `time`: of genesis, milliseconds since 1970; a page lets its chain begin now, so that "in 21 days" is a date to come. */
export function seedGenesis(time = SEED_TIME): unknown {
  const seconds = Math.floor(time / 1000);
  const balances = seedBalances();
  return {
    app_name: 'persistenceCore',
    app_version: 'v16.0.1',
    genesis_time: new Date(seconds * 1000).toISOString(),
    chain_id: CHAIN_ID,
    initial_height: 1,
    app_hash: null,
    app_state: {
      auth: { params: AUTH_PARAMS, accounts: accountsJson(balances, seconds) },
      bank: bankJson(balances),
      distribution: {
        params: {
          community_tax: decimal('0.1'),
          base_proposer_reward: decimal('0'),
          bonus_proposer_reward: decimal('0'),
          withdraw_addr_enabled: true,
        },
        fee_pool: { community_pool: [] },
        delegator_withdraw_infos: [],
      },
      epochs: { epochs: [epoch('hour', 3600), epoch('day', DAY), epoch('week', 7 * DAY)] },
      genutil: { gen_txs: [...SEED_VALIDATORS.map(createValidator), ...delegations()] },
      halving: { params: { blockHeight: '10519200' } },
      liquid: {
        params: { global_liquid_staking_cap: decimal('0.25'), validator_liquid_staking_cap: decimal('0.5') },
        ...liquidJson(),
      },
      liquidstake: liquidStakeJson(),
      mint: {
        // A block a second. While the sandbox's clock is moved in larger steps, `blocks_per_year` follows (`clock.ts`).
        minter: { inflation: decimal('0.095'), annual_provisions: decimal('0') },
        params: {
          mint_denom: XPRT,
          inflation_rate_change: decimal('1'),
          inflation_max: decimal('0.125'),
          inflation_min: decimal('0.0625'),
          goal_bonded: decimal('0.67'),
          blocks_per_year: '31557600',
        },
      },
      protocolpool: { continuous_funds: [], params: { enabled_distribution_denoms: [XPRT], distribution_frequency: '1' } },
      slashing: {
        params: {
          signed_blocks_window: `${WINDOW}`,
          min_signed_per_window: decimal('0.05'),
          downtime_jail_duration: '600s',
          slash_fraction_double_sign: decimal('0.05'),
          slash_fraction_downtime: decimal('0.0001'),
        },
        signing_infos: SEED_VALIDATORS.flatMap((seed, index) => signingInfo(seed, index, seconds)),
        missed_blocks: SEED_VALIDATORS.flatMap(missedBlocks),
      },
      staking: {
        params: {
          unbonding_time: `${21 * DAY}s`,
          max_validators: 18,
          max_entries: 7,
          historical_entries: 10000,
          bond_denom: XPRT,
          min_commission_rate: decimal('0.05'),
        },
        unbonding_delegations: unbondingJson(seconds),
      },
      transfer: { port_id: 'transfer', denoms: [], params: { send_enabled: true, receive_enabled: true }, total_escrowed: [] },
    },
    consensus: { params: CONSENSUS_PARAMS },
  };
}

const AUTH_PARAMS = {
  max_memo_characters: '512',
  tx_sig_limit: '7',
  tx_size_cost_per_byte: '10',
  sig_verify_cost_ed25519: '590',
  sig_verify_cost_secp256k1: '1000',
};

const CONSENSUS_PARAMS = {
  block: { max_bytes: '22020096', max_gas: '-1' },
  evidence: { max_age_num_blocks: '100000', max_age_duration: '172800000000000', max_bytes: '1048576' },
  validator: { pub_key_types: ['ed25519'] },
  version: { app: '0' },
  abci: { vote_extensions_enable_height: '0' },
};

function bankJson(balances: ReadonlyMap<string, Coins>) {
  const supply = new Map<string, bigint>();
  for (const coins of balances.values())
    for (const [denom, amount] of Object.entries(coins)) supply.set(denom, (supply.get(denom) ?? 0n) + amount);
  const sorted = (entries: readonly (readonly [string, bigint])[]) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([denom, amount]) => coin(denom, amount));
  return {
    params: { send_enabled: [], default_send_enabled: true },
    balances: [...balances].map(([address, coins]) => ({ address, coins: sorted(Object.entries(coins)) })),
    supply: sorted([...supply]),
    denom_metadata: [
      {
        description: 'The native token of Persistence',
        denom_units: [
          { denom: 'uxprt', exponent: 0, aliases: [] },
          { denom: 'mxprt', exponent: 3, aliases: [] },
          { denom: 'xprt', exponent: 6, aliases: [] },
        ],
        base: 'uxprt',
        display: 'xprt',
        name: 'Persistence',
        symbol: 'XPRT',
        uri: '',
        uri_hash: '',
      },
    ],
    send_enabled: [],
  };
}

const epoch = (identifier: string, seconds: number) => ({
  identifier,
  start_time: '0001-01-01T00:00:00Z',
  duration: `${seconds}s`,
  current_epoch: '0',
  current_epoch_start_time: '0001-01-01T00:00:00Z',
  epoch_counting_started: false,
  current_epoch_start_height: '0',
});

const genTx = (message: object) => ({ body: { messages: [message], memo: '' }, auth_info: { signer_infos: [] }, signatures: [] });

const createValidator = (seed: SeedValidator, index: number) =>
  genTx({
    '@type': '/cosmos.staking.v1beta1.MsgCreateValidator',
    description: { moniker: seed.moniker, identity: '', website: seed.website ?? '', security_contact: '', details: seed.details ?? '' },
    commission: { rate: decimal(seed.rate), max_rate: decimal(seed.maxRate), max_change_rate: decimal('0.05') },
    min_self_delegation: '1',
    delegator_address: '',
    validator_address: operator(index),
    pubkey: { '@type': '/cosmos.crypto.ed25519.PubKey', key: toBase64(consensusKey(index)) },
    value: coin(XPRT, xprt(seed.stake)),
  });

const delegate = (delegator: string, validator: number, amount: bigint) =>
  genTx({
    '@type': '/cosmos.staking.v1beta1.MsgDelegate',
    delegator_address: delegator,
    validator_address: operator(validator),
    amount: coin(XPRT, amount),
  });

/** Delegations of the people, of the accounts behind tokenized shares, and those of the liquid staking module by weight. */
function delegations(): object[] {
  const people = DELEGATIONS.map(([name, validator, whole]) => delegate(addressOf(name), validator, xprt(whole)));
  const records = RECORD_DELEGATIONS.map(([address, validator, amount]) => delegate(address, validator, amount));
  const liquid = SEED_VALIDATORS.flatMap(({ weight }, index) =>
    weight > 0 ? [delegate(PROXY, index, (LIQUID_STAKE * BigInt(weight)) / 10_000n)] : [],
  );
  return [...people, ...records, ...liquid];
}

function liquidStakeJson() {
  const listed = SEED_VALIDATORS.flatMap(({ weight }, index) => (weight > 0 ? [{ address: operator(index), weight }] : []));
  return {
    params: {
      liquid_bond_denom: STKXPRT,
      whitelisted_validators: listed.map(({ address, weight }) => ({ validator_address: address, target_weight: `${weight}` })),
      unstake_fee_rate: decimal('0'),
      lsm_disabled: false,
      min_liquid_stake_amount: '1000',
      cw_locked_pool_address: '',
      fee_account_address: addressOf('fees'),
      autocompound_fee_rate: decimal('0.05'),
      whitelist_admin_address: addressOf('admin'),
      module_paused: false,
    },
    liquid_validators: listed.map(({ address }) => ({ operator_address: address })),
  };
}

/** Module accounts are the chain's own and come after these. */
function accountsJson(balances: ReadonlyMap<string, Coins>, genesis: number): object[] {
  const modules: readonly string[] = Object.values(CORE_MODULE_ACCOUNTS);
  return [...balances.keys()].filter((address) => !modules.includes(address)).map((address) => accountJson(address, genesis));
}

const consensusAddress = (index: number): string => toAddress('consensus', consensusBytes(consensusKey(index)));

/** Until when a validator is jailed, seconds since 1970: for a day, or until the SDK's end of time. Nobody has their keys, so they stay out. */
function jailedUntil({ state }: SeedValidator, genesis: number): number {
  if (state === 'tombstoned') return 253_402_300_799;
  return state === 'jailed' ? genesis + DAY : 0;
}

function signingInfo(seed: SeedValidator, index: number, genesis: number): object[] {
  const until = jailedUntil(seed, genesis);
  if (until === 0 && seed.missed === 0) return [];
  const address = consensusAddress(index);
  const validator_signing_info = {
    address,
    start_height: '0',
    index_offset: '0',
    jailed_until: new Date(until * 1000).toISOString(),
    tombstoned: seed.state === 'tombstoned',
    missed_blocks_counter: `${seed.missed}`,
  };
  return [{ address, validator_signing_info }];
}

/** At the end of the window, so that a look at the chain's first hours finds them. */
function missedBlocks({ missed }: SeedValidator, index: number): object[] {
  if (missed === 0) return [];
  const blocks = Array.from({ length: missed }, (_, back) => ({ index: `${WINDOW - 1 - back}`, missed: true }));
  return [{ address: consensusAddress(index), missed_blocks: blocks }];
}
