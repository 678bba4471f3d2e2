import { prefixOf } from './address.ts';
import { dec } from './dec.ts';
import type { GenesisJson } from './genesis-json.ts';
import type { Epoch, Singles } from './state.ts';
import { ZERO_TIME } from './time.ts';

/** Parameters and counters of all modules from a genesis file. */
export function readSingles(genesis: GenesisJson): Singles {
  const app = genesis.at('app_state');
  const genesisTime = genesis.at('genesis_time').time();
  const auth = app.at('auth', 'params');
  return {
    chainId: genesis.at('chain_id').text(),
    prefix: prefixOf('account'),
    binary: { name: genesis.at('app_name').text(''), version: genesis.at('app_version').text('') },
    modules: [],
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
    staking: readStaking(app.at('staking')),
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
        globalLiquidStakingCap: app.at('liquid', 'params', 'global_liquid_staking_cap').dec(dec(0n)),
        validatorLiquidStakingCap: app.at('liquid', 'params', 'validator_liquid_staking_cap').dec(dec(0n)),
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

/** Base units per voting power are a constant of a chain's binary, so no genesis file of the SDK has them; ours may (coins with 18 decimals). */
function readStaking(staking: GenesisJson): Singles['staking'] {
  const params = staking.at('params');
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
    powerReduction: staking.at('power_reduction').int(1_000_000n),
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
    liquidBondDenom: params.at('liquid_bond_denom').text(''),
    whitelistedValidators: params
      .at('whitelisted_validators')
      .list()
      .map((item) => ({ validatorAddress: item.at('validator_address').text(), targetWeight: item.at('target_weight').int() })),
    unstakeFeeRate: params.at('unstake_fee_rate').dec(dec(0n)),
    lsmDisabled: params.at('lsm_disabled').bool(),
    minLiquidStakeAmount: params.at('min_liquid_stake_amount').int(0n),
    cwLockedPoolAddress: params.at('cw_locked_pool_address').text(''),
    feeAccountAddress: params.at('fee_account_address').text(''),
    autocompoundFeeRate: params.at('autocompound_fee_rate').dec(dec(0n)),
    whitelistAdminAddress: params.at('whitelist_admin_address').text(''),
    modulePaused: params.at('module_paused').bool(),
  };
}
