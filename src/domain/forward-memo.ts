import { parseAddress } from './address.ts';
import { type AddressedRoute, FORWARDED } from './route.ts';

/** What one chain on the way is told: where to send the tokens next. `timeout` in seconds, `retries` after a timeout. */
export type Forward = {
  readonly channel: string;
  readonly port: string;
  readonly receiver: string;
  readonly timeout: number;
  readonly retries: number;
};

/** `plain`: an empty memo, the tokens stay where the packet arrives. `refused`: not a memo that this application would write; `reason` is a sentence. */
export type ParsedMemo =
  | { readonly kind: 'plain' }
  | { readonly kind: 'forwards'; readonly forwards: readonly Forward[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** The memo of a route's first packet: every later hop nested into the one before it, and nothing else. Empty for a single hop. */
export function routeMemo(route: AddressedRoute): string {
  return buildMemo(route.hops.slice(1));
}

/**
 * The memo that has the receiving chain pass the tokens on, in the words of packet-forward-middleware v10 `packetforward/types/forward.go`. Throws a
 * TypeError on what `parseMemo` would refuse: routes are planned, so that is a programmer's error.
 */
export function buildMemo(forwards: readonly Forward[]): string {
  const fault = faultOf(forwards);
  if (fault !== null) throw new TypeError(`not a memo: ${fault}`);
  return written(forwards);
}

/**
 * Reads back what `buildMemo` writes, and refuses every other text: other keys beside ours (`wasm`), other types, other spellings of the same
 * JSON, keys twice. For every list of forwards, parse after build gives the list again. Never throws.
 */
export function parseMemo(text: string): ParsedMemo {
  if (text === '') return { kind: 'plain' };
  if (text.length > MOST_BYTES) return refused(TOO_LONG);
  const forwards = forwardsOf(text);
  if (typeof forwards === 'string') return refused(forwards);
  const fault = faultOf(forwards);
  if (fault !== null) return refused(fault);
  return written(forwards) === text
    ? { kind: 'forwards', forwards }
    : refused('The memo is written in another way than this application does.');
}

/** ibc-go v10 `modules/apps/transfer/types/msgs.go`, MaximumMemoLength. */
const MOST_BYTES = 32_768;
const TOO_LONG = 'The memo is longer than 32,768 bytes.';
/** More hops than any route over one hub needs. */
const MOST_FORWARDS = 6;
const SHORTEST = 60;
const LONGEST = 3600;

function written(forwards: readonly Forward[]): string {
  const nested = forwards.reduceRight<object | undefined>((next, { receiver, port, channel, timeout, retries }) => {
    const forward = { receiver, port, channel, timeout: duration(timeout), retries };
    return { forward: next === undefined ? forward : { ...forward, next } };
  }, undefined);
  return nested === undefined ? '' : JSON.stringify(nested);
}

/** As Go reads durations: `10m`, or `90s` when it is no whole number of minutes. A bare number would be nanoseconds. */
function duration(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

function secondsOf(text: unknown): number | null {
  const match = typeof text === 'string' ? /^([1-9]\d{0,3})([ms])$/.exec(text) : null;
  return match ? Number.parseInt(match[1] ?? '', 10) * (match[2] === 'm' ? 60 : 1) : null;
}

/** The list, or why the text is none. What is in its fields is judged by `faultOf`. */
function forwardsOf(text: string): Forward[] | string {
  const forwards: Forward[] = [];
  let next = json(text);
  while (next !== undefined) {
    const forward = onlyForward(next);
    if (typeof forward === 'string') return forward;
    const { receiver, port, channel, retries } = forward;
    const timeout = secondsOf(forward['timeout']);
    if (typeof receiver !== 'string' || typeof port !== 'string' || typeof channel !== 'string') return MISSHAPEN;
    if (timeout === null) return 'A timeout in the memo is no duration such as "10m".';
    if (typeof retries !== 'number') return 'The memo does not say how often to try again.';
    forwards.push({ channel, port, receiver, timeout, retries });
    next = forward['next'];
  }
  return forwards;
}

const MISSHAPEN = 'The memo names no receiver, port or channel.';
const KEYS = ['receiver', 'port', 'channel', 'timeout', 'retries', 'next'];

/** The content of an object whose only key is `forward`, with none but the known keys in it. */
function onlyForward(value: unknown): Readonly<Record<string, unknown>> | string {
  if (!isObject(value)) return 'The memo is no JSON object.';
  const [key, ...others] = Object.keys(value);
  if (key !== 'forward' || others.length > 0) return 'The memo asks for something else than forwarding.';
  const forward = value['forward'];
  if (!isObject(forward)) return MISSHAPEN;
  const stray = Object.keys(forward).some((name) => !KEYS.includes(name));
  return stray ? 'The memo has instructions that are not known here.' : forward;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null stands for a text that is no JSON, and is no object either. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is wrong with a list of forwards, in a sentence; null when it can be written. */
function faultOf(forwards: readonly Forward[]): string | null {
  if (forwards.length > MOST_FORWARDS) return `The memo forwards more than ${MOST_FORWARDS} times.`;
  for (const [index, { channel, port, receiver, timeout, retries }] of forwards.entries()) {
    if (port !== 'transfer') return 'The memo sends over another port than that of transfers.';
    if (!/^channel-(0|[1-9]\d{0,18})$/.test(channel)) return 'The memo names no channel such as channel-24.';
    if (!Number.isInteger(timeout) || timeout < SHORTEST || timeout > LONGEST)
      return 'A timeout in the memo is not between one minute and an hour.';
    if (!Number.isInteger(retries) || retries < 0 || retries > 255) return 'The number of retries in the memo is not between 0 and 255.';
    if (index === forwards.length - 1) {
      const parsed = parseAddress(receiver);
      if (parsed.kind === 'invalid' || parsed.role !== 'account' || parsed.address !== receiver)
        return 'The last receiver in the memo is no account.';
    } else if (receiver !== FORWARDED) return `A receiver on the way is not ${FORWARDED}.`;
  }
  return null;
}

function refused(reason: string): ParsedMemo {
  return { kind: 'refused', reason };
}
