import { abciQuery, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { isNotFound } from '../not-found.ts';
import { field, readMessage, writeMessage } from '../wire.ts';
import { type Delegation, delegation } from './queries.ts';

const delegationResponse = { found: field(1, delegation) };

/** The delegation of one address to one validator, e.g. the operator's own; null if there is none. Throws `ChainFailure`. Source: cosmos-sdk x/staking. */
export async function fetchDelegation(client: ChainClient, delegator: string, validator: string): Promise<Delegation | null> {
  try {
    const request = writeMessage([1, delegator], [2, validator]);
    const answer = await abciQuery(client, '/cosmos.staking.v1beta1.Query/Delegation', request);
    const { delegation: one, balance } = readMessage(answer, delegationResponse, 'staking').found;
    if (one.delegator !== delegator || one.validator !== validator) throw malformed('another delegation');
    return { validator, shares: one.shares, balance: balance.amount };
  } catch (failure) {
    if (isNotFound(failure)) return null;
    throw failure;
  }
}
