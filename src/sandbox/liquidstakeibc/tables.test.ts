import { describe, expect, test } from 'vitest';
import { hostWorld } from '#testing/host-world.ts';
import { recording } from '#testing/recording.ts';
import { coin } from '../coins.ts';
import { formatDec, parseDec } from '../dec.ts';
import { Store } from '../store.ts';
import { depositSum, depositsInState, depositsWhere, saveDeposit, takeFromPending } from './deposits.ts';
import { spreadWeight } from './epochs.ts';
import { unbondingDay } from './host-chain.ts';
import { cValueOf, dailyFactor, limitsOf } from './rate.ts';
import { DepositState, type HostChain } from './records.ts';
import { member, registered, SEED_CHAINS } from './seed-chains.ts';
import { splitDelegation, splitUndelegation } from './split.ts';

/** Figures of the chain's own tests, pstake-native v2.16.0. */

type Case = {
  readonly name: string;
  readonly validators?: readonly ValidatorCase[];
  readonly hcValidators?: readonly ValidatorCase[];
  readonly validator?: ValidatorCase;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly totalDelegationAmount?: string;
  readonly undelegationAmount?: string;
  readonly deposits?: readonly DepositCase[];
  readonly redemptionAmount?: { readonly Amount: string };
  readonly err?: unknown;
  readonly args?: { readonly factor: string; readonly epochNumber: string };
  readonly want?: unknown;
};
type ValidatorCase = {
  readonly OperatorAddress: string;
  readonly Weight: string;
  readonly DelegatedAmount?: string;
  readonly Delegable?: boolean;
};
type DepositCase = {
  readonly ChainId: string;
  readonly Epoch: string;
  readonly Amount: { readonly Amount?: string; readonly amount?: string };
  readonly State: string;
};
type RateCase = Readonly<Record<string, string | undefined>>;

const tables = recording<{ cases: { test: string; source: string; case: Case }[]; rates: RateCase[] }>('liquidstakeibc-tables');
const casesOf = (name: string): (readonly [string, Case])[] =>
  tables.cases.filter(({ test: of }) => of === name).map(({ source, case: one }) => [source, one] as const);

const [seed] = SEED_CHAINS;
if (!seed) throw new Error('no seed');
const chain: HostChain = {
  ...registered(seed, { connectionId: 'connection-0', channel: 'channel-0', delegation: 'cosmos1d', rewards: 'cosmos1r' }),
  chain_id: 'chainB',
};
const withCases = (validators: readonly ValidatorCase[] = []): HostChain => ({
  ...chain,
  validators: validators.map(({ OperatorAddress, Weight, DelegatedAmount = '0', Delegable = true }) => ({
    ...member(OperatorAddress, Weight, BigInt(DelegatedAmount)),
    delegable: Delegable,
  })),
});
const byOperator = (parts: readonly { readonly operator: string; readonly amount: bigint }[]) =>
  Object.fromEntries(parts.map(({ operator, amount }) => [operator, String(amount)]));
const wanted = ({ expected }: Case) => (Array.isArray(expected) ? {} : expected);

test.each(casesOf('TestGenerateDelegateMessages'))('delegations are divided as in %s', (_, one) => {
  const parts = splitDelegation(withCases(one.validators), BigInt(one.totalDelegationAmount ?? '0'));
  expect(byOperator(parts)).toEqual(wanted(one));
});

test.each(casesOf('TestGenerateUndelegateMessages'))('undelegations are divided as in %s', (_, one) => {
  const parts = splitUndelegation(withCases(one.validators), BigInt(one.undelegationAmount ?? '0'));
  expect(byOperator(parts)).toEqual(wanted(one));
});

/** `E + 1` in the tables is a day after 7. */
const dayIn = (text: string): bigint => (/^\d+$/.test(text) ? BigInt(text) : 7n + BigInt(/\d+$/.exec(text)?.[0] ?? '0'));

const { core } = hostWorld();

