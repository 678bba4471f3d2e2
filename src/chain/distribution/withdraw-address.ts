import { abciQuery } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { field, readMessage, text, writeMessage } from '../wire.ts';

const response = { address: field(1, text) };

/** Where the staking rewards of an address are paid to: itself, unless it chose another. Throws `ChainFailure`. Source: cosmos-sdk x/distribution. */
export async function fetchWithdrawAddress(client: ChainClient, address: string): Promise<string> {
  const path = '/cosmos.distribution.v1beta1.Query/DelegatorWithdrawAddress';
  return readMessage(await abciQuery(client, path, writeMessage([1, address])), response, 'distribution').address;
}
