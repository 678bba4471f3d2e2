import type { ConnectOptions, ProviderId } from './wallet.ts';

/** What is connected again after a reload. Never keys: a provider and, for the sandbox and watching, which account. */
export type Remembered = ConnectOptions & { readonly provider: ProviderId };

const PROVIDERS: readonly string[] = ['keplr', 'leap', 'sandbox', 'watch'] satisfies ProviderId[];
const keyOf = (network: string) => `stkhub.wallet.${network}`;

/** Storage is foreign input: anything but the exact shape is nothing. */
export function remembered(network: string): Remembered | null {
  try {
    const { provider, account, address } = JSON.parse(localStorage.getItem(keyOf(network)) ?? 'null') ?? {};
    if (!PROVIDERS.includes(provider)) return null;
    return { provider, ...(isShort(account) && { account }), ...(isShort(address) && { address }) };
  } catch {
    return null;
  }
}

/** `null` forgets. A full or forbidden storage costs the reconnect, not the connection. */
export function remember(network: string, value: Remembered | null): void {
  try {
    if (value) localStorage.setItem(keyOf(network), JSON.stringify(value));
    else localStorage.removeItem(keyOf(network));
  } catch {
    // Nothing to do: the wallet works, the next reload will ask again.
  }
}

const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= 100;
