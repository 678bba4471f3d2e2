import { accountOf } from '#sandbox/address.ts';
import type { Context } from '#sandbox/context.ts';
import { dec } from '#sandbox/dec.ts';
import { GasMeter } from '#sandbox/gas.ts';
import { allocateFees } from '#sandbox/modules/allocation.ts';
import { mintCoins } from '#sandbox/modules/bank.ts';
import { jail, slash } from '#sandbox/modules/slashing.ts';
import { findValidator, powerOf, saveValidator } from '#sandbox/modules/validator.ts';
import { endBlock } from '#sandbox/modules/validator-set.ts';
import type { SandboxState, Vesting } from '#sandbox/state.ts';
import { Store } from '#sandbox/store.ts';
import { SECOND } from '#sandbox/time.ts';
import { peopleChain } from './people-chain.ts';
import type { Random } from './random.ts';

/** Just after the recorded genesis, so that no epoch is owed; in whole seconds, so that milliseconds lose nothing. */
const START = 1_795_362_960n * SECOND;
const PURSE = 1_000_000_000_000n;

/** Who acts, on the recorded chain of six validators: people with and without vesting, and the operator of the one that is not bonded. */
export type StakingWorld = { readonly state: SandboxState; readonly actors: readonly string[]; readonly validators: readonly string[] };

/** A context on the store as it stands, without a gas limit. */
export function contextOn(store: Store): Context {
  return { store, height: store.single('height'), time: store.single('time'), events: [], gas: new GasMeter(Number.POSITIVE_INFINITY) };
}

/** Begins a history: `entries` open at most per pair, and caps of x/liquid as fractions of 1, in thousandths. */
export function stakingWorld(entries: number, capPermille: bigint): StakingWorld {
  const { state, people } = peopleChain(5, PURSE);
  const store = new Store(state);
  const staking = store.single('staking');
  store.put('staking', { ...staking, params: { ...staking.params, maxEntries: entries } });
  const cap = dec(capPermille * 10n ** 15n);
  const liquid = store.single('liquid');
  store.put('liquid', { ...liquid, params: { globalLiquidStakingCap: cap, validatorLiquidStakingCap: cap } });
  // An autocompound and a message in one block: the chain then loses what the pool earned in between, and books would not add up.
  const year = 31_536_000n * SECOND;
  store.put(
    'epochs',
    store.single('epochs').map((epoch) => ({ ...epoch, duration: year })),
  );
  store.put('time', START);
  store.put('height', 100n);
  const addresses = people.map(({ address }) => address);
  const kinds: readonly Vesting['type'][] = ['continuous', 'delayed', 'periodic', 'permanent'];
  for (const [index, type] of kinds.entries()) makeVesting(store, addresses[index + 1] ?? '', type);
  const validators = [...store.all('validators').keys()].sort();
  shrink(store, validators.slice(0, 2));
  const idle = validators.filter((operator) => findValidator(store, operator).status === 1).map(accountOf);
  return { state: store.freeze(), actors: [...addresses, ...idle], validators };
}

/** Nine tenths of the purse vest within two minutes, which a history outlasts. */
function makeVesting(store: Store, address: string, type: Vesting['type']): void {
  const account = store.get('accounts', address);
  if (!account) throw new Error(`no account ${address}`);
  const part = [{ denom: 'uxprt', amount: PURSE / 10n }];
  const startTime = type === 'delayed' || type === 'permanent' ? 0n : START / SECOND;
  const kind: Vesting = {
    type,
    original: [{ denom: 'uxprt', amount: (PURSE / 10n) * 9n }],
    delegatedFree: [],
    delegatedVesting: [],
    startTime,
    endTime: type === 'permanent' ? 0n : START / SECOND + 117n,
    periods: type === 'periodic' ? Array.from({ length: 9 }, () => ({ length: 13n, amount: part })) : [],
  };
  store.set('accounts', address, { ...account, kind });
}

/** Some validators lost almost everything once: their shares are worth a small fraction of a token. */
function shrink(store: Store, operators: readonly string[]): void {
  const context = contextOn(store);
  operators.forEach((operator, index) => {
    const validator = findValidator(store, operator);
    slash(context, operator, context.height, powerOf(context.store, validator), dec(10n ** 18n - 10n ** BigInt(13 - 3 * index)));
  });
}

/** What happens to everybody: time, punishments and rewards. */
export type WorldEvent =
  | { readonly kind: 'block'; readonly seconds: number; readonly fees: bigint }
  | { readonly kind: 'slash'; readonly validator: string; readonly ago: number; readonly fraction: bigint }
  | { readonly kind: 'jail' | 'unjail'; readonly validator: string }
  | { readonly kind: 'lock' | 'unlock'; readonly who: string };

export function randomEvent(random: Random, { actors, validators }: StakingWorld): WorldEvent {
  const luck = random.below(20);
  const validator = random.of(validators);
  if (luck < 12) return { kind: 'block', seconds: random.of([1, 1, 5, 20, 40, 60, 61]), fees: BigInt(random.below(3)) * 1_234_567n };
  if (luck < 17) {
    const fraction = random.of([100n, 10n ** 15n, 10n ** 16n, 5n * 10n ** 16n, 5n * 10n ** 17n, 10n ** 18n]);
    return { kind: 'slash', validator, ago: random.below(4), fraction: fraction - (luck === 16 ? 1n : 0n) };
  }
  if (luck < 19) return { kind: random.of(['jail', 'unjail'] as const), validator };
  return { kind: random.of(['lock', 'unlock'] as const), who: random.of(actors) };
}

export function happen(store: Store, event: WorldEvent): void {
  const context = contextOn(store);
  switch (event.kind) {
    case 'block':
      nextBlock(context, event.seconds, event.fees);
      return;
    case 'slash': {
      const validator = store.get('validators', event.validator);
      if (validator && validator.status !== 1)
        slash(context, event.validator, context.height - BigInt(event.ago), powerOf(context.store, validator), dec(event.fraction));
      return;
    }
    case 'jail':
      if (store.get('validators', event.validator)) jail(context, event.validator);
      return;
    case 'unjail': {
      const validator = store.get('validators', event.validator);
      if (validator) saveValidator(store, { ...validator, jailed: false });
      return;
    }
    case 'lock':
      store.set('shareLocks', event.who, { unlockTime: null });
      return;
    case 'unlock':
      store.delete('shareLocks', event.who);
  }
}

/** The end of this block and the begin of the next one, with rewards for who is bonded. */
function nextBlock(context: Context, seconds: number, fees: bigint): void {
  const { store } = context;
  endBlock(context);
  store.put('height', context.height + 1n);
  store.put('time', context.time + BigInt(seconds) * SECOND);
  if (fees === 0n) return;
  const begin = contextOn(store);
  mintCoins(begin, 'fee_collector', [{ denom: 'uxprt', amount: fees }]);
  allocateFees(
    begin,
    [...store.all('lastPowers')].map(([operator, power]) => ({ operator, power, signed: true })),
  );
}
