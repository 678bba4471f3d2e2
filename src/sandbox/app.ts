import { consensusBytes, onChain, toHex } from './address.ts';
import type { Application, Commit, Module } from './application.ts';
import type { ValidatorUpdate } from './block-store.ts';
import { atomically, type Context } from './context.ts';
import { CORE_APPLICATION } from './core-application.ts';
import { type Event, withAttribute } from './events.ts';
import { executeTransaction, type Fault, type TxResult } from './execute.ts';
import { GasMeter } from './gas.ts';
import { chainPrefix, genesisSteps } from './genesis.ts';
import { GenesisJson } from './genesis-json.ts';
import * as epochs from './modules/epochs.ts';
import type { ValidatorVote } from './modules/slashing.ts';
import { applyUpdates, endBlock as endStaking } from './modules/validator-set.ts';
import { Refusal } from './refusal.ts';
import type { SandboxState } from './state.ts';
import { Store } from './store.ts';

/** One signature of a block's commit: consensus address (40 hex digits, upper case), power at that time, and whether it signed. */
export type Vote = { readonly address: string; readonly power: bigint; readonly signed: boolean };

export type Block = {
  /** Default: the height after the state's. */
  readonly height?: bigint;
  /** Header time, nanoseconds since 1970. */
  readonly time: bigint;
  /** Consensus address of the proposer (40 hex digits); recorded, without effect. */
  readonly proposer: string;
  /** About the block before, in validator-set order; empty for the first block. `commitVotes(state)` gives it with everybody signing. */
  readonly lastCommit: readonly Vote[];
  readonly txs: readonly Uint8Array[];
  /** Faults to put into transactions, by their index in `txs`. */
  readonly faults?: ReadonlyMap<number, Fault>;
};

export type BlockResult = {
  readonly state: SandboxState;
  readonly results: readonly TxResult[];
  /** Begin-block events, then end-block events; the last attribute `mode` says which. */
  readonly events: readonly Event[];
  readonly validatorUpdates: readonly ValidatorUpdate[];
};

/** Base units of the staked coin per gas that CheckTx asks for unless told otherwise: what the recorded node ran with. */
const MIN_GAS_PRICE = '0.0025';

/** The state after InitGenesis of a genesis file in the SDK's own JSON format (gen_txs are delivered); height 0. Throws when it is malformed. */
export function initChain(genesis: unknown, { modules }: Application = CORE_APPLICATION): SandboxState {
  const json = new GenesisJson(genesis);
  return onChain(chainPrefix(json), () => {
    const steps = genesisSteps(json);
    let step = steps.next();
    while (!step.done) step = steps.next();
    return initModules(step.value, modules, json.at('app_state'));
  });
}

/** The same with `turn` between pieces of work: a page must not be held for the whole. */
export async function initChainInTurns(
  genesis: unknown,
  turn: () => Promise<void>,
  { modules }: Application = CORE_APPLICATION,
): Promise<SandboxState> {
  const json = new GenesisJson(genesis);
  const prefix = chainPrefix(json);
  const steps = genesisSteps(json);
  const next = () => onChain(prefix, () => steps.next());
  let step = next();
  for (; !step.done; step = next()) await turn();
  const state = step.value;
  return onChain(prefix, () => initModules(state, modules, json.at('app_state')));
}

/** InitGenesis of those modules that the chain has never had. */
export function initModules(state: SandboxState, modules: readonly Module[], appState: GenesisJson): SandboxState {
  const had = state.singles.modules;
  const fresh = modules.filter(({ name, initGenesis }) => initGenesis && !had.includes(name));
  if (fresh.length === 0) return state;
  const store = new Store(state);
  for (const { initGenesis } of fresh) initGenesis?.(blockContext(store), appState);
  store.put('modules', [...had, ...fresh.map(({ name }) => name)]);
  return store.freeze();
}

/** Executes one block. Pure: the given state stays valid. */
export const deliverBlock = (state: SandboxState, block: Block, application: Application = CORE_APPLICATION): BlockResult =>
  onChain(state.singles.prefix, () => executeBlock(state, block, application));

