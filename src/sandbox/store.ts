import type { SandboxState, Singles, Tables } from './state.ts';

type Maps = { [Name in keyof Tables]: Map<string, Tables[Name]> };

/**
 * A working copy of a state. Tables are copied when first written, so the state it came from stays valid; every write is remembered, so that a
 * failed transaction is undone by `revertTo(mark)`.
 */
export class Store {
  #tables: Maps;
  #owned = new Set<keyof Tables>();
  #singles: { -readonly [Name in keyof Singles]: Singles[Name] };
  #undo: (() => void)[] = [];

  constructor(state: SandboxState) {
    this.#tables = { ...state.tables } as Maps;
    this.#singles = { ...state.singles };
  }

  get<Name extends keyof Tables>(table: Name, key: string): Tables[Name] | undefined {
    return this.#tables[table].get(key);
  }

  set<Name extends keyof Tables>(table: Name, key: string, value: Tables[Name]): void {
    const map = this.#own(table);
    const before = map.get(key);
    this.#undo.push(before === undefined ? () => map.delete(key) : () => map.set(key, before));
    map.set(key, value);
  }

  delete(table: keyof Tables, key: string): void {
    const map: Map<string, unknown> = this.#own(table);
    const before = map.get(key);
    if (before === undefined) return;
    this.#undo.push(() => map.set(key, before));
    map.delete(key);
  }

  /** All records of a table, in no particular order. */
  all<Name extends keyof Tables>(table: Name): ReadonlyMap<string, Tables[Name]> {
    return this.#tables[table];
  }

  single<Name extends keyof Singles>(name: Name): Singles[Name] {
    return this.#singles[name];
  }

  put<Name extends keyof Singles>(name: Name, value: Singles[Name]): void {
    const before = this.#singles[name];
    this.#undo.push(() => {
      this.#singles[name] = before;
    });
    this.#singles[name] = value;
  }

  mark(): number {
    return this.#undo.length;
  }

  revertTo(mark: number): void {
    while (this.#undo.length > mark) this.#undo.pop()?.();
  }

  /** The state as it is now; the working copy goes on with copies of its own. */
  freeze(): SandboxState {
    this.#owned.clear();
    this.#undo = [];
    return { tables: { ...this.#tables }, singles: { ...this.#singles } };
  }

  #own<Name extends keyof Tables>(table: Name): Map<string, Tables[Name]> {
    if (!this.#owned.has(table)) {
      this.#tables[table] = new Map(this.#tables[table]) as Maps[Name];
      this.#owned.add(table);
    }
    return this.#tables[table];
  }
}
