import { describe, expect, test } from 'vitest';
import { recording } from '#testing/recording.ts';
import { cValueLimits, cValueOf, isWithinLimits } from './c-value.ts';
import { decFromInt, formatDec, parseDec } from './dec.ts';
import { type HostDeposit, type HostUnbonding, pendingDeposits, totalDelegated, type UserUnbonding } from './host-stake.ts';
import { hostUnbondingState, sentToHostAt, unbondingEpochOf } from './host-unbonding.ts';
import { quoteHostMint } from './quote-host-mint.ts';
import { quoteHostInstant, quoteHostUnstake } from './quote-host-redeem.ts';

const dec = (text: string) => parseDec(text) ?? decFromInt(-1n);

describe('limits of the rate, from the module’s own tests', () => {
  type Case = Readonly<Record<string, string>> & { readonly limits?: readonly string[]; readonly out_of_bounds?: boolean };
  const { cases, setup } = recording<{ cases: readonly Case[]; setup: Readonly<Record<string, string>> }>('domain/c-value');

  test.each(cases.filter((row) => row['lower'] !== undefined).map((row) => [row['source'], row] as const))('%s', (_source, row) => {
    const delegated = BigInt(row['total_delegations'] ?? '');
    const backing = { supply: BigInt(row['minted'] ?? ''), delegated, deposits: 0n, shares: 0n, validatorUnbondings: 0n };
    const autoCompoundFactor = dec(row['auto_compound_factor'] ?? '0.000547945205479452');
    const limits = cValueLimits({ cValue: cValueOf(backing), autoCompoundFactor }, backing);
    const unchanged = { lower: dec(setup['lower_c_value_limit'] ?? ''), upper: dec(setup['upper_c_value_limit'] ?? '') };
    const { lower, upper } = limits ?? unchanged;
    expect([formatDec(lower), formatDec(upper)]).toEqual([row['lower'], row['upper']]);
  });

  test.each(cases.filter((row) => row.out_of_bounds !== undefined).map((row) => [row['c_value'], row] as const))(
    'a rate of %s',
    (_rate, row) => {
      const [lower = '0.95', upper = '1.05'] = row.limits ?? [];
      const host = { cValue: dec(row['c_value'] ?? ''), lowerLimit: dec(lower), upperLimit: dec(upper) };
      expect(isWithinLimits(host)).toBe(!row.out_of_bounds);
    },
  );

  test('the rate is 1 while there is nothing', () => {
    const none = { supply: 0n, delegated: 0n, deposits: 5n, shares: 0n, validatorUnbondings: 0n };
    expect(cValueOf(none)).toBe(decFromInt(1n));
    expect(cValueOf({ ...none, supply: 7n, deposits: 0n })).toBe(decFromInt(1n));
    expect(formatDec(cValueOf({ supply: 100n, delegated: 50n, deposits: 40n, shares: 7n, validatorUnbondings: 3n }))).toBe(
      '1.000000000000000000',
    );
  });
});

describe('tables of the module’s own tests', () => {
  type Coin = { readonly Amount: string };
  type Row = {
    readonly test: string;
    readonly case: {
      readonly name: string;
      readonly deposits: readonly { readonly Amount: Coin | { amount: string }; readonly State: string; readonly ChainId: string }[];
      readonly expected: string;
      readonly chainID: string;
      readonly redemptionAmount: Coin;
      readonly err?: string;
      readonly args: { readonly factor: string; readonly epochNumber: string };
      readonly want: string | boolean;
    };
  };
  const rows = recording<{ cases: readonly Row[] }>('liquidstakeibc-tables').cases;
  const of = (name: string) => rows.filter((row) => row.test === name).map((row) => [row.case.name, row.case] as const);

  const state = (text: string): HostDeposit['state'] =>
    text.endsWith('PENDING') ? 'pending' : text.endsWith('SENT') ? 'sent' : text.endsWith('RECEIVED') ? 'received' : 'delegating';
  const depositsOf = ({ deposits }: Row['case'], chain: string): HostDeposit[] =>
    deposits
      .filter(({ ChainId }) => ChainId === chain)
      .map(({ Amount, State }, index) => {
        const amount = 'Amount' in Amount ? Amount.Amount : Amount.amount;
        return { epoch: BigInt(index), amount: BigInt(amount), state: state(State) };
      });

  test.each(of('TestAdjustDepositsForRedemption'))('a redemption at once: %s', (_name, row) => {
    const fees = { deposit: dec('0'), restake: dec('0'), unstake: dec('0'), redemption: dec('0') };
    const host = { active: true, cValue: decFromInt(1n), fees };
    const base = BigInt(row.redemptionAmount.Amount);
    const deposits = depositsOf(row, 'chainB');
    const quote = quoteHostInstant({ host, deposits, base });
    if (row.err === undefined) expect(quote).toEqual({ kind: 'ok', fee: 0n, received: base });
    else expect(quote).toEqual({ kind: 'refused', reason: 'no-deposits', limit: pendingDeposits(deposits) });
  });

  test.each(of('TestCurrentUnbondingEpoch'))('the epoch of an unbonding: %s', (_name, { args, want }) => {
    expect(`${unbondingEpochOf(BigInt(args.factor), BigInt(args.epochNumber))}`).toBe(want);
  });

  test.each(of('TestIsUnbondingEpoch'))('whether an epoch is one: %s', (_name, { args, want }) => {
    expect(unbondingEpochOf(BigInt(args.factor), BigInt(args.epochNumber)) === BigInt(args.epochNumber)).toBe(want);
  });
});