function executeBlock(state: SandboxState, block: Block, application: Application): BlockResult {
  const store = new Store(state);
  const height = block.height ?? state.singles.height + 1n;
  store.put('height', height);
  store.put('time', block.time);
  const options = { mode: 'deliver', chainId: state.singles.chainId, minGasPrice: '0' } as const;
  const begin = blockContext(store);
  beginBlock(begin, block, application);
  const results = block.txs.map((bytes, index) => executeTransaction(application, store, bytes, options, block.faults?.get(index)));
  const end = blockContext(store);
  const updates = endStaking(end);
  for (const { endBlock } of application.modules) endBlock?.(end);
  const { current, next } = state.singles.validatorSets;
  store.put('validatorSets', { last: current, current: next, next: updates.length > 0 ? applyUpdates(next, updates) : next });
  return {
    state: store.freeze(),
    results,
    events: [...labelled(begin.events, 'BeginBlock'), ...labelled(end.events, 'EndBlock')],
    validatorUpdates: updates.map(({ validator, power }) => ({ key: validator.consensusKey, power })),
  };
}

const labelled = (events: readonly Event[], mode: string): Event[] => events.map((one) => withAttribute(one, 'mode', mode));

function blockContext(store: Store): Context {
  return { store, height: store.single('height'), time: store.single('time'), events: [], gas: new GasMeter(Number.POSITIVE_INFINITY) };
}

/** BeginBlock: epochs come first, then the modules in their order. */
function beginBlock(context: Context, block: Block, { modules }: Application): void {
  const commit: Commit = { votes: readVotes(context.store, block), proposer: block.proposer };
  epochs.beginBlock(context, {
    ended: (identifier, number) => {
      for (const { epochEnded } of modules) runHook(context, () => epochEnded?.(context, identifier, number));
    },
    started: (identifier, number) => {
      for (const { epochStarted } of modules) runHook(context, () => epochStarted?.(context, identifier, number));
    },
  });
  for (const module of modules) module.beginBlock?.(context, commit);
}

/** A hook that fails is undone alone; the block goes on. */
function runHook(context: Context, hook: () => void): void {
  try {
    atomically(context, hook);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Votes with the operators that cast them; a validator that no longer exists is nobody's. */
function readVotes(store: Store, { lastCommit }: Block): ValidatorVote[] {
  const operators = new Map<string, string>();
  for (const { operatorAddress, consensusKey } of store.all('validators').values())
    operators.set(consensusHex(consensusKey), operatorAddress);
  return lastCommit.map(({ address, power, signed }) => ({ operator: operators.get(address) ?? '', power, signed }));
}

const hexes = new WeakMap<Uint8Array, string>();
/** Consensus address of a key in upper-case hex; remembered by the key's identity. */
function consensusHex(key: Uint8Array): string {
  const known = hexes.get(key) ?? toHex(consensusBytes(key)).toUpperCase();
  hexes.set(key, known);
  return known;
}

/**
 * Ante handler only, as CheckTx. The returned state has the fee and the sequence of an accepted transaction: feed it to the next checkTx, and
 * begin again from the newest block's state after each block. `minGasPrice` is base units of the staked coin per gas as a decimal text (default 0.0025).
 */
export function checkTx(
  state: SandboxState,
  bytes: Uint8Array,
  options: { readonly minGasPrice?: string } = {},
  application: Application = CORE_APPLICATION,
): { readonly result: TxResult; readonly state: SandboxState } {
  const { chainId, prefix } = state.singles;
  const { minGasPrice = MIN_GAS_PRICE } = options;
  return onChain(prefix, () => {
    const store = new Store(state);
    const result = executeTransaction(application, store, bytes, { mode: 'check', chainId, minGasPrice });
    return { result, state: result.code === 0 ? store.freeze() : state };
  });
}

/** Runs a transaction without verifying signatures and without a gas limit, on the state of the last block. Log is the bare text of the error. */
export function simulateTx(state: SandboxState, bytes: Uint8Array, application: Application = CORE_APPLICATION): TxResult {
  const { chainId, prefix } = state.singles;
  const options = { mode: 'simulate', chainId, minGasPrice: '0' } as const;
  return onChain(prefix, () => executeTransaction(application, new Store(state), bytes, options));
}

/** The commit of the last block with everybody signing: what the next block gets as `lastCommit`. Empty before the first block. */
export function commitVotes(state: SandboxState): Vote[] {
  return state.singles.validatorSets.last.map(({ address, power }) => ({ address, power, signed: true }));
}
