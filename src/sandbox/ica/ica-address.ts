import { addressBytes, toAddress } from '../address.ts';
import { digest } from '../digest.ts';
import { concat, utf8 } from '../ibc/bytes.ts';
import type { Channel } from '../ibc/records.ts';
import { moduleAccount } from '../modules/auth.ts';

/**
 * Address of an account of `port` over a connection, on the chain whose code runs: 27-interchain-accounts `types/account.go`, GenerateAddress. The
 * real one also depends on the block that opens the channel; here all channels are opened before the first.
 */
export function icaAddress(connectionId: string, port: string): string {
  const host = digest(addressBytes(moduleAccount('interchainaccounts')));
  return toAddress('account', digest(concat(host, utf8(connectionId + port))));
}

export const HOST_PORT = 'icahost';
export const controllerPort = (owner: string): string => `icacontroller-${owner}`;

/** Version of a channel: both ends agree on it, and on the account that it is for. */
export const icaVersion = (controllerConnectionId: string, hostConnectionId: string, address: string): string =>
  JSON.stringify({
    version: 'ics27-1',
    controller_connection_id: controllerConnectionId,
    host_connection_id: hostConnectionId,
    address,
    encoding: 'proto3',
    tx_type: 'sdk_multi_msg',
  });

/** The account that a channel is for. */
export const accountOfChannel = ({ version }: Channel): string => String((JSON.parse(version) as { readonly address?: unknown }).address);
