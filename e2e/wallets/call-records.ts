import { at } from './chain-info-schema.ts';

/** What pages asked of the wallet and what they got, for tests to read; and the answers that a test puts in the wallet's mouth. */
export class CallRecords {
  readonly calls: { readonly method: string; readonly args: unknown }[] = [];
  readonly answers: unknown[] = [];
  readonly #forced = new Map<string, unknown>();

  log(method: string, args: readonly unknown[]): void {
    this.calls.push({ method, args: plain(args) });
  }

  /** The next call of `method` is answered with `value`, whatever it is. */
  forceNext(method: string, value: unknown): void {
    this.#forced.set(method, value);
  }

  take(method: string): { readonly value: unknown } | null {
    if (!this.#forced.has(method)) return null;
    const value = this.#forced.get(method);
    this.#forced.delete(method);
    return { value };
  }

  /** Keeps the answer and gives it back, or the forced one in its place. */
  answer<T>(method: string, answer: T): T {
    const forced = this.take(method);
    this.answers.push(plain({ method, answer: forced ? forced.value : answer }));
    return forced ? (forced.value as T) : answer;
  }
}

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
