import { accountOf } from './address.ts';
import { addCoins, coinsText } from './coins.ts';
import type { Context } from './context.ts';
import { dec } from './dec.ts';
import { GasMeter } from './gas.ts';
import { GenesisJson } from './genesis-json.ts';
import { createModuleAccounts } from './modules/auth.ts';
import { createValidator } from './modules/create-validator.ts';
import { delegateMessage } from './modules/staking-messages.ts';
import { findValidator, saveValidator } from './modules/validator.ts';
import { applyUpdates, updateValidatorSet } from './modules/validator-set.ts';
import type { AccountKind, Coin, Epoch, SandboxState, Singles, Tables } from './state.ts';
import { Store } from './store.ts';
import { ZERO_TIME } from './time.ts';

/** InitGenesis of all modules; see `initChain`. */
export function readGenesis(json: unknown): SandboxState {
  const genesis = new GenesisJson(json);
  const store = new Store({ tables: emptyTables(), singles: readSingles(genesis) });
  const app = genesis.at('app_state');
  readAccounts(store, app.at('auth'));
  readBank(store, app.at('bank'));
  readSigningInfos(store, app.at('slashing'));
  readLiquid(store, app);
  for (const info of app.at('distribution', 'delegator_withdraw_infos').list())
    store.set('withdrawAddresses', info.at('delegator_address').text(), info.at('withdraw_address').text());
  const context: Context = {
    store,
    height: 0n,
    time: store.single('genesisTime'),
    events: [],
    gas: new GasMeter(Number.POSITIVE_INFINITY),
  };
  for (const transaction of app.at('genutil', 'gen_txs').list()) deliver(context, transaction);
  jailPunished(context);
  const set = applyUpdates([], updateValidatorSet(context));
  store.put('validatorSets', { last: [], current: set, next: set });
  return store.freeze();
}

const TABLES: Record<keyof Tables, true> = {
  accounts: true,
  balances: true,
  supply: true,
  validators: true,
  delegations: true,
  unbondings: true,
  redelegations: true,
  unbondingQueue: true,
  redelegationQueue: true,
  lastPowers: true,
  withdrawAddresses: true,
  currentRewards: true,
  historicalRewards: true,
  outstandingRewards: true,
  commissions: true,
  slashEvents: true,
  startingInfos: true,
  signingInfos: true,
  missedBlocks: true,
  liquidShares: true,
  shareRecords: true,
  shareLocks: true,
  liquidValidators: true,
};
const emptyTables = (): SandboxState['tables'] =>
  Object.fromEntries(Object.keys(TABLES).map((name) => [name, new Map()])) as unknown as SandboxState['tables'];

function readSingles(genesis: GenesisJson): Singles {
  const app = genesis.at('app_state');
  const genesisTime = genesis.at('genesis_time').time();
  const auth = app.at('auth', 'params');
  return {
    chainId: genesis.at('chain_id').text(),
    height: 0n,
    time: genesisTime,
    genesisTime,
    auth: {
      params: {
        maxMemoCharacters: auth.at('max_memo_characters').int(512n),
        txSigLimit: auth.at('tx_sig_limit').int(7n),
        txSizeCostPerByte: auth.at('tx_size_cost_per_byte').int(10n),
        sigVerifyCostEd25519: auth.at('sig_verify_cost_ed25519').int(590n),
        sigVerifyCostSecp256k1: auth.at('sig_verify_cost_secp256k1').int(1000n),
      },
      nextAccountNumber: 0n,
    },
    bank: readBankSingle(app.at('bank')),
    staking: readStaking(app.at('staking', 'params')),
    validatorSets: { last: [], current: [], next: [] },
    distribution: readDistribution(app.at('distribution')),
    slashing: readSlashing(app.at('slashing', 'params')),
    mint: readMint(app.at('mint')),
    halving: { blockHeight: app.at('halving', 'params', 'blockHeight').int(0n) },
    epochs: readEpochs(app.at('epochs', 'epochs'), genesisTime),
    protocolPool: {
      enabledDenoms: app
        .at('protocolpool', 'params', 'enabled_distribution_denoms')
        .list()
        .map((item) => item.text())
        .sort(),
    },
    liquid: {
      params: {
        globalLiquidStakingCap: app.at('liquid', 'params', 'global_liquid_staking_cap').dec(),
        validatorLiquidStakingCap: app.at('liquid', 'params', 'validator_liquid_staking_cap').dec(),
      },
      totalLiquidTokens: app.at('liquid', 'total_liquid_staked_tokens').int(0n),
      lastRecordId: app.at('liquid', 'last_tokenize_share_record_id').int(0n),
    },
    liquidStake: readLiquidStake(app.at('liquidstake', 'params')),
    consensus: {
      maxGas: genesis.at('consensus', 'params', 'block', 'max_gas').int(-1n),
      maxBytes: genesis.at('consensus', 'params', 'block', 'max_bytes').int(22_020_096n),
    },
  };
}

