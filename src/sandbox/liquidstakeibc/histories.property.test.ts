import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenInvariants } from '#testing/chain-invariants.ts';
import { type HostWorld, hostWorld, registerHub, sendToCore } from '#testing/host-world.ts';
import { onChain } from '../address.ts';
import { coin } from '../coins.ts';
import { parseDec, truncateInt } from '../dec.ts';
import { escrowAddress } from '../ibc/transfer.ts';
import { readData } from '../ibc/transfer-data.ts';
import { slashValidator } from '../intervention.ts';
import { balanceOf, mintCoins, sendFromModule, supplyOf } from '../modules/bank.ts';
import { delegationsOf, tokensFromShares } from '../modules/validator.ts';
import type { SandboxState } from '../state.ts';
import { Store } from '../store.ts';
import { liquidStake, liquidUnstake, redeem } from './actions.ts';
import { attempt } from './attempt.ts';
import { depositSum, depositsInState, depositsWhere } from './deposits.ts';
import { dayOf, hostChainAt, ibcDenomOf, mintDenomOf, saveHostChain } from './host-chain.ts';
import { depositAddress, undelegationAddress } from './module-accounts.ts';
import { backingOf, backingSum, unstaked } from './rate.ts';
import { DepositState, UnbondingState } from './records.ts';
import { unbondingsWhere, userUnbondingsWhere, validatorUnbondingsWhere } from './unbondings.ts';

/** Random lives of people, of a host chain and of the relayer between them. */

