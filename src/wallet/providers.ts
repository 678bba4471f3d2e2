import type { Network } from '#config/network.ts';
import type { Lifecycle } from '#domain/asset.ts';
import type { ProviderId, ProviderInfo } from './wallet.ts';

const ACTIVE: Lifecycle = { state: 'active', reason: '', since: '2021-03-30', source: '' };

/** Leap's own notice, as quoted by the projects that removed it. */
const LEAP_DISCONTINUED: Lifecycle = {
  state: 'exit-only',
  reason:
    'Leap Wallet was discontinued on 28 May 2026. An installed copy still works here, but gets no more repairs: move your accounts to Keplr, inside the wallets and never through a web page.',
  since: '2026-05-28',
  source: 'https://github.com/MetaMask/snaps-registry/issues/1497',
};

/** What the page sees of the extensions. With only Leap installed, `window.keplr` is Leap under another name. */
type Injected = { readonly keplr?: unknown; readonly leap?: unknown };

export function isInjected(id: 'keplr' | 'leap', page: Injected = globalThis as Injected): boolean {
  return id === 'leap' ? page.leap !== undefined : page.keplr !== undefined && page.keplr !== page.leap;
}

/** The ways to connect on this network, in the order in which they are offered. The sandbox accounts exist on a sandbox only. */
export function providersOf(network: Network): readonly ProviderInfo[] {
  const sandbox = provider('sandbox', 'Sandbox account', true, null, ACTIVE);
  return [
    ...(network.kind === 'sandbox' ? [sandbox] : []),
    provider('keplr', 'Keplr', isInjected('keplr'), 'https://www.keplr.app', ACTIVE),
    provider('leap', 'Leap', isInjected('leap'), null, LEAP_DISCONTINUED),
    provider('watch', 'Watch an address', true, null, ACTIVE),
  ];
}

const provider = (id: ProviderId, name: string, installed: boolean, link: string | null, lifecycle: Lifecycle): ProviderInfo => ({
  id,
  name,
  installed,
  link,
  lifecycle,
});
