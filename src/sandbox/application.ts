import type { Context } from './context.ts';
import { MESSAGE_GAS } from './gas.ts';
import type { GenesisJson } from './genesis-json.ts';
import type { Message, MessageReader } from './message.ts';
import type { ValidatorVote } from './modules/slashing.ts';
import type { Query } from './queries/query.ts';
import type { RestRoute } from './rest-routes.ts';

/** About the block before: its votes, and the consensus address of the new block's proposer (40 hex digits). */
export type Commit = { readonly votes: readonly ValidatorVote[]; readonly proposer: string };

/**
 * What one module brings to a chain. All state is in the tables and singles of `state.ts`, so that a module is nothing but functions and can
 * be installed on a chain that runs already.
 */
export type Module = {
  readonly name: string;
  readonly messages?: readonly MessageReader[];
  /** Gas per message type URL, on top of its operations. */
  readonly gas?: Readonly<Record<string, number>>;
  /** Last step of CheckTx; a Refusal keeps the transaction out of the mempool. */
  readonly checkTx?: (context: Context, messages: readonly Message[]) => void;
  /** A query of the same path replaces that of an earlier module. */
  readonly queries?: readonly Query[];
  readonly routes?: readonly RestRoute[];
  readonly beginBlock?: (context: Context, commit: Commit) => void;
  readonly endBlock?: (context: Context) => void;
  /** Hooks of x/epochs; `number` of the epoch that ended or starts. What a hook did is undone when it refuses, and the block goes on. */
  readonly epochEnded?: (context: Context, identifier: string, number: bigint) => void;
  readonly epochStarted?: (context: Context, identifier: string, number: bigint) => void;
  /** InitGenesis, from the whole `app_state`; runs once in the life of a chain, also when the module is installed later. */
  readonly initGenesis?: (context: Context, app: GenesisJson) => void;
};

/** All modules of a chain, as the state machine and the queries look things up. */
export type Application = {
  /** In the order in which their blocks begin and end. */
  readonly modules: readonly Module[];
  readonly messages: ReadonlyMap<string, MessageReader>;
  readonly gas: Readonly<Record<string, number>>;
  /** By gRPC path without its leading slash. */
  readonly queries: ReadonlyMap<string, Query>;
  /** REST routes beyond those of `rest-routes.ts`, which only a node that is served needs. */
  readonly routes: readonly RestRoute[];
};

export function buildApplication(modules: readonly Module[]): Application {
  return {
    modules,
    messages: new Map(modules.flatMap(({ messages = [] }) => messages.map((reader) => [reader.typeUrl, reader] as const))),
    gas: Object.assign({}, MESSAGE_GAS, ...modules.map(({ gas }) => gas)),
    queries: new Map(modules.flatMap(({ queries = [] }) => queries.map((query) => [query.path, query] as const))),
    routes: modules.flatMap(({ routes = [] }) => routes),
  };
}

/** The same chain with more modules, after those that it has. A module that is there already is replaced. */
export const withModules = ({ modules }: Application, more: readonly Module[]): Application =>
  buildApplication([...modules.filter(({ name }) => !more.some((one) => one.name === name)), ...more]);
