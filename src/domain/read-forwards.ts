/** What a memo of any application has a chain do next; `timeout` in seconds. Receiver and port are hostile text. */
export type ForeignForward = {
  readonly receiver: string;
  readonly port: string;
  readonly channel: string;
  readonly timeout: number;
  readonly retries: number;
};

/**
 * Reads a memo as packet-forward-middleware does, to follow transfers of other applications; what is signed here goes through `parseMemo`. Empty when
 * the memo asks for no forwarding; null when it does in a way that is not understood. Never throws.
 * Source: packet-forward-middleware v10 `packetforward/types/forward.go`: durations are Go's or nanoseconds, `next` an object or its text.
 */
export function readForwards(memo: string): readonly ForeignForward[] | null {
  const forwards: ForeignForward[] = [];
  let next: unknown = json(memo);
  for (;;) {
    if (typeof next === 'string') next = json(next);
    if (!isObject(next) || !Object.hasOwn(next, 'forward') || next['forward'] === null) return forwards;
    const forward = forwards.length < MOST ? readForward(next['forward']) : null;
    if (!forward) return null;
    forwards.push(forward);
    next = forward.next;
  }
}

/** More hops than anybody makes. */
const MOST = 10;
/** Of chains that are not told otherwise, in seconds. */
const DEFAULT_TIMEOUT = 600;

function readForward(value: unknown): (ForeignForward & { readonly next: unknown }) | null {
  if (!isObject(value)) return null;
  const { receiver, port, channel, timeout, retries = 0, next } = value;
  if (typeof receiver !== 'string' || typeof port !== 'string' || typeof channel !== 'string') return null;
  const seconds = secondsOf(timeout);
  if (receiver === '' || seconds === null || typeof retries !== 'number' || !Number.isInteger(retries) || retries < 0 || retries > 255)
    return null;
  return { receiver, port, channel, timeout: seconds > 0 ? seconds : DEFAULT_TIMEOUT, retries, next };
}

/** Go's units; a part of a second makes no difference to anybody who waits. */
const UNITS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, μs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

function secondsOf(timeout: unknown): number | null {
  if (timeout === undefined || timeout === 0) return 0;
  if (typeof timeout === 'number') return Number.isFinite(timeout) ? timeout / 1e9 : null;
  if (typeof timeout !== 'string' || timeout.length > 60) return null;
  if (!/^(\d{1,9}(\.\d{1,9})?(ns|us|µs|μs|ms|s|m|h))+$/.test(timeout)) return null;
  const parts = timeout.matchAll(/(\d+)(?:\.\d+)?(ns|us|µs|μs|ms|s|m|h)/g);
  return [...parts].reduce((sum, [, count = '0', unit = '']) => sum + Number.parseInt(count, 10) * (UNITS[unit] ?? 0), 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