type Coins = { readonly stk: string; readonly ibc: string };
type Snapshot = {
  readonly time: string;
  readonly hostChain: {
    readonly host_chain: {
      readonly active: boolean;
      readonly c_value: string;
      readonly minimum_deposit: string;
      readonly unbonding_factor: string;
      readonly auto_compound_factor: string;
      readonly params: Readonly<
        Record<'deposit_fee' | 'restake_fee' | 'unstake_fee' | 'redemption_fee' | 'lower_c_value_limit' | 'upper_c_value_limit', string>
      >;
      readonly validators: readonly {
        readonly operator_address: string;
        readonly delegated_amount: string;
        readonly exchange_rate: string;
        readonly weight: string;
      }[];
    };
  };
  readonly deposits: {
    readonly deposits: readonly { readonly epoch: string; readonly state: string; readonly amount: { readonly amount: string } }[];
  };
  readonly unbondings: {
    readonly unbondings: readonly {
      readonly epoch_number: string;
      readonly mature_time: string;
      readonly state: string;
      readonly burn_amount: { readonly amount: string };
      readonly unbond_amount: { readonly amount: string };
    }[];
  };
  readonly userUnbondingsAlice: {
    readonly user_unbondings: readonly {
      readonly epoch_number: string;
      readonly stk_amount: { readonly amount: string };
      readonly unbond_amount: { readonly amount: string };
    }[];
  };
  readonly balances: { readonly alice: Coins; readonly bob: Coins };
};

const timeline = recording<Snapshot[]>('liquidstakeibc-timeline');

function read(snapshot: Snapshot) {
  const { params, ...host } = snapshot.hostChain.host_chain;
  const deposits = snapshot.deposits.deposits.map(
    (deposit): HostDeposit => ({
      epoch: BigInt(deposit.epoch),
      amount: BigInt(deposit.amount.amount),
      state: deposit.state.replace('DEPOSIT_', '').toLowerCase() as HostDeposit['state'],
    }),
  );
  const unbondings = snapshot.unbondings.unbondings.map(
    (unbonding): HostUnbonding => ({
      epoch: BigInt(unbonding.epoch_number),
      burnAmount: BigInt(unbonding.burn_amount.amount),
      unbondAmount: BigInt(unbonding.unbond_amount.amount),
      matureTime: unbonding.mature_time.startsWith('0001') ? null : Date.parse(unbonding.mature_time),
      state: unbonding.state.replace('UNBONDING_', '').toLowerCase() as HostUnbonding['state'],
    }),
  );
  const [alice] = snapshot.userUnbondingsAlice.user_unbondings.map(
    (user): UserUnbonding => ({
      epoch: BigInt(user.epoch_number),
      stkAmount: BigInt(user.stk_amount.amount),
      unbondAmount: BigInt(user.unbond_amount.amount),
    }),
  );
  const validators = host.validators.map((validator) => ({
    operatorAddress: validator.operator_address,
    bonded: true,
    weight: dec(validator.weight),
    delegatedAmount: BigInt(validator.delegated_amount),
    exchangeRate: dec(validator.exchange_rate),
  }));
  return {
    host: {
      active: host.active,
      cValue: dec(host.c_value),
      minimumDeposit: BigInt(host.minimum_deposit),
      unbondingFactor: BigInt(host.unbonding_factor),
      autoCompoundFactor: dec(host.auto_compound_factor),
      lowerLimit: dec(params.lower_c_value_limit),
      upperLimit: dec(params.upper_c_value_limit),
      fees: {
        deposit: dec(params.deposit_fee),
        restake: dec(params.restake_fee),
        unstake: dec(params.unstake_fee),
        redemption: dec(params.redemption_fee),
      },
      validators,
    },
    deposits,
    unbondings,
    alice: alice ?? null,
    at: Date.parse(snapshot.time),
  };
}

