import { onChain } from '../address.ts';
import type { SandboxNode } from '../node.ts';
import { Refusal } from '../refusal.ts';
import { answerBytes, QueryFailure, STATUS, type StatusName } from './query.ts';

/** The answer of `abci_query`; heights are 0 where the chain leaves them out. */
export type AbciAnswer = {
  readonly code: number;
  readonly codespace: string;
  readonly log: string;
  readonly value: Uint8Array | null;
  readonly height: number;
};

const refusal = (code: number, log: string, height = 0): AbciAnswer => ({ code, codespace: 'sdk', log, value: null, height });

/** gRPC status → code and registered name of the SDK error that carries it over ABCI. */
const SDK_OF_STATUS: Readonly<Record<StatusName, readonly [code: number, name: string]>> = {
  NotFound: [22, 'key not found'],
  InvalidArgument: [18, 'invalid request'],
  Unknown: [6, 'unknown request'],
  Internal: [6, 'unknown request'],
  Unimplemented: [6, 'unknown request'],
};

/** Answers `abci_query`: a gRPC method over its protobuf request, at a height (0: the newest) of which the state is still kept. */
export function abciQuery(node: SandboxNode, path: string, data: Uint8Array, height: bigint): AbciAnswer {
  if (path === '') return refusal(6, 'no query path provided: unknown request');
  if (height < 0n) return refusal(26, 'cannot query with height < 0; please provide a valid height: invalid height');
  const found = node.application.queries.get(path.startsWith('/') ? path.slice(1) : path);
  if (!found) return refusal(6, 'unknown query path: unknown request');
  if (height > BigInt(node.height))
    return refusal(26, 'cannot query with height in the future; please provide a valid height: invalid height');
  const at = height === 0n ? node.height : Number(height);
  const state = node.stateAt(at);
  if (!state)
    return refusal(18, `failed to load state at height ${at}; version does not exist (latest height: ${node.height}): invalid request`);
  try {
    const value = onChain(state.singles.prefix, () => answerBytes(found, node.scope(state), data));
    return { code: 0, codespace: '', log: '', value, height: at };
  } catch (failure) {
    return failed(failure, at);
  }
}

function failed(failure: unknown, height: number): AbciAnswer {
  if (failure instanceof QueryFailure && failure.status !== 'bare') {
    const [code, name] = SDK_OF_STATUS[failure.status];
    return refusal(code, `rpc error: code = ${failure.status} desc = ${failure.message}: ${name}`, height);
  }
  const text = failure instanceof QueryFailure || failure instanceof Refusal ? failure.message : 'unexpected EOF';
  return refusal(18, `${text}: invalid request`, height);
}

/** The gRPC status code of a failed query, as REST shows it. */
export const statusCode = (failure: unknown): number =>
  failure instanceof QueryFailure && failure.status !== 'bare' ? STATUS[failure.status] : STATUS.Unknown;
