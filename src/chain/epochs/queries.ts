import { abciQuery } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { duration, field, nested, readMessage, repeated, text, timestamp, writeMessage } from '../wire.ts';

/** One epoch clock. Times in milliseconds since 1970, `durationMs` in milliseconds; the current epoch ends at `currentEpochStartTime + durationMs`. */
export type Epoch = {
  readonly identifier: string;
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
      currentEpochStartTime: field(5, timestamp),
    }),
  ),
};

/** `hour` is the epoch of autocompounding. The path is that of v16 and later. Throws `ChainFailure`. */
export async function fetchEpochs(client: ChainClient): Promise<readonly Epoch[]> {
  const answer = await abciQuery(client, '/cosmos.epochs.v1beta1.Query/EpochInfos', writeMessage());
  return readMessage(answer, epochsResponse, 'epochs').epochs;
}
