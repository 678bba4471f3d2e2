import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decFromAtomics } from '#domain/dec.ts';
import type { LiquidValidator, StakedValidator } from '#domain/liquid-stake.ts';
import { quoteMint } from '#domain/quote-mint.ts';
import { quoteRedeem } from '#domain/quote-redeem.ts';
import { recording } from '../testing/recording.ts';
import { initChain } from './app.ts';
import { atomically, type Context } from './context.ts';
import { dec } from './dec.ts';
import type { Event } from './events.ts';
import { GasMeter } from './gas.ts';
import { balanceOf, spendableOf } from './modules/bank.ts';
import { addWhitelisted, liquidValidatorStates, netAmountState } from './modules/liquid-stake.ts';
import { liquidStake, liquidUnstake } from './modules/liquid-stake-actions.ts';
import { slash } from './modules/slashing.ts';
import { powerOf } from './modules/validator.ts';
import { Refusal } from './refusal.ts';
import type { SandboxState } from './state.ts';
import { Store } from './store.ts';

/**
 * Two implementations of the same rules, written apart: the domain's quotes and the sandbox's modules (pinned to recordings of the real chain).
 * In random histories of mints, redemptions, slashes and fee changes they must agree on every unit, and on what is refused.
 */
const STATES = 10_000;
const STEPS = 100;

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const STATUS = { 1: 'unbonded', 2: 'unbonding', 3: 'bonded' } as const;

/** Powers of ten in hundredths. `size`: of the uxprt to stake. `part`: of the share of what Alice holds that is redeemed. */
const step = fc.oneof(
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('mint' as const), size: fc.integer({ min: 200, max: 1_050 }) }) },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('redeem' as const), part: fc.integer({ min: -900, max: 0 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('slash' as const), at: fc.nat(20), basisPoints: fc.integer({ min: 1, max: 2_500 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fee' as const), permille: fc.integer({ min: 0, max: 50 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The recorded validators; room for as many unbonding entries as the test makes, because their limit has tests of its own. */
function startingState(): SandboxState {
  const store = new Store(initChain(recording('replay-liquid/genesis')));
  const staking = store.single('staking');
  store.put('staking', { ...staking, params: { ...staking.params, maxEntries: STEPS } });
  addWhitelisted(contextAt(store, 1n));
  return store.freeze();
}

function contextAt(store: Store, height: bigint): Context {
  store.put('height', height);
  return { store, height, time: store.single('time') + height, events: [], gas: new GasMeter(Number.POSITIVE_INFINITY) };
}

/** What the application would have read from this state, in the domain's types. */
function pool({ store, height, time }: Context) {
  const state = netAmountState({ store, height, time });
  const params = store.single('liquidStake');
  const liquidValidators = liquidValidatorStates(store).map(
    (each): LiquidValidator => ({ ...each, status: each.active ? 'active' : 'inactive', delShares: decFromAtomics(each.delShares) }),
  );
  const validators = [...store.all('validators').values()].map(
    (each): StakedValidator => ({
      operatorAddress: each.operatorAddress,
      tokens: each.tokens,
      delegatorShares: decFromAtomics(each.shares),
      status: STATUS[each.status],
      jailed: each.jailed,
      commissionRate: decFromAtomics(each.commission.rate),
      moniker: '',
    }),
  );
  return {
    state,
    params: {
      modulePaused: params.modulePaused,
      minLiquidStakeAmount: params.minLiquidStakeAmount,
      unstakeFeeRate: decFromAtomics(params.unstakeFeeRate),
    },
    liquidValidators,
    validators,
  };
}

/** Executes and gives what happened, or undoes everything and gives the chain's refusal. */
function attempt(context: Context, work: () => void): readonly Event[] | Refusal {
  try {
    atomically(context, work);
    return context.events;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function amountsOf(events: readonly Event[], type: string): { validator: string; amount: bigint }[] {
  return events
    .filter((event) => event.type === type)
    .map(({ attributes }) => new Map(attributes))
    .map((found) => ({ validator: found.get('validator') ?? '', amount: BigInt(/^\d+/.exec(found.get('amount') ?? '')?.[0] ?? -1) }));
}

function checkMint(context: Context, base: bigint): void {
  const quote = quoteMint({ ...pool(context), base, available: spendableOf(context.store, ALICE, 'uxprt', context.time) });
  const before = balanceOf(context.store, ALICE, 'stk/uxprt');
  const done = attempt(context, () => liquidStake(context, ALICE, { denom: 'uxprt', amount: base }));
  if (done instanceof Refusal) {
    expect(quote.kind, `mint ${base}: the chain says ${done.message}`).toBe('refused');
    return;
  }
  if (quote.kind === 'refused') expect.unreachable(`mint ${base}: the quote says ${quote.reason}`);
  expect(quote.minted).toBe(balanceOf(context.store, ALICE, 'stk/uxprt') - before);
  expect(quote.delegations).toEqual(amountsOf(done, 'delegate'));
}

function checkRedeem(context: Context, base: bigint): void {
  const quote = quoteRedeem({ ...pool(context), base, available: balanceOf(context.store, ALICE, 'stk/uxprt') });
  const done = attempt(context, () => liquidUnstake(context, ALICE, { denom: 'stk/uxprt', amount: base }));
  if (done instanceof Refusal) {
    expect(quote.kind, `redeem ${base}: the chain says ${done.message}`).toBe('refused');
    return;
  }
  if (quote.kind === 'refused') expect.unreachable(`redeem ${base}: the quote says ${quote.reason}`);
  expect(quote.unbonds).toEqual(amountsOf(done, 'unbond'));
}

/** Plays one step; true when a quote was compared. */
function play(store: Store, height: bigint, next: Step): boolean {
  const context = contextAt(store, height);
  switch (next.kind) {
    case 'mint':
      checkMint(context, BigInt(Math.floor(10 ** (next.size / 100))));
      return true;
    case 'redeem': {
      const held = balanceOf(store, ALICE, 'stk/uxprt');
      checkRedeem(context, (held * BigInt(Math.round(10 ** (next.part / 100 + 12)))) / 1_000_000_000_000n);
      return true;
    }
    case 'slash': {
      const validators = [...store.all('validators').values()];
      const validator = validators[next.at % validators.length];
      if (validator)
        slash(context, validator.operatorAddress, height, powerOf(store, validator), dec(BigInt(next.basisPoints) * 10n ** 14n));
      return false;
    }
    case 'fee':
      store.put('liquidStake', { ...store.single('liquidStake'), unstakeFeeRate: dec(BigInt(next.permille) * 10n ** 15n) });
      return false;
  }
}

test(`quotes equal the chain's execution in ${STATES} random states`, { timeout: 120_000 }, () => {
  const start = startingState();
  let compared = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: STEPS, maxLength: STEPS }), (steps) => {
      const store = new Store(start);
      steps.forEach((next, index) => {
        if (play(store, BigInt(index + 2), next)) compared += 1;
      });
    }),
    { numRuns: Math.ceil(STATES / STEPS / 0.88) },
  );
  expect(compared).toBeGreaterThanOrEqual(STATES);
});
