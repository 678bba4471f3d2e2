import { ChainFailure } from './abci.ts';

/** gRPC NotFound surfaces as code 22 (`key not found`) or 38 (`not found`) of `sdk`, depending on the SDK (`baseapp/grpcrouter`). */
export function isNotFound(failure: unknown): boolean {
  if (!(failure instanceof ChainFailure) || failure.error.kind !== 'query-failed') return false;
  return failure.error.code === 22 || failure.error.code === 38;
}
