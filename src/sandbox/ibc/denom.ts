import { toHex } from '../address.ts';
import { digest } from '../digest.ts';
import type { Store } from '../store.ts';
import { utf8 } from './bytes.ts';
import type { DenomTrace } from './records.ts';
import { refused } from './refusals.ts';

/** Denoms and the ways they took: ICS-20, ibc-go v10 `modules/apps/transfer/types/denom.go`. */

/** What a second element must look like for a pair to be a hop: a channel id, or a client id. */
const CHANNEL_ID = /^channel-[0-9]{1,20}$/;
const CLIENT_ID = /^\w+([\w-]+\w)?-[0-9]{1,20}$/;

/** `transfer/channel-1/stk/uxprt` → base `stk/uxprt`, one hop. The base may have slashes of its own. */
export function parseDenomPath(path: string): DenomTrace {
  const parts = path.split('/');
  let hops = 0;
  if (parts.length > 2) while (isHop(parts[2 * hops + 1])) hops += 1;
  const trace = Array.from({ length: hops }, (_, hop) => ({ port: parts[2 * hop] ?? '', channel: parts[2 * hop + 1] ?? '' }));
  return { base: parts.slice(2 * hops).join('/'), trace };
}

const isHop = (part: string | undefined): boolean => part !== undefined && (CHANNEL_ID.test(part) || CLIENT_ID.test(part));

export const denomPath = ({ base, trace }: DenomTrace): string =>
  [...trace.map(({ port, channel }) => `${port}/${channel}`), base].join('/');

/** Upper-case hex. */
export const denomHash = (denom: DenomTrace): string => toHex(digest(utf8(denomPath(denom)))).toUpperCase();

/** As the bank calls it. */
export const bankDenom = (denom: DenomTrace): string => (denom.trace.length === 0 ? denom.base : `ibc/${denomHash(denom)}`);

/** Whether it came over this channel last. */
export const cameOver = ({ trace: [last] }: DenomTrace, port: string, channel: string): boolean =>
  last?.port === port && last.channel === channel;

export const oneHopLess = ({ base, trace }: DenomTrace): DenomTrace => ({ base, trace: trace.slice(1) });
export const oneHopMore = ({ base, trace }: DenomTrace, port: string, channel: string): DenomTrace => ({
  base,
  trace: [{ port, channel }, ...trace],
});

/** Whether a transfer may be asked of a denom: an `ibc/` denom must have a hash of 32 bytes. */
export const isTransferable = (denom: string): boolean => !/^ibc(\/|$)/.test(denom) || /^ibc\/[0-9a-fA-F]{64}$/.test(denom);

/** The way of a denom of the bank. @throws Refusal for an `ibc/` denom that the chain has never received. */
export function traceOf(store: Store, denom: string): DenomTrace {
  if (!denom.startsWith('ibc/')) return { base: denom, trace: [] };
  const hash = denom.slice('ibc/'.length);
  const found = store.get('transferDenoms', hash.toUpperCase());
  if (!found) throw refused('transfer', 6, hash);
  return found;
}

/** Remembers a voucher's way, and tells the bank how to show it. */
export function rememberDenom(store: Store, denom: DenomTrace): void {
  const hash = denomHash(denom);
  if (!store.get('transferDenoms', hash)) store.set('transferDenoms', hash, denom);
  const bank = store.single('bank');
  const base = `ibc/${hash}`;
  if (bank.metadata.some((known) => known.base === base)) return;
  const path = denomPath(denom);
  const metadata = {
    description: `IBC token from ${path}`,
    denomUnits: [{ denom: denom.base, exponent: 0, aliases: [] }],
    base,
    display: path,
    name: `${path} IBC token`,
    symbol: denom.base.toUpperCase(),
    uri: '',
    uriHash: '',
  };
  store.put('bank', { ...bank, metadata: [...bank.metadata, metadata].sort((a, b) => (a.base < b.base ? -1 : 1)) });
}

type DenomJson = { readonly base: string; readonly trace: readonly { readonly port_id: string; readonly channel_id: string }[] | null };

/** As events write it; a denom without hops was read from a path, and Go writes the list it then has as null. */
export const denomJson = ({ base, trace }: DenomTrace): DenomJson => ({
  base,
  trace: trace.length === 0 ? null : trace.map(({ port, channel }) => ({ port_id: port, channel_id: channel })),
});
