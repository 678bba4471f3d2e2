import type { ChainId } from '#config/network.ts';
import type { ConnectOptions, ProviderId } from './wallet.ts';

/**
 * What is connected again after a reload. Never keys: a provider, for the sandbox and watching which account, and the further chains on which the wallet
 * gave an account. `chains` may name chains that the network does not have.
 */
export type Remembered = ConnectOptions & { readonly provider: ProviderId; readonly chains?: readonly ChainId[] };

const PROVIDERS: readonly string[] = ['keplr', 'leap', 'sandbox', 'watch'] satisfies ProviderId[];
const MOST_CHAINS = 100;
const keyOf = (network: string) => `stkhub.wallet.${network}`;

/** Storage is foreign input: anything but the exact shape is nothing. */
export function remembered(network: string): Remembered | null {
  try {
    const { provider, account, address, chains } = JSON.parse(localStorage.getItem(keyOf(network)) ?? 'null') ?? {};
    if (!PROVIDERS.includes(provider)) return null;
    return {
      provider,
      ...(isShort(account) && { account }),
      ...(isShort(address) && { address }),
      ...(Array.isArray(chains) && { chains: chains.slice(0, MOST_CHAINS).filter(isShort) }),
    };
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
