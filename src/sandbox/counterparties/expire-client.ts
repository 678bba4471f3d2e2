import { consensusKey } from '../ibc/client.ts';
import type { SandboxState } from '../state.ts';
import { Store } from '../store.ts';

/**
 * What a chain knows of another becomes as old as its trusting period, as when nobody relayed for so long: no packet passes any more. On a real
 * chain only its governance can bring such a client back. Throws when the chain has no client of the other.
 */
export const expireClient =
  (about: string) =>
  (state: SandboxState): SandboxState => {
    const store = new Store(state);
    const found = [...store.all('ibcClients')].find(([, { chainId }]) => chainId === about);
    if (!found) throw new Error(`${state.singles.chainId} has no client of ${about}.`);
    const [clientId, { latestHeight, trustingPeriod }] = found;
    const key = consensusKey(clientId, latestHeight);
    const known = store.get('ibcConsensusStates', key);
    if (known) store.set('ibcConsensusStates', key, { ...known, time: state.singles.time - trustingPeriod });
    return store.freeze();
  };
