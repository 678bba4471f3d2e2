import { beforeEach, describe, expect, test } from 'vitest';
import { type HostWorld, hostWorld, registerHub, sendToCore } from '#testing/host-world.ts';
import { onChain } from '../address.ts';
import { coin } from '../coins.ts';
import type { Context } from '../context.ts';
import { ONE, parseDec } from '../dec.ts';
import type { Event } from '../events.ts';
import { transfer } from '../ibc/msg-transfer.ts';
import { relayerHere } from '../ibc/relayer-account.ts';
import { slashValidator } from '../intervention.ts';
import { balanceOf, mintCoins, sendFromModule, supplyOf } from '../modules/bank.ts';
import { tokenizeShares } from '../modules/liquid.ts';
import { delegateMessage } from '../modules/staking-messages.ts';
import { Refusal } from '../refusal.ts';
import { addressOf } from '../seed-accounts.ts';
import type { Coin } from '../state.ts';
import { Store } from '../store.ts';
import { SECOND } from '../time.ts';
import { encode } from '../wire.ts';
import { liquidStake, liquidUnstake, redeem } from './actions.ts';
import { depositSum, depositsInState, depositsWhere } from './deposits.ts';
import { hostChainAt, ibcDenomOf, mintDenomOf, saveHostChain, totalDelegations } from './host-chain.ts';
import { lsmDepositsWhere } from './lsm-deposits.ts';
import { PARAMS } from './module-accounts.ts';
import { msgSubmitQueryResponse, RESPONSE } from './query-response.ts';
import { DepositState, type HostChain, LsmDepositState, UnbondingState } from './records.ts';
import { liquidStakeShares } from './stake-shares.ts';
import { unbondingsWhere, userUnbondingsWhere } from './unbondings.ts';
import { UPDATE_FORM } from './update-host-chain.ts';

/** A day of six blocks of ten minutes; what unbonds takes six days. */
const HUB = 'hub-sandbox-1';
const ALICE = addressOf('alice');
const ALICE_THERE = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
const [BLOCK, DAY] = [600, 3600];
const ATOM = 1_000_000n;

let world: HostWorld;
const store = (): Store => new Store(world.core.state);
const chain = (): HostChain => hostChainAt(store(), HUB);
const blocks = (count: number): void => {
  for (let block = 0; block < count; block++) world.step(BLOCK);
};
/** Blocks until something holds; fails when it never does. */
function until(holds: () => boolean, most = 120): void {
  for (let block = 0; block < most && !holds(); block++) world.step(BLOCK);
  expect(holds()).toBe(true);
}
const has = (denom: string, who = ALICE): bigint => balanceOf(store(), who, denom);
const atomOf = (): bigint => has(ibcDenomOf(chain()));
const stkOf = (): bigint => has(mintDenomOf(chain()));
const unbonding = () => unbondingsWhere(store(), () => true)[0];

/** Runs something as a message would; the code of its refusal, or 0. */
function run(work: (context: Context) => void): number {
  let code = 0;
  world.change(world.core, (context) => {
    const mark = context.store.mark();
    try {
      work(context);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      context.store.revertTo(mark);
      code = error.code;
    }
  });
  return code;
}
const stake = (amount: bigint): number => run((context) => liquidStake(context, ALICE, coin(ibcDenomOf(chain()), amount)));
const unstake = (amount: bigint): number => run((context) => liquidUnstake(context, ALICE, coin(mintDenomOf(chain()), amount)));

function begin(changes: Parameters<typeof registerHub>[1] = {}): void {
  world = hostWorld({ daySeconds: DAY, hourSeconds: 900, unbondingSeconds: 6 * DAY });
  registerHub(world, { unbondingFactor: 2n, ...changes });
  sendToCore(world, ALICE_THERE, ALICE, 1000n * ATOM);
  blocks(4);
}

/** Alice has staked 500 ATOM, which are delegated by now. */
function staked(changes: Parameters<typeof registerHub>[1] = {}): void {
  begin(changes);
  expect(stake(500n * ATOM)).toBe(0);
  until(() => totalDelegations(chain()) === 500n * ATOM);
}

