import { createHash } from 'node:crypto';
import type { Network } from '#config/network.ts';

/**
 * ICS-20 as its specification tells it, with denoms as plain text and prefixes as text too: written apart from `domain/denom-trace.ts`, so that
 * both cannot be wrong in the same way.
 */
export type TextTransfer = { readonly chain: string; readonly path: string };

/** The far end of a channel: where it leads, and what it is called there. Undefined when it is not pinned. */
export function farEnd(network: Network, chain: string, channel: string): { readonly chain: string; readonly channel: string } | undefined {
  for (const { from, to, channelOnFrom, channelOnTo } of network.channels) {
    if (from === chain && channelOnFrom === channel) return { chain: to, channel: channelOnTo };
    if (to === chain && channelOnTo === channel) return { chain: from, channel: channelOnFrom };
  }
  return undefined;
}

/** Sends a token over a channel: `path` is its full name, as packets carry it. */
export function send(network: Network, { chain, path }: TextTransfer, channel: string): TextTransfer {
  const end = farEnd(network, chain, channel);
  if (!end) throw new Error(`${channel} of ${chain} leads nowhere`);
  const prefix = `transfer/${channel}/`;
  const returning = path.startsWith(prefix);
  return { chain: end.chain, path: returning ? path.slice(prefix.length) : `transfer/${end.channel}/${path}` };
}

/** The name in the bank of a chain. */
export function bankDenom(path: string): string {
  if (!path.startsWith('transfer/channel-')) return path;
  return `ibc/${createHash('sha256').update(path).digest('hex').toUpperCase()}`;
}
