import type { Application } from '../application.ts';
import type { BlockStore } from '../block-store.ts';
import type { TxResult } from '../execute.ts';
import type { SandboxState } from '../state.ts';
import type { TxIndex } from '../tx-index.ts';
import { decode, encode, fields, type Message } from '../wire.ts';

/** What a query may look at besides the state: the application, the transactions and blocks of the node. */
export type QueryScope = {
  readonly application: Application;
  readonly state: SandboxState;
  readonly blocks: BlockStore;
  readonly txs: TxIndex;
  /** Runs a transaction on this state without keeping what it did. */
  readonly simulate: (bytes: Uint8Array) => TxResult;
};

/** One gRPC query of the chain. `path` is `package.Service/Method`. */
export type Query = {
  readonly path: string;
  readonly request: Message<unknown>;
  readonly response: Message<unknown>;
  /** @throws QueryFailure or Refusal */
  run(scope: QueryScope, request: unknown): unknown;
};

/** Declares a query with the types of its fields. */
export function query<Req, Res>(
  path: string,
  request: Message<Req>,
  response: Message<Res>,
  run: (state: SandboxState, request: Req, scope: QueryScope) => Res,
): Query {
  return { path, request, response, run: (scope, values) => run(scope.state, values as Req, scope) };
}

/** gRPC status codes and their names in error texts. */
export const STATUS = { Unknown: 2, InvalidArgument: 3, NotFound: 5, Internal: 13, Unimplemented: 12 } as const;
export type StatusName = keyof typeof STATUS;

/** A query that the chain answers with an error; `bare` errors carry no gRPC status and appear over REST with status Unknown. */
export class QueryFailure extends Error {
  readonly status: StatusName | 'bare';
  constructor(status: StatusName | 'bare', text: string) {
    super(text);
    this.status = status;
  }
}

/** Answers over protobuf. */
export const answerBytes = (found: Query, scope: QueryScope, data: Uint8Array): Uint8Array =>
  encode(found.response, found.run(scope, decode(found.request, data)));

const NONE = fields({});

/** A query without arguments, for a module's parameters or the like. */
export const plainQuery = <Res>(path: string, response: Message<Res>, run: (state: SandboxState) => Res): Query =>
  query(path, NONE, response, run);
