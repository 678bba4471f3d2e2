import { abciQuery } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { field, nested, readMessage, uint, writeMessage } from '../wire.ts';

const paramsResponse = { params: field(1, nested({ interval: field(1, uint) })) };

/**
 * Every so many blocks the least and the largest inflation are halved; 0: never. Throws `ChainFailure`, `query-failed` with code 6 where the
 * chain has no such module. Source: persistenceCore x/halving, where the field is called `blockHeight`.
 */
export async function fetchHalvingInterval(client: ChainClient): Promise<bigint> {
  const answer = await abciQuery(client, '/persistence.halving.v1beta1.Query/Params', writeMessage());
  return readMessage(answer, paramsResponse, 'halving').params.interval;
}