/** The last recorded state that fits before a transaction, by what it changed. */
const [start, , staked, , redeemed] = timeline.map(read);
const delegated = timeline.map(read).find(({ host }) => totalDelegated(host) > 0n);

describe('transactions recorded on v11.21.0', () => {
  type Tx = {
    readonly title: string;
    readonly messages: readonly { readonly amount?: { readonly amount: string } }[];
    readonly result?: {
      readonly code: number;
      readonly events: readonly { readonly type: string; readonly attributes: readonly (readonly [string, string])[] }[];
    };
    readonly check: { readonly code: number };
  };
  const txs = recording<Tx[]>('liquidstakeibc-transactions');
  const amountOf = ({ messages }: Tx) => BigInt(messages[0]?.amount?.amount ?? '0');
  const named = (title: string) => txs.filter((tx) => tx.title === title);
  const eventOf = (tx: Tx, type: string) => {
    const attributes = tx.result?.events.find((event) => event.type === type)?.attributes ?? [];
    return (name: string) => BigInt(/^\d+/.exec(attributes.find(([key]) => key === name)?.[1] ?? '')?.[0] ?? '-1');
  };
  if (!start || !staked || !redeemed || !delegated) throw new Error('the recording is not what it was');

  test('mints', () => {
    for (const tx of named('stake')) {
      const quote = quoteHostMint({ host: start.host, base: amountOf(tx), deposits: start.deposits, epoch: 4n });
      const event = eventOf(tx, 'liquid_stake');
      expect(quote).toMatchObject({ kind: 'ok', received: event('output_amount'), fee: event('pstake_deposit_fee') });
    }
    expect(named('stake')).toHaveLength(2);
  });

  test('a redemption at once', () => {
    const [tx] = named('instant redeem against pending deposits');
    if (!tx) throw new Error('not recorded');
    const event = eventOf(tx, 'redeem');
    const quote = quoteHostInstant({ host: staked.host, deposits: staked.deposits, base: amountOf(tx), available: 50_000_000n });
    expect(quote).toEqual({ kind: 'ok', received: event('output_amount'), fee: event('pstake_redeem_fee') });
  });

  test('unbondings, and the epoch that they wait for', () => {
    for (const tx of [...named('unstake'), ...named('unstake again in the same epoch')]) {
      const quote = quoteHostUnstake({ host: delegated.host, unbondings: delegated.unbondings, epoch: 5n, base: amountOf(tx) });
      const event = eventOf(tx, 'liquid_unstake');
      expect(quote).toEqual({ kind: 'ok', received: event('output_amount'), fee: event('pstake_unstake_fee') });
      expect(unbondingEpochOf(delegated.host.unbondingFactor, 5n)).toBe(event('epoch_number'));
    }
  });

  test('refusals', () => {
    const { host } = start;
    const tx = (title: string) => {
      const [found] = named(title);
      if (!found) throw new Error(title);
      return { base: amountOf(found), code: found.result?.code ?? found.check.code };
    };
    const inactive = tx('before active: stake');
    expect([inactive.code, quoteHostMint({ host: { ...host, active: false }, base: inactive.base })]).toEqual([
      2016,
      { kind: 'refused', reason: 'inactive', limit: null },
    ]);
    const below = tx('stake below minimum');
    expect([below.code, quoteHostMint({ host, base: below.base })]).toEqual([
      2002,
      { kind: 'refused', reason: 'below-minimum', limit: 5n },
    ]);
    const much = tx('stake more than balance');
    expect([much.code, quoteHostMint({ host, base: much.base, available: 300_000_000n })]).toEqual([
      2003,
      { kind: 'refused', reason: 'insufficient', limit: 300_000_000n },
    ]);
    const early = tx('unstake before anything is delegated');
    expect([early.code, quoteHostUnstake({ host, unbondings: [], epoch: 4n, base: early.base })]).toEqual([
      2012,
      { kind: 'refused', reason: 'not-delegated', limit: 0n },
    ]);
    const more = tx('unstake more than owned');
    expect([more.code, quoteHostUnstake({ host, unbondings: [], epoch: 4n, base: more.base, available: 168_765_433n })]).toMatchObject([
      5,
      { reason: 'insufficient' },
    ]);
    const owned = tx('instant redeem more than deposits');
    expect([owned.code, quoteHostInstant({ host, deposits: [], base: owned.base, available: 40_000_000n })]).toMatchObject([
      2004,
      { reason: 'insufficient' },
    ]);
    const nothing = tx('instant redeem with nothing pending');
    expect([nothing.code, quoteHostInstant({ host, deposits: delegated.deposits, base: nothing.base })]).toEqual([
      2013,
      { kind: 'refused', reason: 'no-deposits', limit: 0n },
    ]);
    const zero = tx('unstake zero');
    expect([zero.code, quoteHostUnstake({ host, unbondings: [], epoch: 4n, base: zero.base })]).toMatchObject([10, { reason: 'zero' }]);
  });
});