describe('unbondings that do not go well', () => {
  beforeEach(() => staked());

  test('an undelegation that is too late fails, and its stk comes back', () => {
    expect(unstake(100n * ATOM)).toBe(0);
    until(() => unbonding()?.state === UnbondingState.pending);
    world.relayer.orders = { ...world.relayer.orders, work: 'stopped' };
    until(() => unbonding()?.state === UnbondingState.initiated);
    expect(stkOf()).toBe(400n * ATOM);
    blocks(14);
    world.relayer.orders = { ...world.relayer.orders, work: 'running' };
    until(() => unbonding() === undefined);
    expect(stkOf()).toBe(500n * ATOM);
    expect(userUnbondingsWhere(store(), () => true)).toEqual([]);
    expect(totalDelegations(chain())).toBeGreaterThanOrEqual(500n * ATOM);
  });

  test('an undelegation that the host chain refuses fails too', () => {
    world.change(world.hub, ({ store }) => {
      const staking = store.single('staking');
      store.put('staking', { ...staking, params: { ...staking.params, maxEntries: 0 } });
    });
    expect(unstake(100n * ATOM)).toBe(0);
    until(() => unbonding() === undefined);
    expect(stkOf()).toBe(500n * ATOM);
  });

  test('coins that are lost on their way back are sent again', () => {
    const before = atomOf();
    expect(unstake(100n * ATOM)).toBe(0);
    until(() => unbonding()?.state === UnbondingState.matured);
    // The hub executes the transfer; its packet then waits for a relayer until it is too late.
    until(() => [...world.hub.state.tables.ibcCommitments.values()].some(({ sourcePort }) => sourcePort === 'transfer'));
    world.relayer.orders = { ...world.relayer.orders, work: 'stopped' };
    blocks(14);
    world.relayer.orders = { ...world.relayer.orders, work: 'running' };
    until(() => unbonding() === undefined);
    expect(atomOf()).toBe(before + 100n * ATOM);
  });

  test('what a stopped chain could not begin to unbond is begun on a later day', () => {
    expect(unstake(100n * ATOM)).toBe(0);
    const day = unbonding()?.epoch_number ?? 0n;
    const active = (is: boolean): void => world.change(world.core, ({ store }) => saveHostChain(store, { ...chain(), active: is }));
    active(false);
    blocks(14);
    expect(unbonding()?.state).toBe(UnbondingState.pending);
    expect(unstake(100n * ATOM)).toBe(2016);
    active(true);
    until(() => unbonding()?.state === UnbondingState.maturing);
    expect(unbonding()?.epoch_number).toBe(day);
  });
});

describe('deposits', () => {
  beforeEach(() => begin());

  test('one that is too late is sent again on the next day', () => {
    expect(stake(10n * ATOM)).toBe(0);
    world.relayer.orders = { ...world.relayer.orders, work: 'stopped' };
    until(() => depositsInState(store(), chain(), DepositState.sent).length === 1);
    blocks(14);
    world.relayer.orders = { ...world.relayer.orders, work: 'running' };
    until(() => depositsInState(store(), chain(), DepositState.sent).length === 0);
    expect(depositSum(depositsInState(store(), chain(), DepositState.pending))).toBe(10n * ATOM);
    until(() => totalDelegations(chain()) === 10n * ATOM);
  });

  test('redeeming all that is pending uses the day up: nothing can be staked until the next', () => {
    expect(stake(10n * ATOM)).toBe(0);
    world.change(world.core, ({ store }) => {
      saveHostChain(store, { ...chain(), params: { ...chain().params, redemption_fee: parseDec('0') } });
    });
    const denom = mintDenomOf(chain());
    expect(run((context) => redeem(context, ALICE, coin(denom, 10n * ATOM)))).toBe(0);
    expect(depositsWhere(store(), ({ amount }) => amount.amount > 0n)).toEqual([]);
    expect(stake(ATOM)).toBe(2007);
    blocks(7);
    expect(stake(ATOM)).toBe(0);
  });
});

