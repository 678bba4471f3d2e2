import { ChainFailure, malformed } from './abci.ts';
import type { ChainError } from './errors.ts';
import { rpcError } from './rpc-error.ts';

/** One JSON-RPC call without its envelope. */
export type Call = { readonly method: string; readonly params: unknown };

/** The node's answer to one call: a result of any shape (untrusted), or its own error object. */
export type Answer = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: ChainError };

/** Longest answer that is read, in bytes after decompression. */
const RESPONSE_LIMIT = 1_000_000;

/**
 * Sends calls (at most 10: CometBFT's `max_request_batch_size`) in one request and gives the answers in the order of the calls.
 * Throws `ChainFailure` when the endpoint as a whole failed: not reached, HTTP error, too large, or not an answer to what was asked.
 * An aborted `signal` rejects with `offline`; the caller knows better why it aborted.
 */
export async function postCalls(
  send: typeof fetch,
  url: string,
  calls: readonly Call[],
  signal: AbortSignal,
  now: () => number,
): Promise<readonly Answer[]> {
  const envelopes = calls.map((call, index) => ({ jsonrpc: '2.0', id: index + 1, ...call }));
  const response = await reach(send, url, JSON.stringify(envelopes.length === 1 ? envelopes[0] : envelopes), signal);
  refuseBusy(response, now());
  const body = await readCapped(response, signal);
  return match(parse(body, response.status), calls.length);
}

async function reach(send: typeof fetch, url: string, body: string, signal: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  try {
    return await send(url, {
      method: 'POST',
      headers,
      body,
      signal,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  } catch (cause) {
    throw new ChainFailure({ kind: 'offline' }, { cause });
  }
}

/** 429, and 503 with a date, say when to come back; that date is kept to the millisecond. A 429 without one gets five seconds. */
function refuseBusy(response: Response, now: number): void {
  if (response.status !== 429 && response.status !== 503) return;
  const retryAt = retryAfter(response.headers.get('retry-after'), now) ?? (response.status === 429 ? now + 5_000 : null);
  void response.body?.cancel().catch(() => {});
  if (retryAt !== null) throw new ChainFailure({ kind: 'rate-limited', retryAt });
  throw new ChainFailure({ kind: 'unavailable', status: response.status });
}

/** RFC 9110: whole seconds or an HTTP date. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return now + Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : date;
}

async function readCapped(response: Response, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let size = 0;
  let body = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return body + decoder.decode();
      size += value.length;
      if (size > RESPONSE_LIMIT) throw new ChainFailure({ kind: 'too-large', limitBytes: RESPONSE_LIMIT });
      body += decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    void reader.cancel().catch(() => {});
    if (cause instanceof ChainFailure) throw cause;
    throw signal.aborted ? new ChainFailure({ kind: 'offline' }, { cause }) : malformed('answer is cut', cause);
  }
}

function parse(body: string, status: number): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    if (status >= 400) throw new ChainFailure({ kind: 'unavailable', status }, { cause });
    throw malformed('answer is not JSON', cause);
  }
}

/** Answers by id. A batch of one is answered by a bare object, a refused batch by one error without id. */
function match(body: unknown, count: number): readonly Answer[] {
  const answers = new Map<unknown, Answer>();
  for (const item of Array.isArray(body) ? body : [body]) {
    if (typeof item !== 'object' || item === null) throw malformed('answer is not JSON-RPC');
    answers.set(Reflect.get(item, 'id'), answerOf(item));
  }
  const whole = answers.size === 1 ? [...answers.values()][0] : undefined;
  if (count > 1 && whole && !whole.ok) throw new ChainFailure(whole.error);
  return Array.from({ length: count }, (_, index) => {
    const answer = answers.get(index + 1);
    if (!answer) throw malformed('answer to another question');
    return answer;
  });
}

function answerOf(item: object): Answer {
  const error: unknown = Reflect.get(item, 'error');
  if (error !== undefined && error !== null) return { ok: false, error: rpcError(error) };
  const result: unknown = Reflect.get(item, 'result');
  return result === undefined ? { ok: false, error: { kind: 'malformed', detail: 'neither result nor error' } } : { ok: true, result };
}