function readBankSingle(bank: GenesisJson): Singles['bank'] {
  return {
    defaultSendEnabled: bank.at('params', 'default_send_enabled').bool(true),
    sendEnabled: bank
      .at('send_enabled')
      .list()
      .map((item) => ({ denom: item.at('denom').text(), enabled: item.at('enabled').bool() })),
    metadata: bank
      .at('denom_metadata')
      .list()
      .map((item) => ({
        description: item.at('description').text(''),
        denomUnits: item
          .at('denom_units')
          .list()
          .map((unit) => ({
            denom: unit.at('denom').text(),
            exponent: Number(unit.at('exponent').int(0n)),
            aliases: unit
              .at('aliases')
              .list()
              .map((alias) => alias.text()),
          })),
        base: item.at('base').text(''),
        display: item.at('display').text(''),
        name: item.at('name').text(''),
        symbol: item.at('symbol').text(''),
        uri: item.at('uri').text(''),
        uriHash: item.at('uri_hash').text(''),
      })),
  };
}

function readStaking(params: GenesisJson): Singles['staking'] {
  return {
    params: {
      unbondingTime: params.at('unbonding_time').duration(),
      maxValidators: Number(params.at('max_validators').int()),
      maxEntries: Number(params.at('max_entries').int()),
      historicalEntries: Number(params.at('historical_entries').int(0n)),
      bondDenom: params.at('bond_denom').text(),
      minCommissionRate: params.at('min_commission_rate').dec(dec(0n)),
    },
    nextUnbondingId: 1n,
  };
}

function readDistribution(distribution: GenesisJson): Singles['distribution'] {
  const params = distribution.at('params');
  return {
    params: {
      communityTax: params.at('community_tax').dec(),
      baseProposerReward: params.at('base_proposer_reward').dec(dec(0n)),
      bonusProposerReward: params.at('bonus_proposer_reward').dec(dec(0n)),
      withdrawAddrEnabled: params.at('withdraw_addr_enabled').bool(true),
    },
    communityPool: distribution.at('fee_pool', 'community_pool').decCoins(),
    previousProposer: '',
  };
}

function readSlashing(params: GenesisJson): Singles['slashing'] {
  return {
    signedBlocksWindow: params.at('signed_blocks_window').int(),
    minSignedPerWindow: params.at('min_signed_per_window').dec(),
    downtimeJailDuration: params.at('downtime_jail_duration').duration(),
    slashFractionDoubleSign: params.at('slash_fraction_double_sign').dec(),
    slashFractionDowntime: params.at('slash_fraction_downtime').dec(),
  };
}

function readMint(mint: GenesisJson): Singles['mint'] {
  const params = mint.at('params');
  return {
    params: {
      mintDenom: params.at('mint_denom').text(),
      inflationRateChange: params.at('inflation_rate_change').dec(),
      inflationMax: params.at('inflation_max').dec(),
      inflationMin: params.at('inflation_min').dec(),
      goalBonded: params.at('goal_bonded').dec(),
      blocksPerYear: params.at('blocks_per_year').int(),
    },
    inflation: mint.at('minter', 'inflation').dec(),
    annualProvisions: mint.at('minter', 'annual_provisions').dec(dec(0n)),
  };
}

/** A start in year 1 means the genesis time. */
function readEpochs(list: GenesisJson, genesisTime: bigint): Epoch[] {
  const epochs = list.list().map((epoch): Epoch => {
    const start = epoch.at('start_time').time();
    return {
      identifier: epoch.at('identifier').text(),
      startTime: start === ZERO_TIME ? genesisTime : start,
      duration: epoch.at('duration').duration(),
      currentEpoch: epoch.at('current_epoch').int(0n),
      currentEpochStartTime: epoch.at('current_epoch_start_time').time(),
      countingStarted: epoch.at('epoch_counting_started').bool(),
      currentEpochStartHeight: epoch.at('current_epoch_start_height').int(0n),
    };
  });
  return epochs.sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
}

function readLiquidStake(params: GenesisJson): Singles['liquidStake'] {
  return {
    liquidBondDenom: params.at('liquid_bond_denom').text(),
    whitelistedValidators: params
      .at('whitelisted_validators')
      .list()
      .map((item) => ({ validatorAddress: item.at('validator_address').text(), targetWeight: item.at('target_weight').int() })),
    unstakeFeeRate: params.at('unstake_fee_rate').dec(),
    lsmDisabled: params.at('lsm_disabled').bool(),
    minLiquidStakeAmount: params.at('min_liquid_stake_amount').int(),
    cwLockedPoolAddress: params.at('cw_locked_pool_address').text(''),
    feeAccountAddress: params.at('fee_account_address').text(),
    autocompoundFeeRate: params.at('autocompound_fee_rate').dec(),
    whitelistAdminAddress: params.at('whitelist_admin_address').text(''),
    modulePaused: params.at('module_paused').bool(),
  };
}

const VESTING = {
  '/cosmos.vesting.v1beta1.ContinuousVestingAccount': 'continuous',
  '/cosmos.vesting.v1beta1.DelayedVestingAccount': 'delayed',
  '/cosmos.vesting.v1beta1.PeriodicVestingAccount': 'periodic',
  '/cosmos.vesting.v1beta1.PermanentLockedAccount': 'permanent',
} as const;

