import { onChain } from '../address.ts';
import { saveChannel } from '../ibc/channel.ts';
import type { Channel } from '../ibc/records.ts';
import { createAccount } from '../modules/auth.ts';
import type { Store } from '../store.ts';
import { controllerPort, HOST_PORT, icaAddress, icaVersion } from './ica-address.ts';

/** One of two chains that a channel joins: its working copy, account prefix, and its end of the connection. */
export type IcaEnd = { readonly store: Store; readonly prefix: string; readonly connectionId: string };

/**
 * Opens the channel of one account as its handshake would leave it, and returns the account's address on the host. The channel is unordered,
 * ibc-go's default since v9: a packet that comes too late does not close it.
 */
export function openIcaChannel(controller: IcaEnd, host: IcaEnd, owner: string): string {
  const port = controllerPort(owner);
  const address = onChain(host.prefix, () => icaAddress(host.connectionId, port));
  onChain(host.prefix, () => createAccount(host.store, address));
  const [here, there] = [nextChannel(controller.store), nextChannel(host.store)];
  const common = {
    ordering: 'unordered',
    version: icaVersion(controller.connectionId, host.connectionId, address),
    state: 'open',
    nextSend: 1n,
    nextReceive: 1n,
    nextAcknowledge: 1n,
  } satisfies Partial<Channel>;
  const ends = [
    { store: controller.store, port, channel: here, connectionId: controller.connectionId, counterparty: [HOST_PORT, there] },
    { store: host.store, port: HOST_PORT, channel: there, connectionId: host.connectionId, counterparty: [port, here] },
  ] as const;
  for (const { store, counterparty, ...end } of ends)
    saveChannel(store, { ...common, ...end, counterpartyPort: counterparty[0], counterpartyChannel: counterparty[1] });
  return address;
}

/** The lowest channel id that is free on a chain. */
function nextChannel(store: Store): string {
  const numbers = [...store.all('ibcChannels').values()].map(({ channel }) => Number(channel.slice('channel-'.length)));
  return `channel-${Math.max(-1, ...numbers) + 1}`;
}
