import { at } from './chain-info-schema.ts';

/** What pages asked of the wallet and what they got, for tests to read; and the answers that a test puts in the wallet's mouth. */
export class CallRecords {
  readonly calls: { readonly method: string; readonly args: unknown }[] = [];
  readonly answers: unknown[] = [];
  readonly #forced = new Map<string, unknown>();

  log(method: string, args: readonly unknown[]): void {
    this.calls.push({ method, args: plain(args) });
  }

  /** The next call of `method` (with this first argument, if one is given) is answered with `value`, whatever it is. */
  forceNext(method: string, value: unknown, chain?: string): void {
    this.#forced.set(keyOf(method, chain), value);
  }

  take(method: string, chain: string): { readonly value: unknown } | null {
    const key = [keyOf(method, chain), method].find((each) => this.#forced.has(each));
    if (key === undefined) return null;
    const value = this.#forced.get(key);
    this.#forced.delete(key);
    return { value };
  }

  /** Keeps the answer and gives it back, or the forced one in its place. */
  answer<T>(method: string, chain: string, answer: T): T {
    const forced = this.take(method, chain);
    this.answers.push(plain({ method, answer: forced ? forced.value : answer }));
    return forced ? (forced.value as T) : answer;
  }
}

const keyOf = (method: string, chain?: string) => (chain === undefined ? method : `${method} ${chain}`);

/** A copy that survives JSON: bytes as hex, big integers and Longs as text. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (ArrayBuffer.isView(value)) return hex(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (at(value, 'unsigned') === true) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