/** New coins as if every block of the hub were the ten minutes that pass between two: else there are next to no rewards. */
function mintPerBlock(): void {
  world.change(world.hub, ({ store }) => {
    const mint = store.single('mint');
    store.put('mint', { ...mint, params: { ...mint.params, blocksPerYear: 52_596n } });
  });
}

test('rewards come back day by day, less the fee, and the rate rises', () => {
  staked();
  mintPerBlock();
  const before = chain().c_value;
  const fees = has(ibcDenomOf(chain()), PARAMS.fee_address);
  until(() => has(ibcDenomOf(chain()), PARAMS.fee_address) > fees);
  const fee = has(ibcDenomOf(chain()), PARAMS.fee_address) - fees;
  const brought = depositSum(depositsInState(store(), chain(), DepositState.pending));
  // Five percent, truncated: nineteen times as much is staked.
  expect(brought).toBeGreaterThanOrEqual(19n * fee);
  expect(brought).toBeLessThan(19n * fee + 20n);
  expect(chain().c_value).toBeLessThan(before);
});

test('rewards beyond what a day may bring wait for another', () => {
  staked({ autoCompound: '0.001' });
  mintPerBlock();
  until(() => chain().rewards_account.balance.amount > 0n);
  const most = (500n * ATOM * chain().auto_compound_factor) / ONE;
  const held = chain().rewards_account.balance.amount;
  expect(held).toBeGreaterThan(most);
  until(() => depositSum(depositsInState(store(), chain(), DepositState.pending)) > 0n);
  expect(depositSum(depositsInState(store(), chain(), DepositState.pending))).toBe(most - most / 20n);
});

describe('a slash on the host chain', () => {
  const slashFirst = (basisPoints: number): string => {
    const { operator_address } = chain().validators[0] ?? { operator_address: '' };
    const change = onChain('cosmos', () => slashValidator(operator_address, basisPoints));
    world.hub.intervene((state) => onChain('cosmos', () => change(state)));
    return operator_address;
  };
  const eventsSince = (height: number): Event[] =>
    world.core.txs
      .all()
      .filter((tx) => tx.height > height)
      .flatMap(({ result }) => result.events);

  test('makes the stk worth less, as soon as it is heard of', () => {
    staked();
    const before = chain();
    const operator = slashFirst(20);
    blocks(3);
    const validator = chain().validators.find(({ operator_address }) => operator_address === operator);
    expect(validator?.exchange_rate).toBeLessThan(ONE);
    expect(validator?.status).toBe('BOND_STATUS_UNBONDING');
    expect(validator?.delegated_amount).toBe(174_650_000n);
    expect(chain().c_value).toBeGreaterThan(before.c_value);
    expect(chain().active).toBe(true);
  });

  test('stops the chain when it is too large, until its administrator opens it again', () => {
    staked();
    until(() => chain().params.upper_c_value_limit !== parseDec('1.01'));
    const { height } = world.core;
    slashFirst(1000);
    blocks(3);
    expect(chain().active).toBe(false);
    expect(eventsSince(height).map(({ type }) => type)).toContain('chain_disabled');
    expect(stake(ATOM)).toBe(2016);
    expect(unstake(ATOM)).toBe(2016);
    const update = world.core.application.messages.get('/pstake.liquidstakeibc.v1beta1.MsgUpdateHostChain');
    const open = (authority: string): number =>
      run((context) => {
        const updates = [
          { key: 'upper_c_value_limit', value: '2' },
          { key: 'lower_c_value_limit', value: '0.5' },
          { key: 'active', value: 'true' },
        ];
        update?.read(encode(UPDATE_FORM, { authority, chain_id: HUB, updates })).execute(context);
      });
    expect(open(ALICE)).toBe(24);
    expect(open(addressOf('admin'))).toBe(0);
    blocks(12);
    expect(chain().active).toBe(true);
    expect(stake(ATOM)).toBe(0);
  });
});