describe('a life recorded on v11.21.0', () => {
  /** `day` lasts 40 seconds there, unbonding on the host 60. Epoch 5 began no later than its first block, and each by the same count. */
  const day = { number: 5n, startedAt: Date.parse('2026-11-22T15:49:04.5Z'), durationMs: 40_000 };
  const states = timeline.map(read).map(({ alice, unbondings, at }) => ({
    at,
    state: hostUnbondingState({ user: alice, unbonding: unbondings[0] ?? null, claimed: null, day, hostUnbondingMs: 60_000 }),
  }));
  const kinds = states.map(({ state }) => state.kind).filter((kind, index, all) => kind !== all[index - 1]);

  test('goes through every state, once', () => {
    expect(kinds).toEqual(['settled', 'pending', 'unbonding', 'maturing', 'claimable', 'settled']);
  });

  test('when it says', () => {
    const first = (kind: string) => states.find(({ state }) => state.kind === kind);
    const pending = first('pending')?.state;
    if (pending?.kind !== 'pending') throw new Error('never pending');
    expect(Math.abs((first('unbonding')?.at ?? 0) - pending.sentAt)).toBeLessThan(1500);
    const maturing = first('maturing')?.state;
    if (maturing?.kind !== 'maturing') throw new Error('never maturing');
    expect(Math.abs(maturing.at - (pending.expected ?? 0))).toBeLessThan(5000);
    expect(Math.abs((first('claimable')?.at ?? 0) - maturing.at)).toBeLessThan(2000);
  });

  test('pays what was quoted, and the rate stays within limits that are the recorded ones', () => {
    const [before, after] = [timeline.at(-2), timeline.at(-1)];
    const alice = BigInt(after?.balances.alice.ibc ?? '') - BigInt(before?.balances.alice.ibc ?? '');
    expect(alice).toBe(31_234_567n);
    const limited = timeline.map(read).filter(({ host }) => host.lowerLimit !== dec('0.99'));
    expect(limited.length).toBeGreaterThan(3);
    for (const { host } of timeline.map(read)) expect(isWithinLimits(host)).toBe(true);
    const [one] = limited;
    const backing = { supply: 201_037_656n + 39_012_344n, delegated: 240_050_000n, deposits: 0n, shares: 0n, validatorUnbondings: 0n };
    const limits = one && cValueLimits(one.host, backing);
    expect(limits && [formatDec(limits.lower), formatDec(limits.upper)]).toEqual(
      one && [formatDec(one.host.lowerLimit), formatDec(one.host.upperLimit)],
    );
  });

  test('an epoch that is over was sent then', () => {
    expect(sentToHostAt(4n, day)).toBe(day.startedAt);
    expect(sentToHostAt(6n, day)).toBe(day.startedAt + 80_000);
  });
});
