import { expect, test } from 'vitest';
import { type Random, randomFrom } from '#testing/random.ts';
import { perform, randomAct, type StakingAct } from '#testing/staking-acts.ts';
import { CHAIN_CODES } from '#testing/staking-codes.ts';
import { answerTo, questionOf, type StakingVerdict, spendableDifference } from '#testing/staking-verdicts.ts';
import { contextOn, happen, randomEvent, type StakingWorld, stakingWorld } from '#testing/staking-world.ts';
import type { Context } from './context.ts';
import { dec, truncateInt } from './dec.ts';
import { balanceOf } from './modules/bank.ts';
import { delegationOf, tokensFromShares } from './modules/validator.ts';
import type { Refusal } from './refusal.ts';
import { pairKey } from './state.ts';
import { Store } from './store.ts';

/**
 * Two implementations of the same rules, written apart: the limits and amounts of the domain, and the sandbox's message handlers (pinned to
 * recordings of the real chain). In random histories what one allows the other does, to the base unit, and what one refuses the other refuses
 * for the same reason.
 */
const HISTORIES = 10_000;
const STEPS = 16;

/** The figures that the act moves, by the sandbox's own books. */
function books({ store }: Context, { who, validator, destination, denom, height, kind }: StakingAct) {
  const operator = kind === 'redelegate' ? destination : kind === 'redeem-shares' ? (denom.split('/')[0] ?? '') : validator;
  const pool = store.get('validators', operator);
  const source = store.get('validators', validator);
  const sourceShares = delegationOf(store, who, validator)?.shares ?? 0n;
  const entries = store.get('unbondings', pairKey(who, validator))?.entries ?? [];
  return {
    balance: balanceOf(store, who, 'uxprt'),
    shares: delegationOf(store, who, operator)?.shares ?? 0n,
    pool,
    restShares: sourceShares,
    rest: source && source.shares > 0n ? truncateInt(tokensFromShares(source, dec(sourceShares))) : 0n,
    unbonding: entries.reduce((sum, { balance }) => sum + balance, 0n),
    entry: entries.find(({ creationHeight }) => creationHeight === height)?.balance ?? 0n,
    lastRecord: store.single('liquid').lastRecordId,
  };
}

/** What the domain promised against what the books say afterwards. */
function brokenPromises(context: Context, act: StakingAct, said: StakingVerdict & { kind: 'ok' }, before: ReturnType<typeof books>) {
  const after = books(context, act);
  const gained = after.shares - before.shares;
  const worth = (shares: bigint) => (after.pool ? truncateInt(tokensFromShares(after.pool, dec(shares))) : 0n);
  const promised: Record<string, readonly [unknown, unknown]> = {};
  switch (act.kind) {
    case 'delegate':
      Object.assign(promised, { shares: [said['shares'], gained], worth: [said['worth'], worth(gained)] });
      break;
    case 'undelegate':
      promised['arrives'] = [said['arrives'], after.unbonding - before.unbonding];
      break;
    case 'redelegate':
      Object.assign(promised, { issued: [said['issued'], gained], worth: [said['worth'], worth(gained)] });
      break;
    case 'cancel':
      Object.assign(promised, {
        shares: [said['shares'], gained],
        worth: [said['worth'], worth(gained)],
        left: [said['left'], after.entry],
      });
      break;
    case 'tokenize': {
      const record = context.store.get('shareRecords', String(after.lastRecord));
      const held = record ? (delegationOf(context.store, record.moduleAddress, act.validator)?.shares ?? 0n) : 0n;
      promised['tokens'] = [said['tokens'], balanceOf(context.store, act.who, `${act.validator}/${after.lastRecord}`)];
      promised['arrives'] = [said['arrives'], worth(held)];
      break;
    }
    case 'redeem-shares':
      promised['shares'] = [said['shares'], gained];
      break;
    case 'claim':
      promised['paid'] = [said['paid'], after.balance - before.balance];
  }
  if (act.kind === 'undelegate' || act.kind === 'redelegate')
    Object.assign(promised, { rest: [said['rest'], after.rest], restShares: [said['restShares'], after.restShares] });
  return Object.entries(promised).filter(([, [here, chain]]) => here !== chain);
}

type Outcomes = Map<string, number>;

