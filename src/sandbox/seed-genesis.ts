import { consensusBytes, toAddress } from './address.ts';
import { toBase64 } from './go-encoding.ts';
import { CORE_MODULE_ACCOUNTS } from './modules/auth.ts';
import { PROXY } from './modules/liquid-stake.ts';
import { accountJson, addressOf, consensusKey, DAY, operator, STKXPRT, XPRT, xprt } from './seed-accounts.ts';
import { DELEGATIONS, LIQUID_STAKE, seedBalances } from './seed-balances.ts';
import { liquidJson, recordDelegations, unbondingJson } from './seed-cases.ts';
import {
  AUTH_PARAMS,
  bankJson,
  type Coins,
  chainJson,
  coin,
  createValidatorTx,
  decimal,
  delegateTx,
  distributionJson,
  mintJson,
  SLASHING_PARAMS,
  stakingParams,
  WINDOW,
} from './seed-json.ts';
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

/**
 * `time`: of genesis, milliseconds since 1970; a page lets its chain begin now, so that "in 21 days" is a date to come. `balances` and `transactions` are
 * given by who wants them to be pieces of work of their own.
 */
export function seedGenesis(time = SEED_TIME, balances = seedBalances(), transactions = seedTransactions()): unknown {
  const seconds = Math.floor(time / 1000);
  const appState = {
    auth: { params: AUTH_PARAMS, accounts: accountsJson(balances, seconds) },
    bank: bankJson(balances, { base: XPRT, display: 'xprt', exponent: 6, name: 'Persistence', symbol: 'XPRT' }),
    distribution: distributionJson('0.1'),
    epochs: { epochs: [epoch('hour', 3600), epoch('day', DAY), epoch('week', 7 * DAY)] },
    genutil: { gen_txs: transactions },
    halving: { params: { blockHeight: '10519200' } },
    liquid: {
      params: { global_liquid_staking_cap: decimal('0.25'), validator_liquid_staking_cap: decimal('0.5') },
      ...liquidJson(),
    },
    liquidstake: liquidStakeJson(),
    mint: mintJson(XPRT, { start: '0.095', max: '0.125', min: '0.0625' }),
    protocolpool: { continuous_funds: [], params: { enabled_distribution_denoms: [XPRT], distribution_frequency: '1' } },
    slashing: {
      params: SLASHING_PARAMS,
      signing_infos: SEED_VALIDATORS.flatMap((seed, index) => signingInfo(seed, index, seconds)),
      missed_blocks: SEED_VALIDATORS.flatMap(missedBlocks),
    },
    staking: { params: stakingParams(XPRT, 21 * DAY, 18), unbonding_delegations: unbondingJson(seconds) },
    transfer: { port_id: 'transfer', denoms: [], params: { send_enabled: true, receive_enabled: true }, total_escrowed: [] },
  };
  return chainJson({ chainId: CHAIN_ID, binary: 'persistenceCore', version: 'v16.0.1', seconds, appState });
}

/** The validators and who has delegated to them. */
export const seedTransactions = (): readonly object[] => [...SEED_VALIDATORS.map(createValidator), ...delegations()];

const epoch = (identifier: string, seconds: number) => ({
  identifier,
  start_time: '0001-01-01T00:00:00Z',
  duration: `${seconds}s`,
  current_epoch: '0',
  current_epoch_start_time: '0001-01-01T00:00:00Z',
  epoch_counting_started: false,
  current_epoch_start_height: '0',
});

const createValidator = (seed: SeedValidator, index: number) =>
  createValidatorTx({ ...seed, operator: operator(index), key: toBase64(consensusKey(index)), stake: coin(XPRT, xprt(seed.stake)) });

const delegate = (delegator: string, validator: number, amount: bigint) => delegateTx(delegator, operator(validator), coin(XPRT, amount));

/** Delegations of the people, of the accounts behind tokenized shares, and those of the liquid staking module by weight. */
function delegations(): object[] {
  const people = DELEGATIONS.map(([name, validator, whole]) => delegate(addressOf(name), validator, xprt(whole)));
  const records = recordDelegations().map(([address, validator, amount]) => delegate(address, validator, amount));
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
