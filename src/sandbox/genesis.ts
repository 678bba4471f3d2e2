import { accountOf } from './address.ts';
import { addCoins, coinsText } from './coins.ts';
import type { Context } from './context.ts';
import { GasMeter } from './gas.ts';
import type { GenesisJson } from './genesis-json.ts';
import { readSingles } from './genesis-params.ts';
import { readLiquid, readSlashing, readUnbondings } from './genesis-records.ts';
import { createModuleAccounts } from './modules/auth.ts';
import { createValidator } from './modules/create-validator.ts';
import { delegateMessage } from './modules/staking-messages.ts';
import { findValidator, saveValidator } from './modules/validator.ts';
import { applyUpdates, updateValidatorSet } from './modules/validator-set.ts';
import type { AccountKind, Coin, SandboxState, Tables } from './state.ts';
import { Store } from './store.ts';

/** Account prefix of a chain: that of the first account that owns something. */
export function chainPrefix(genesis: GenesisJson): string {
  const [owner] = genesis.at('app_state', 'bank', 'balances').list();
  const address = owner?.at('address').text() ?? '';
  return address.slice(0, address.lastIndexOf('1'));
}

/**
 * InitGenesis of the modules that every chain has, in pieces of work of a few milliseconds, after each of which a page may have its turn: parameters, accounts
 * and balances; records; the gen_txs, and the validator set that comes of them. See `initChain`.
 */
export function* genesisSteps(genesis: GenesisJson): Generator<undefined, SandboxState> {
  const store = new Store({ tables: emptyTables(), singles: readSingles(genesis) });
  const app = genesis.at('app_state');
  readAccounts(store, app.at('auth'));
  readBank(store, app.at('bank'));
  yield;
  readSlashing(store, app.at('slashing'));
  readLiquid(store, app);
  readUnbondings(store, app.at('staking'));
  for (const info of app.at('distribution', 'delegator_withdraw_infos').list())
    store.set('withdrawAddresses', info.at('delegator_address').text(), info.at('withdraw_address').text());
  yield;
  const context: Context = {
    store,
    height: 0n,
    time: store.single('genesisTime'),
    events: [],
    gas: new GasMeter(Number.POSITIVE_INFINITY),
  };
  for (const [index, transaction] of app.at('genutil', 'gen_txs').list().entries()) {
    if (index > 0 && index % TXS_AT_ONCE === 0) yield;
    deliver(context, transaction);
  }
  jailPunished(context);
  const set = applyUpdates([], updateValidatorSet(context));
  store.put('validatorSets', { last: [], current: set, next: set });
  return store.freeze();
}

/** gen_txs of one piece of work. */
const TXS_AT_ONCE = 16;

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
  ibcClients: true,
  ibcConsensusStates: true,
  ibcConnections: true,
  ibcChannels: true,
  ibcCommitments: true,
  ibcReceipts: true,
  ibcAcknowledgements: true,
  transferDenoms: true,
  transferEscrow: true,
  forwards: true,
  hostChains: true,
  deposits: true,
  lsmDeposits: true,
  hostUnbondings: true,
  userUnbondings: true,
  validatorUnbondings: true,
  hostQuestions: true,
};
/** Every table, without records. */
export const emptyTables = (): SandboxState['tables'] =>
  Object.fromEntries(Object.keys(TABLES).map((name) => [name, new Map()])) as unknown as SandboxState['tables'];

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