test('only the relayer is believed about another chain, and only about one that is registered', () => {
  staked();
  const before = chain();
  const tell = (from_address: string, chain_id: string): number =>
    run((context) => {
      const told = { chain_id, query_id: 'reward-balances', result: Uint8Array.of(10, 1, 57), from_address };
      msgSubmitQueryResponse.read(encode(RESPONSE, told)).execute(context);
    });
  expect(tell(ALICE, HUB)).toBe(4);
  expect(chain()).toEqual(before);
  expect(tell(relayerHere(), 'elsewhere-1')).toBe(38);
});

describe('share tokens', () => {
  let tokens: Coin;

  /** Alice turns stake at the hub's first validator into tokens and sends them over. */
  beforeEach(() => {
    begin({ lsm: true });
    const { operator_address } = chain().validators[0] ?? { operator_address: '' };
    world.change(world.hub, (context) => {
      mintCoins(context, 'mint', [coin('uatom', 80n * ATOM)]);
      sendFromModule(context, 'mint', ALICE_THERE, [coin('uatom', 80n * ATOM)]);
      delegateMessage(context, ALICE_THERE, operator_address, coin('uatom', 80n * ATOM));
      const made = tokenizeShares(context, ALICE_THERE, operator_address, coin('uatom', 80n * ATOM), ALICE_THERE);
      transfer(context, {
        source_port: 'transfer',
        source_channel: 'channel-0',
        token: made,
        sender: ALICE_THERE,
        receiver: ALICE,
        timeout_height: { revision_number: 0n, revision_height: 0n },
        timeout_timestamp: context.time + 7200n * SECOND,
        memo: '',
      });
    });
    blocks(4);
    const found = world.core.state.tables.balances
      .get(ALICE)
      ?.find(({ denom, amount }) => denom.startsWith('ibc/') && amount === 80n * ATOM);
    tokens = found ?? coin('', 0n);
  });

  const give = (what: Coin): number => run((context) => liquidStakeShares(context, ALICE, what));

  test('become stk at once, and stake of the pool at the end of the day', () => {
    expect(give(tokens)).toBe(0);
    expect(stkOf()).toBe(80n * ATOM);
    expect(lsmDepositsWhere(store(), () => true)[0]?.state).toBe(LsmDepositState.pending);
    until(() => lsmDepositsWhere(store(), () => true).length === 0);
    expect(totalDelegations(chain())).toBe(80n * ATOM);
    expect(supplyOf(store(), tokens.denom)).toBe(0n);
    expect(chain().c_value).toBe(ONE);
  });

  test('that are too late on their way are sent again', () => {
    expect(give(tokens)).toBe(0);
    world.relayer.orders = { ...world.relayer.orders, work: 'stopped' };
    until(() => lsmDepositsWhere(store(), () => true)[0]?.state === LsmDepositState.sent);
    blocks(14);
    world.relayer.orders = { ...world.relayer.orders, work: 'running' };
    until(() => totalDelegations(chain()) === 80n * ATOM);
  });

  test('are refused when they are none, too few, too many, given twice, or not wanted', () => {
    expect(give(coin(ibcDenomOf(chain()), ATOM))).toBe(22);
    expect(give(coin('uxprt', ATOM))).toBe(2018);
    expect(give({ ...tokens, amount: 1n })).toBe(2002);
    expect(give({ ...tokens, amount: 81n * ATOM })).toBe(5);
    expect(give({ ...tokens, amount: 40n * ATOM })).toBe(0);
    expect(give({ ...tokens, amount: 40n * ATOM })).toBe(2020);
    world.change(world.core, ({ store }) => saveHostChain(store, { ...chain(), flags: { lsm: false } }));
    expect(give({ ...tokens, amount: ATOM })).toBe(2019);
    world.change(world.core, ({ store }) => saveHostChain(store, { ...chain(), active: false }));
    expect(give({ ...tokens, amount: ATOM })).toBe(2016);
  });
});
