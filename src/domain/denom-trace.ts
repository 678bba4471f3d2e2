/** One channel that a token came through, as seen on the chain that received it: `transfer`, `channel-24`. */
export type TraceHop = { readonly port: string; readonly channel: string };

/**
 * A denom as ICS-20 writes it into packets: the channels it came through, newest first, and what it is called where it was born. No hops
 * means that the chain itself makes it. `base` may contain slashes (`stk/uxprt`).
 */
export type DenomTrace = { readonly hops: readonly TraceHop[]; readonly base: string };

/** The two ends of a channel as one packet goes: from `port`/`channel` on the sender to `toPort`/`toChannel` on the receiver. */
type ChannelEnds = { readonly port: string; readonly channel: string; readonly toPort: string; readonly toChannel: string };

/**
 * `transfer/channel-4/transfer/channel-24/uatom` to hops and base. Never fails: what does not look like a hop belongs to the base.
 * Source: ibc-go v10 `modules/apps/transfer/types/denom.go`, ExtractDenomFromPath, with its rule for channel and client ids.
 */
export function parseTrace(path: string): DenomTrace {
  const parts = path.split('/');
  const hops: TraceHop[] = [];
  let at = 0;
  // Two parts alone are a name with a slash in it, never a hop without a base.
  for (; parts.length > 2 && at + 1 < parts.length; at += 2) {
    const [port = '', channel = ''] = parts.slice(at, at + 2);
    if (!isHopId(channel)) break;
    hops.push({ port, channel });
  }
  return { hops, base: parts.slice(at).join('/') };
}

/** `channel-24`, or in IBC v2 a client id such as `07-tendermint-36`: words and dashes, then a 64-bit number. */
function isHopId(id: string): boolean {
  const dash = id.lastIndexOf('-');
  const [name, number] = [id.slice(0, Math.max(dash, 0)), id.slice(dash + 1)];
  return /^\w(?:[\w-]*\w)?$/.test(name) && /^\d{1,20}$/.test(number) && BigInt(number) < 1n << 64n;
}

/** The text that is hashed into an `ibc/…` denom, and that packets carry. A denom without hops is its base. */
export function formatTrace({ hops, base }: DenomTrace): string {
  return [...hops.map(({ port, channel }) => `${port}/${channel}`), base].join('/');
}

/** `transfer/channel-4/transfer/channel-24`: the channels alone, as `ibcDenom` takes them. Empty for a chain's own denom. */
export function tracePath({ hops }: DenomTrace): string {
  return hops.map(({ port, channel }) => `${port}/${channel}`).join('/');
}

/** Whether the token goes back the way it came: the channel it is sent over is the newest of its hops. The sender then burns it, else it locks it. */
export function goesBack(trace: DenomTrace, { port, channel }: Pick<ChannelEnds, 'port' | 'channel'>): boolean {
  const [newest] = trace.hops;
  return newest !== undefined && newest.port === port && newest.channel === channel;
}

/**
 * What a token is at the other end: one hop less when it goes back, one hop more when it goes on. So its denom depends on its whole path.
 * Source: ibc-go v10 `modules/apps/transfer/keeper/relay.go`, OnRecvPacket.
 */
export function traceAfter(trace: DenomTrace, ends: ChannelEnds): DenomTrace {
  if (goesBack(trace, ends)) return { hops: trace.hops.slice(1), base: trace.base };
  return { hops: [{ port: ends.toPort, channel: ends.toChannel }, ...trace.hops], base: trace.base };
}

/** Same hops, same base. */
export function sameTrace(a: DenomTrace, b: DenomTrace): boolean {
  return formatTrace(a) === formatTrace(b) && a.hops.length === b.hops.length;
}
