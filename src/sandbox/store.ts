import type { SandboxState, Singles, Tables } from './state.ts';

type Maps = { [Name in keyof Tables]: Map<string, Tables[Name]> };

/**
 * A working copy of a state. Tables are copied when first written, so the state it came from stays valid; every write is remembered, so that a
 * failed transaction is undone by `revertTo(mark)`.
 */
export class Store {
  /** The state's own until something is written: most working copies are only read. */
  #tables: Maps;
  #singles: { -readonly [Name in keyof Singles]: Singles[Name] };
  readonly #owned = new Set<keyof Tables | 'singles'>();
  #undo: (() => void)[] = [];

  constructor({ tables, singles }: SandboxState) {
    this.#tables = tables as Maps;
    this.#singles = singles;
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
    const before: unknown = this.#tables[table].get(key);
    if (before === undefined) return;
    const map: Map<string, unknown> = this.#own(table);
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
    if (!this.#owned.has('singles')) {
      this.#singles = { ...this.#singles };
      this.#owned.add('singles');
    }
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
    return { tables: this.#tables, singles: this.#singles };
  }

  #own<Name extends keyof Tables>(table: Name): Map<string, Tables[Name]> {
    if (!this.#owned.has(table)) {
      if (!this.#ownsTables()) this.#tables = { ...this.#tables };
      this.#tables[table] = new Map(this.#tables[table]) as Maps[Name];
      this.#owned.add(table);
    }
    return this.#tables[table];
  }

  /** Whether a table has been written since the last frozen state, so that the list of tables is this copy's own. */
  #ownsTables(): boolean {
    return this.#owned.size > (this.#owned.has('singles') ? 1 : 0);
  }
}
