import type { ChainId } from '#config/network.ts';
import { expireClient } from '#sandbox/counterparties/expire-client.ts';
import type { Channel } from '#sandbox/ibc/records.ts';
import type { SandboxNode } from '#sandbox/node.ts';
import type { SandboxState } from '#sandbox/state.ts';
import { Store } from '#sandbox/store.ts';

/** Makes one end of a link useless. Returns what makes it well again. */
export type LinkTrouble = (node: SandboxNode, channel: string, about: ChainId) => () => void;

export const expiredClient: LinkTrouble = (node, _, about) => {
  const known = node.state.tables.ibcConsensusStates;
  node.intervene(expireClient(about));
  return () =>
    change(node, (store) => {
      for (const [key, consensus] of known) store.set('ibcConsensusStates', key, consensus);
    });
};

/** The other chain was seen to contradict itself. */
export const frozenClient: LinkTrouble = (node, _, about) => {
  const [id, client] = [...node.state.tables.ibcClients].find(([, { chainId }]) => chainId === about) ?? [];
  if (id === undefined || !client) throw new Error(`no client of ${about}`);
  change(node, (store) => store.set('ibcClients', id, { ...client, frozenHeight: { revisionNumber: 0n, revisionHeight: 1n } }));
  return () => change(node, (store) => store.set('ibcClients', id, client));
};

export const closedChannel: LinkTrouble = (node, channel) => {
  setState(node, channel, 'closed');
  return () => setState(node, channel, 'open');
};

export const missingChannel: LinkTrouble = (node, channel) => {
  const known = channelOf(node.state, channel);
  change(node, (store) => store.delete('ibcChannels', `transfer/${channel}`));
  return () => change(node, (store) => store.set('ibcChannels', `transfer/${channel}`, known));
};

function setState(node: SandboxNode, channel: string, state: Channel['state']): void {
  const known = channelOf(node.state, channel);
  change(node, (store) => store.set('ibcChannels', `transfer/${channel}`, { ...known, state }));
}

function channelOf({ tables }: SandboxState, channel: string): Channel {
  const found = tables.ibcChannels.get(`transfer/${channel}`);
  if (!found) throw new Error(`no ${channel}`);
  return found;
}

function change(node: SandboxNode, work: (store: Store) => void): void {
  node.intervene((state) => {
    const store = new Store(state);
    work(store);
    return store.freeze();
  });
}
