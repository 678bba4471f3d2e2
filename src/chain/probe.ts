import { abciQuery, ChainFailure } from './abci.ts';
import type { ChainClient } from './client.ts';

export type Capability = 'available' | 'missing';

/** Which modules answer on this chain. The chain is the feature flag: nothing is offered that is `missing`. */
export type Capabilities = {
  /** XPRT ↔ stkXPRT. */
  readonly liquidstake: Capability;
  /** stkATOM and the like; gone from Core-1 since v12. */
  readonly liquidstakeibc: Capability;
  /** Tokenized delegations (x/liquid), a part of every redemption. */
  readonly liquid: Capability;
};

/** Asks each module for its params. Throws `ChainFailure` when the chain cannot be asked; a missing module is an answer, not a failure. */
export async function probeCapabilities(client: ChainClient): Promise<Capabilities> {
  const [liquidstake, liquidstakeibc, liquid] = await Promise.all([
    probe(client, '/pstake.liquidstake.v1beta1.Query/Params'),
    probe(client, '/pstake.liquidstakeibc.v1beta1.Query/Params'),
    probe(client, '/gaia.liquid.v1beta1.Query/Params'),
  ]);
  return { liquidstake, liquidstakeibc, liquid };
}

/** Whether a query failed because the chain has no such module: code 6 of `sdk`, `unknown query path` (recorded on v16.0.1). */
export function isMissingModule(failure: unknown): boolean {
  const error = failure instanceof ChainFailure ? failure.error : null;
  return error?.kind === 'query-failed' && error.codespace === 'sdk' && error.code === 6;
}

async function probe(client: ChainClient, path: string): Promise<Capability> {
  try {
    await abciQuery(client, path, new Uint8Array());
    return 'available';
  } catch (failure) {
    if (isMissingModule(failure)) return 'missing';
    throw failure;
  }
}
