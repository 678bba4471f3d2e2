import { fallback, type InferOutput, object, optional, parse, picklist, pipe, record, regex, string, url } from 'valibot';

/** What this browser remembers. Nothing here is secret, and all of it may be lost or hostile: every field falls back on its own. */
const Preferences = object({
  theme: fallback(picklist(['system', 'light', 'dark']), 'system'),
  network: fallback(optional(pipe(string(), regex(/^[a-z0-9-]{1,40}$/))), undefined),
  /** Own RPC endpoint per chain id; it is proved by the chain id before anything is shown from it. */
  endpoints: fallback(record(string(), pipe(string(), url())), {}),
});

export type Preferences = InferOutput<typeof Preferences>;

const KEY = 'stkhub.preferences';
const listeners = new Set<() => void>();
let current: Preferences | null = null;

function readStored(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

export function preferences(): Preferences {
  current ??= parse(fallback(Preferences, { theme: 'system', network: undefined, endpoints: {} }), readStored());
  return current;
}

export function savePreferences(change: Partial<Preferences>): void {
  current = { ...preferences(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A full or forbidden storage costs the memory of the choice, not the choice.
  }
  for (const listener of listeners) listener();
}

export function subscribePreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
