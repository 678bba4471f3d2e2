import { abciQuery } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { isMissingModule } from '../probe.ts';
import { duration, field, nested, readMessage, repeated, text, timestamp, uint, writeMessage } from '../wire.ts';

/**
 * One epoch clock. Times in milliseconds since 1970, `durationMs` in milliseconds; the current epoch, which has this `number`, ends at
 * `currentEpochStartTime + durationMs`.
 */
export type Epoch = {
  readonly identifier: string;
  readonly number: bigint;
  readonly startTime: number;
  readonly durationMs: number;
  readonly currentEpochStartTime: number;
};

const epochsResponse = {
  epochs: repeated(
    1,
    nested({
      identifier: field(1, text),
      startTime: field(2, timestamp),
      durationMs: field(3, duration),
      number: field(4, uint),
      currentEpochStartTime: field(5, timestamp),
    }),
  ),
};

/**
 * `hour` is the epoch of autocompounding, `day` that of x/liquidstakeibc. Until v15 Persistence had a module of its own for them, with the same
 * answer (persistence-sdk `proto/persistence/epochs/v1beta1`). Throws `ChainFailure`.
 */
export async function fetchEpochs(client: ChainClient): Promise<readonly Epoch[]> {
  return readMessage(await askEpochs(client), epochsResponse, 'epochs').epochs;
}

async function askEpochs(client: ChainClient): Promise<Uint8Array> {
  try {
    return await abciQuery(client, '/cosmos.epochs.v1beta1.Query/EpochInfos', writeMessage());
  } catch (failure) {
    if (!isMissingModule(failure)) throw failure;
    return abciQuery(client, '/persistence.epochs.v1beta1.Query/EpochInfos', writeMessage());
  }
}