/** Plays one act on both sides; a sentence when they differ. */
function difference(context: Context, act: StakingAct, outcomes: Outcomes): string | null {
  const said = answerTo(questionOf(context, act));
  const before = books(context, act);
  const refusal: Refusal | null = perform(context, act);
  const outcome = `${act.kind} ${said.kind === 'ok' ? 'ok' : said.reason}`;
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (said.kind === 'refused') {
    const code = refusal && `${refusal.codespace} ${refusal.code}`;
    return code && CHAIN_CODES[said.reason]?.includes(code)
      ? null
      : `the domain says ${said.reason}, the chain ${refusal?.message ?? 'ok'}`;
  }
  if (refusal) return `the domain says ok, the chain ${refusal.codespace} ${refusal.code} ${refusal.message}`;
  const broken = brokenPromises(context, act, said, before);
  return broken.length === 0 ? null : broken.map(([name, [here, chain]]) => `${name} ${here}, in the books ${chain}`).join('; ');
}

function printed(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}` : each));
}

/** One history; the acts until the first difference, with what differs. */
function play(world: StakingWorld, random: Random, outcomes: Outcomes): string | null {
  const store = new Store(world.state);
  const log: unknown[] = [];
  for (let step = 0; step < STEPS; step++) {
    if (random.below(4) === 0) {
      const event = randomEvent(random, world);
      log.push(event);
      happen(store, event);
      continue;
    }
    const context = contextOn(store);
    const act = randomAct(random, store, world);
    log.push(act);
    const differs = difference(context, act, outcomes) ?? spendableDifference(context, act.who);
    if (differs) return `${differs}\n${log.map(printed).join('\n')}`;
  }
  return null;
}

/** A start with the first actor's last but one entry open at a validator that holds the rest of his stake. */
function crowded(world: StakingWorld): StakingWorld {
  const store = new Store(world.state);
  const [who = '', validator = ''] = [world.actors[0], world.validators[3]];
  const act = { who, validator, destination: '', denom: '', height: 0n };
  perform(contextOn(store), { ...act, kind: 'delegate', base: 1_000_000n });
  for (let entry = 0; entry < 6; entry++) {
    happen(store, { kind: 'block', seconds: 1, fees: 0n });
    perform(contextOn(store), { ...act, kind: 'undelegate', base: 50_000n });
  }
  return { ...world, state: store.freeze() };
}

/** Every way in which the sandbox can answer these acts, but for those that take a contrived state. */
const EXPECTED = [
  ...['delegate ok', 'delegate zero', 'delegate insufficient', 'delegate no-validator', 'delegate worthless'],
  ...['undelegate ok', 'undelegate zero', 'undelegate no-delegation', 'undelegate exceeds-delegation', 'undelegate entries-full'],
  ...['redelegate ok', 'redelegate same-validator', 'redelegate transitive', 'redelegate entries-full', 'redelegate too-small'],
  ...['redelegate exceeds-delegation', 'redelegate no-destination', 'redelegate worthless', 'redelegate no-delegation'],
  ...['cancel ok', 'cancel jailed', 'cancel no-entry', 'cancel exceeds-entry', 'cancel completed', 'cancel worthless'],
  ...['tokenize ok', 'tokenize locked', 'tokenize vesting', 'tokenize receiving', 'tokenize global-cap', 'tokenize validator-cap'],
  ...['tokenize exceeds-delegation', 'tokenize too-small', 'tokenize last-delegation', 'tokenize no-delegation'],
  ...['redeem-shares ok', 'redeem-shares insufficient', 'redeem-shares too-small', 'claim ok', 'claim no-delegation'],
];

test(`what the limits allow the chain does, and nothing else, in ${HISTORIES} random histories`, { timeout: 300_000 }, () => {
  const worlds = [crowded(stakingWorld(7, 1_000n)), stakingWorld(2, 1_000n), stakingWorld(3, 1n), stakingWorld(1, 30n)];
  const outcomes: Outcomes = new Map();
  for (let seed = 0; seed < HISTORIES; seed++) {
    const world = worlds[seed % worlds.length];
    if (!world) throw new Error('no world');
    const differs = play(world, randomFrom(seed), outcomes);
    if (differs) expect.unreachable(`history ${seed}: ${differs}`);
  }
  expect(EXPECTED.filter((outcome) => !outcomes.has(outcome))).toEqual([]);
});
