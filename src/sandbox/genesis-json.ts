import { type Dec, dec, parseDec } from './dec.ts';
import type { Coin } from './state.ts';
import { parseDuration, parseTime } from './time.ts';

/** A place in a genesis file; reading what is not there throws with the path, so that a mistake in a file is found. */
export class GenesisJson {
  readonly #value: unknown;
  /** Put together only when something is wrong: a file has thousands of places. */
  readonly #path: () => string;

  constructor(value: unknown, path = () => 'genesis') {
    this.#value = value;
    this.#path = path;
  }

  #fail(wanted: string): never {
    throw new Error(`${this.#path()}: expected ${wanted}`);
  }

  /** A field of an object; absent fields of absent objects are absent. */
  at(...names: string[]): GenesisJson {
    let value = this.#value;
    for (const name of names) value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    return new GenesisJson(value, () => [this.#path(), ...names].join('.'));
  }

  get exists(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }

  /** A list; absent and null are empty. */
  list(): GenesisJson[] {
    if (!this.exists) return [];
    if (!Array.isArray(this.#value)) return this.#fail('a list');
    return this.#value.map((item: unknown, index) => new GenesisJson(item, () => `${this.#path()}[${index}]`));
  }

  text(fallback?: string): string {
    if (typeof this.#value === 'string') return this.#value;
    if (!this.exists && fallback !== undefined) return fallback;
    return this.#fail('a text');
  }

  /** A whole number, written as text or number. */
  int(fallback?: bigint): bigint {
    if (typeof this.#value === 'string' && /^-?\d+$/.test(this.#value)) return BigInt(this.#value);
    if (typeof this.#value === 'number' && Number.isInteger(this.#value)) return BigInt(this.#value);
    if (!this.exists && fallback !== undefined) return fallback;
    return this.#fail('a whole number');
  }

  bool(fallback = false): boolean {
    return typeof this.#value === 'boolean' ? this.#value : fallback;
  }

  dec(fallback?: Dec): Dec {
    if (!this.exists && fallback !== undefined) return fallback;
    try {
      return parseDec(this.text());
    } catch {
      return this.#fail('a decimal');
    }
  }

  time(): bigint {
    return parseTime(this.text());
  }

  /** Nanoseconds. */
  duration(): bigint {
    return parseDuration(this.text());
  }

  coin(): Coin {
    return { denom: this.at('denom').text(), amount: this.at('amount').int() };
  }

  /** Coins sorted by denom. */
  coins(): Coin[] {
    return this.list()
      .map((item) => item.coin())
      .sort((a, b) => (a.denom < b.denom ? -1 : 1));
  }

  decCoins(): { denom: string; amount: Dec }[] {
    return this.list().map((item) => ({ denom: item.at('denom').text(), amount: item.at('amount').dec(dec(0n)) }));
  }

  /** Base64. */
  bytes(): Uint8Array {
    return Uint8Array.from(atob(this.text()), (character) => character.charCodeAt(0));
  }
}
