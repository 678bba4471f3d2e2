import type { Store } from '../store.ts';
import { type Height, heightText, isZero } from './height.ts';
import type { ConsensusState, IbcClient } from './records.ts';
import { refused } from './refusals.ts';

/** A client that cannot be updated any more verifies nothing. */
export type ClientStatus = 'Active' | 'Expired' | 'Frozen';

/** Key of a consensus state. */
export const consensusKey = (clientId: string, height: Height): string => `${clientId}/${heightText(height)}`;

export function findClient(store: Store, clientId: string): IbcClient {
  const found = store.get('ibcClients', clientId);
  if (!found) throw refused('client', 4, clientId);
  return found;
}

export const consensusAt = (store: Store, clientId: string, height: Height): ConsensusState | undefined =>
  store.get('ibcConsensusStates', consensusKey(clientId, height));

/** 07-tendermint `client_state.go`, Status: expired when nothing newer than the trusting period is known. `time`: of this chain. */
export function statusOf(store: Store, clientId: string, time: bigint): ClientStatus {
  const client = findClient(store, clientId);
  if (!isZero(client.frozenHeight)) return 'Frozen';
  const latest = consensusAt(store, clientId, client.latestHeight);
  return latest === undefined || latest.time + client.trustingPeriod <= time ? 'Expired' : 'Active';
}