/** Accounts get their numbers by their place in the list; module accounts come after them. */
function readAccounts(store: Store, auth: GenesisJson): void {
  let number = 0n;
  for (const account of auth.at('accounts').list()) {
    const type = account.at('@type').text() as keyof typeof VESTING;
    const vesting = account.at('base_vesting_account');
    const base = vesting.exists ? vesting.at('base_account') : account;
    const key = base.at('pub_key', 'key');
    const kind: AccountKind = !vesting.exists
      ? { type: 'base' }
      : {
          type: VESTING[type],
          original: vesting.at('original_vesting').coins(),
          delegatedFree: vesting.at('delegated_free').coins(),
          delegatedVesting: vesting.at('delegated_vesting').coins(),
          startTime: account.at('start_time').int(0n),
          endTime: vesting.at('end_time').int(0n),
          periods: account
            .at('vesting_periods')
            .list()
            .map((period) => ({ length: period.at('length').int(), amount: period.at('amount').coins() })),
        };
    const address = base.at('address').text();
    store.set('accounts', address, {
      address,
      number,
      sequence: base.at('sequence').int(0n),
      pubKey: key.exists ? key.bytes() : null,
      kind,
    });
    number += 1n;
  }
  store.put('auth', { ...store.single('auth'), nextAccountNumber: number });
  createModuleAccounts(store);
}

function readBank(store: Store, bank: GenesisJson): void {
  let supply: Coin[] = [];
  for (const balance of bank.at('balances').list()) {
    const coins = balance.at('coins').coins();
    if (coins.length > 0) store.set('balances', balance.at('address').text(), coins);
    supply = addCoins(supply, coins);
  }
  const stated = bank.at('supply').coins();
  if (stated.length > 0 && coinsText(stated) !== coinsText(supply))
    throw new Error(`genesis supply is incorrect, expected ${coinsText(stated)}, got ${coinsText(supply)}`);
  for (const { denom, amount } of supply) store.set('supply', denom, amount);
}

function readSigningInfos(store: Store, slashing: GenesisJson): void {
  for (const item of slashing.at('signing_infos').list()) {
    const address = item.at('address').text();
    const info = item.at('validator_signing_info');
    store.set('signingInfos', address, {
      address,
      startHeight: info.at('start_height').int(0n),
      indexOffset: info.at('index_offset').int(0n),
      jailedUntil: info.at('jailed_until').exists ? info.at('jailed_until').time() : 0n,
      tombstoned: info.at('tombstoned').bool(),
      missedBlocks: 0n,
    });
  }
}

function readLiquid(store: Store, app: GenesisJson): void {
  for (const item of app.at('liquidstake', 'liquid_validators').list()) {
    const operatorAddress = item.at('operator_address').text();
    store.set('liquidValidators', operatorAddress, { operatorAddress });
  }
}

/** A gen_tx: validators with their self-delegations, and plain delegations. No fee; the signer's key is stored and its sequence raised. */
function deliver(context: Context, transaction: GenesisJson): void {
  for (const message of transaction.at('body', 'messages').list()) {
    const value = message.at(message.at('@type').text().endsWith('MsgDelegate') ? 'amount' : 'value').coin();
    const operator = message.at('validator_address').text();
    const creates = message.at('@type').text().endsWith('MsgCreateValidator');
    if (creates) create(context, message, operator, value);
    else delegateMessage(context, message.at('delegator_address').text(), operator, value);
    const signer = creates ? accountOf(operator) : message.at('delegator_address').text();
    const account = context.store.get('accounts', signer);
    if (!account) throw new Error(`gen_tx: account ${signer} does not exist`);
    const [info] = transaction.at('auth_info', 'signer_infos').list();
    const key = info?.at('public_key', 'key');
    context.store.set('accounts', signer, {
      ...account,
      sequence: account.sequence + 1n,
      pubKey: key?.exists ? key.bytes() : account.pubKey,
    });
  }
}

function create(context: Context, message: GenesisJson, operator: string, value: Coin): void {
  const description = message.at('description');
  const commission = message.at('commission');
  createValidator(context, {
    operator,
    consensusKey: message.at('pubkey', 'key').bytes(),
    description: {
      moniker: description.at('moniker').text(''),
      identity: description.at('identity').text(''),
      website: description.at('website').text(''),
      securityContact: description.at('security_contact').text(''),
      details: description.at('details').text(''),
    },
    rate: commission.at('rate').dec(),
    maxRate: commission.at('max_rate').dec(),
    maxChangeRate: commission.at('max_change_rate').dec(),
    minSelfDelegation: message.at('min_self_delegation').int(1n),
    value,
  });
}

/** A validator whose signing info says that it is jailed beyond the genesis time starts jailed (our own rule, for seeded genesis files). */
function jailPunished(context: Context): void {
  const { store, time } = context;
  for (const { operatorAddress, consensusAddress } of [...store.all('validators').values()]) {
    const info = store.get('signingInfos', consensusAddress);
    if (info && info.jailedUntil > time) saveValidator(store, { ...findValidator(store, operatorAddress), jailed: true });
  }
}