const HUB = 'hub-sandbox-1';
const PEOPLE = ['persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h', 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g'];
const PURSE = 1_000_000_000n;
/** What the delegation account has beyond the stake; see `seed-host-chains.ts`. */
const SPARE = 1_000_000n;
/** A day of six blocks; an unbonding takes six days. Seconds. */
const [BLOCK, DAY] = [600, 3600];
/** Base units that divisions and slashes may cost. */
const CRUMBS = 100n;

type Act =
  | { readonly kind: 'stake' | 'unstake' | 'redeem'; readonly who: number; readonly permille: number }
  | { readonly kind: 'wait'; readonly blocks: number }
  | { readonly kind: 'stop' | 'resume' | 'lose' | 'find' }
  | { readonly kind: 'slash'; readonly validator: number; readonly basisPoints: number };

const money = fc.record({
  kind: fc.constantFrom('stake' as const, 'stake' as const, 'unstake' as const, 'redeem' as const),
  who: fc.nat(1),
  permille: fc.integer({ min: 1, max: 1000 }),
});
const time = fc.record({ kind: fc.constant('wait' as const), blocks: fc.integer({ min: 1, max: 14 }) });
const relaying = fc.record({ kind: fc.constantFrom('stop' as const, 'resume' as const, 'lose' as const, 'find' as const) });
const slashing = fc.record({ kind: fc.constant('slash' as const), validator: fc.nat(3), basisPoints: fc.integer({ min: 1, max: 200 }) });

function newWorld(): HostWorld {
  const world = hostWorld({ daySeconds: DAY, hourSeconds: 900, unbondingSeconds: 6 * DAY });
  registerHub(world, { unbondingFactor: 2n, lsm: false });
  // Clients outlive everything: what an expired one stops is not the module's to mend.
  for (const node of [world.core, world.hub])
    world.change(node, ({ store }) => {
      for (const [id, client] of store.all('ibcClients')) store.set('ibcClients', id, { ...client, trustingPeriod: 10n ** 18n });
    });
  world.change(world.hub, (context) => {
    const { address } = hostChainAt(new Store(world.core.state), HUB).delegation_account;
    mintCoins(context, 'mint', [coin('uatom', SPARE)]);
    sendFromModule(context, 'mint', address, [coin('uatom', SPARE)]);
  });
  sendToCore(world, 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn', PEOPLE[0] ?? '', PURSE);
  sendToCore(world, 'cosmos1ntrkhg258f7q3sd6p7asz2yf4tdfl9pw4ljtfv', PEOPLE[1] ?? '', PURSE);
  for (let block = 0; block < 4; block++) world.step(BLOCK);
  return world;
}

function act(world: HostWorld, one: Act, check: () => void): void {
  switch (one.kind) {
    case 'wait':
      for (let block = 0; block < one.blocks; block++) {
        world.step(BLOCK);
        check();
      }
      return;
    case 'stop':
      world.relayer.orders = { ...world.relayer.orders, work: 'stopped' };
      return;
    case 'resume':
      world.relayer.orders = { ...world.relayer.orders, work: 'running' };
      return;
    case 'lose':
      world.relayer.loseNext('packet');
      return;
    case 'find':
      world.relayer.findLost();
      return;
    case 'slash':
      slash(world, one.validator, one.basisPoints);
      return;
    default:
      spend(world, one.kind, one.who, BigInt(one.permille));
  }
}

/** What is refused leaves nothing. */
function spend(world: HostWorld, kind: 'stake' | 'unstake' | 'redeem', who: number, permille: bigint): void {
  const user = PEOPLE[who] ?? '';
  world.change(world.core, (context) => {
    const chain = hostChainAt(context.store, HUB);
    const denom = kind === 'stake' ? ibcDenomOf(chain) : mintDenomOf(chain);
    const amount = (balanceOf(context.store, user, denom) * permille) / 1000n;
    const run = { stake: liquidStake, unstake: liquidUnstake, redeem }[kind];
    if (amount > 0n) attempt(context, () => run(context, user, coin(denom, amount)));
  });
}

/** Not when something has just begun to unbond: a slash would reach that too, and neither the module nor the real one hears of it. */
function slash({ core, hub }: HostWorld, validator: number, basisPoints: number): void {
  const { operator_address } = hostChainAt(new Store(core.state), HUB).validators[validator] ?? { operator_address: '' };
  const young = [...hub.state.tables.unbondings.values()].flatMap(({ entries }) => entries);
  if (young.some(({ creationHeight }) => creationHeight + 4n > hub.state.singles.height)) return;
  const intervention = onChain('cosmos', () => slashValidator(operator_address, basisPoints));
  hub.intervene((state) => onChain('cosmos', () => intervention(state)));
}

const isQuiet = ({ core, hub }: HostWorld): boolean => core.state.tables.ibcCommitments.size + hub.state.tables.ibcCommitments.size === 0;

/** Vouchers that are on their way: burned or not yet minted here, still in escrow there. */
function onTheWay(from: SandboxState, to: SandboxState): bigint {
  let sum = 0n;
  for (const packet of from.tables.ibcCommitments.values()) {
    if (packet.sourcePort !== 'transfer') continue;
    const key = `transfer/${packet.destinationChannel}/${String(packet.sequence).padStart(20, '0')}`;
    const answer = to.tables.ibcAcknowledgements.get(key);
    const arrived = answer !== undefined && !new TextDecoder().decode(answer).includes('error');
    if (!arrived) sum += BigInt(readData(packet.data).amount);
  }
  return sum;
}

/** The module's books against the banks of both chains. Lists what does not agree. */
function wrongBooks(world: HostWorld): string[] {
  const [here, there] = [new Store(world.core.state), new Store(world.hub.state)];
  const chain = hostChainAt(here, HUB);
  const wrong: string[] = [];
  const same = (what: string, got: bigint, expected: bigint): void => {
    if (got !== expected) wrong.push(`${what}: ${got}, expected ${expected}`);
  };
  const { pending, initiated, claimable, failed } = UnbondingState;
  const sumOf = (states: readonly number[], of: 'burn_amount' | 'unbond_amount'): bigint =>
    unbondingsWhere(here, ({ state }) => states.includes(state)).reduce((sum, one) => sum + one[of].amount, 0n);
  const atom = ibcDenomOf(chain);
  onChain('persistence', () => {
    same('deposits', balanceOf(here, depositAddress(), atom), depositSum(depositsInState(here, chain, DepositState.pending)));
    same('stk to burn', balanceOf(here, undelegationAddress(), mintDenomOf(chain)), sumOf([pending, initiated, failed], 'burn_amount'));
    same('claims', balanceOf(here, undelegationAddress(), atom), sumOf([claimable], 'unbond_amount'));
  });
  const escrowed = onChain('cosmos', () => balanceOf(there, escrowAddress('transfer', 'channel-0'), 'uatom'));
  const travelling = onTheWay(world.core.state, world.hub.state) + onTheWay(world.hub.state, world.core.state);
  same('escrow', escrowed, supplyOf(here, atom) + travelling);
  return wrong;
}

/** What the delegation account really has on the hub, and what the module believes. Only when nothing is under way. */
function abroad({ core, hub }: HostWorld): { readonly real: bigint; readonly believed: bigint } {
  const [here, there] = [new Store(core.state), new Store(hub.state)];
  const chain = hostChainAt(here, HUB);
  const { address } = chain.delegation_account;
  const delegated = delegationsOf(there, address).map(({ validator, shares }) => {
    const found = there.get('validators', validator);
    return found ? truncateInt(tokensFromShares(found, shares)) : 0n;
  });
  const unbonding = [...there.all('unbondings').values()]
    .filter(({ delegator }) => delegator === address)
    .flatMap(({ entries }) => entries);
  const real = [...delegated, ...unbonding.map(({ balance }) => balance), balanceOf(there, address, 'uatom'), -SPARE];
  const { maturing, matured } = UnbondingState;
  const back = unbondingsWhere(here, ({ state }) => state === maturing || state === matured).map(
    ({ unbond_amount }) => unbond_amount.amount,
  );
  const { staked, there: deposits } = backingOf(here, chain);
  const whole = validatorUnbondingsWhere(here, () => true).map(({ amount }) => amount.amount);
  const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);
  return { real: sum(real), believed: sum([staked, deposits, ...back, ...whole]) };
}

/** Opens a chain that its rate has stopped, as an administrator would, and lets everything come to its end. Then no new day's work is begun. */
function settle(world: HostWorld, check: () => void): void {
  world.relayer.findLost();
  world.relayer.orders = { ...world.relayer.orders, work: 'running' };
  const change = (active: boolean): void =>
    world.change(world.core, ({ store }) => {
      const chain = hostChainAt(store, HUB);
      const params = { ...chain.params, lower_c_value_limit: parseDec('0.01'), upper_c_value_limit: parseDec('100') };
      saveHostChain(store, { ...chain, params, active });
    });
  const wait = (blocks: number): void => {
    for (let block = 0; block < blocks; block++) {
      world.step(BLOCK);
      check();
    }
  };
  // A slash is heard of first.
  wait(3);
  change(true);
  wait(80);
  change(false);
  wait(8);
}

function live(acts: readonly Act[]): HostWorld {
  const world = newWorld();
  const isSlashed = acts.some(({ kind }) => kind === 'slash');
  let rate = parseDec('1');
  const check = (): void => {
    expect(wrongBooks(world)).toEqual([]);
    const store = new Store(world.core.state);
    const chain = hostChainAt(store, HUB);
    const supply = supplyOf(store, mintDenomOf(chain));
    if (isSlashed || supply === 0n) return;
    // Nobody's stk is ever worth less than before, and never more than there is.
    expect(chain.c_value).toBeLessThanOrEqual(rate + 1n);
    rate = chain.c_value;
    expect(unstaked(supply, chain.c_value)).toBeLessThanOrEqual(backingSum(backingOf(store, chain)) + CRUMBS);
  };
  for (const one of acts) {
    act(world, one, check);
    check();
  }
  settle(world, check);
  return world;
}

function assertEnded(world: HostWorld): void {
  const store = new Store(world.core.state);
  expect(userUnbondingsWhere(store, () => true)).toEqual([]);
  expect(unbondingsWhere(store, () => true)).toEqual([]);
  // What is left of deposits are rewards of the last days.
  const { pending, received } = DepositState;
  const old = depositsWhere(store, ({ epoch, amount }) => amount.amount > 0n && epoch < dayOf(store) - 3n);
  expect(old).toEqual([]);
  expect(depositsWhere(store, ({ state }) => state !== pending && state !== received)).toEqual([]);
  expect(isQuiet(world)).toBe(true);
  const { real, believed } = abroad(world);
  expect(real - believed).toBeGreaterThanOrEqual(-CRUMBS);
  expect(real - believed).toBeLessThanOrEqual(CRUMBS);
  for (const { state } of [world.core, world.hub]) onChain(state.singles.prefix, () => expect(brokenInvariants(state)).toEqual([]));
}

const PATIENCE = 60_000;

test('deposits and unbondings end, and money is where the books say, whatever the relayer does', { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(money, time, relaying), { minLength: 4, maxLength: 14 }), (acts) => assertEnded(live(acts))),
    { numRuns: 4 },
  );
});

test('also when validators of the host chain are slashed', { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(money, time, slashing), { minLength: 4, maxLength: 12 }), (acts) => assertEnded(live(acts))),
    { numRuns: 3 },
  );
});