function storeWith(deposits: readonly DepositCase[]): Store {
  const store = new Store(core.state);
  const states = ['PENDING', 'SENT', 'RECEIVED', 'DELEGATING'];
  for (const { ChainId, Epoch, Amount, State } of deposits)
    saveDeposit(store, {
      chain_id: ChainId,
      amount: coin('ibc/A', BigInt(Amount.Amount ?? Amount.amount ?? '0')),
      epoch: dayIn(Epoch),
      state: states.indexOf(State.split('_').at(-1) ?? ''),
      ibc_sequence_id: '',
    });
  return store;
}

test.each(casesOf('TestAdjustDepositsForRedemption'))('what is redeemed is taken as in %s', (_, one) => {
  const store = storeWith(one.deposits ?? []);
  expect(takeFromPending(store, chain, BigInt(one.redemptionAmount?.Amount ?? '0'))).toBe(one.err === undefined);
  const left = Object.fromEntries(depositsWhere(store, () => true).map(({ epoch, amount }) => [String(epoch), String(amount.amount)]));
  const expected = Object.entries(wanted(one)).map(([day, amount]) => [String(dayIn(day)), (amount as { Amount: string }).Amount]);
  expect(left).toEqual(Object.fromEntries(expected));
});

test.each(casesOf('TestGetDepositAmountOnPersistence'))('deposits here are counted as in %s', (_, one) => {
  const sum = depositSum(depositsInState(storeWith(one.deposits ?? []), chain, DepositState.pending, DepositState.sent));
  expect(String(sum)).toBe(one.expected);
});

test.each(casesOf('TestGetDepositAmountOnHostChain'))('deposits there are counted as in %s', (_, one) => {
  const sum = depositSum(depositsInState(storeWith(one.deposits ?? []), chain, DepositState.received, DepositState.delegating));
  expect(String(sum)).toBe(one.expected);
});

test.each(casesOf('TestCurrentUnbondingEpoch'))('the day of an unbonding is that of %s', (_, { args, want }) => {
  const day = unbondingDay({ ...chain, unbonding_factor: BigInt(args?.factor ?? '1') }, BigInt(args?.epochNumber ?? '0'));
  expect(String(day)).toBe(want);
});

test.each(casesOf('TestRedistributeValidatorWeight'))('a weight is spread as in %s', (_, one) => {
  const { validators } = withCases(one.hcValidators);
  const leaving = validators.find(({ operator_address }) => operator_address === one.validator?.OperatorAddress);
  if (!leaving) throw new Error('no validator');
  const weights = spreadWeight(validators, leaving).map(({ operator_address, weight }) => [operator_address, formatDec(weight)]);
  expect(Object.fromEntries(weights)).toEqual(
    Object.fromEntries(Object.entries(one.expected).map(([operator, weight]) => [operator, formatDec(parseDec(String(weight)))])),
  );
});

describe('rates', () => {
  const backing = (minted: bigint, staked: bigint) => ({ minted, staked, tokenized: 0n, here: 0n, there: 0n, unbonding: 0n });

  test.each(tables.rates.filter(({ lower }) => lower !== undefined).map((one) => [one['source'] ?? '', one] as const))(
    'limits follow the rate as in %s',
    (_, one) => {
      const params = { ...chain.params, lower_c_value_limit: parseDec('0.95'), upper_c_value_limit: parseDec('1.05') };
      const before = { ...chain, params, auto_compound_factor: dailyFactor(parseDec('20')) };
      const found = limitsOf(before, backing(BigInt(one['minted'] ?? '0'), BigInt(one['total_delegations'] ?? '0')));
      expect({ lower: formatDec(found.lower), upper: formatDec(found.upper) }).toEqual({ lower: one['lower'], upper: one['upper'] });
    },
  );

  test('a rate is stk per coin, and one while there is nothing of either', () => {
    expect(formatDec(cValueOf(backing(100n, 100n)))).toBe('1.000000000000000000');
    expect(formatDec(cValueOf(backing(0n, 100n)))).toBe('1.000000000000000000');
    expect(formatDec(cValueOf(backing(100n, 0n)))).toBe('1.000000000000000000');
    expect(formatDec(cValueOf(backing(1n, 3n)))).toBe('0.333333333333333333');
    expect(formatDec(cValueOf(backing(2n, 3n)))).toBe('0.666666666666666667');
  });
});
