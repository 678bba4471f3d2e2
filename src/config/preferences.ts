/** What this browser remembers. Nothing here is secret, and all of it may be lost or hostile: every field falls back on its own. */
export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark';
  /** The network that was looked at last; undefined on a first visit. */
  readonly network: string | undefined;
  /** Own RPC endpoint per chain id; it is proved by the chain id before anything is shown from it. */
  readonly endpoints: Readonly<Record<string, string>>;
};

const KEY = 'stkhub.preferences';
const listeners = new Set<() => void>();
let current: Preferences | null = null;

export function preferences(): Preferences {
  current ??= readPreferences(readStored());
  return current;
}

/** Reads whatever storage holds. By hand, because a schema library costs a fiftieth of the first load for three fields. */
export function readPreferences(stored: unknown): Preferences {
  const theme = fieldOf(stored, 'theme');
  const network = fieldOf(stored, 'network');
  const endpoints = fieldOf(stored, 'endpoints');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    network: typeof network === 'string' && /^[a-z0-9][a-z0-9_-]{0,39}$/i.test(network) ? network : undefined,
    endpoints: Object.fromEntries(Object.entries(endpoints ?? {}).filter(([chain, url]) => chain.length <= 64 && isEndpoint(url))),
  };
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

function readStored(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}

function fieldOf(stored: unknown, name: string): unknown {
  return typeof stored === 'object' && stored !== null ? Object.entries(stored).find(([key]) => key === name)?.[1] : undefined;
}

function isEndpoint(url: unknown): url is string {
  return typeof url === 'string' && url.length <= 200 && /^(https:|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(url) && URL.canParse(url);
}
