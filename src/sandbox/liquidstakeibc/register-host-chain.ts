import { onChain } from '../address.ts';
import { findClient } from '../ibc/client.ts';
import type { Channel } from '../ibc/records.ts';
import { refused } from '../ibc/refusals.ts';
import { PORT } from '../ibc/transfer.ts';
import { type IcaEnd, openIcaChannel } from '../ica/open-ica-channel.ts';
import type { Store } from '../store.ts';
import { openDeposit } from './deposits.ts';
import { dayOf, saveHostChain } from './host-chain.ts';
import type { HostChain } from './records.ts';
import { registered, type SeedChain } from './seed-chains.ts';

/** The transfer channel of a chain that leads to another one. */
function channelTo(store: Store, chainId: string): Channel {
  const found = [...store.all('ibcChannels').values()].find((channel) => {
    const connection = store.get('ibcConnections', channel.connectionId);
    return channel.port === PORT && connection && findClient(store, connection.clientId).chainId === chainId;
  });
  if (!found) throw refused('channel', 3, `no transfer channel to ${chainId}`);
  return found;
}

/**
 * Registers a host chain, as MsgRegisterHostChain and the handshakes after it would leave it: with its two accounts, the rewards of the one paid to
 * the other, and an empty deposit for the day. The transfer channel must be open.
 */
export function registerHostChain(core: Store, host: Store, seed: SeedChain): HostChain {
  const transfer = channelTo(core, seed.chainId);
  const counterparty = core.get('ibcConnections', transfer.connectionId)?.counterpartyConnectionId ?? '';
  const controller: IcaEnd = { store: core, prefix: core.single('prefix'), connectionId: transfer.connectionId };
  const end: IcaEnd = { store: host, prefix: host.single('prefix'), connectionId: counterparty };
  const [delegation, rewards] = ['delegate', 'rewards'].map((role) => openIcaChannel(controller, end, `${seed.chainId}.${role}`));
  if (delegation === undefined || rewards === undefined) throw new Error('accounts were not opened');
  onChain(end.prefix, () => host.set('withdrawAddresses', delegation, rewards));
  const { connectionId, channel } = transfer;
  const chain = registered(seed, { connectionId, channel, delegation, rewards });
  saveHostChain(core, chain);
  openDeposit(core, chain, dayOf(core));
  return chain;
}
