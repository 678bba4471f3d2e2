import { DEFAULT_NETWORK } from '#config/networks.ts';
import { preferences } from '#config/preferences.ts';

/** Where an address without a network leads: to the remembered network, or to the deployment's. */
export function firstPath(): string {
  return `/${preferences().network ?? DEFAULT_NETWORK}/overview`;
}

/** Before anything is rendered, so that the first page is rendered once. */
export function goToNetwork(): void {
  if (/^#?\/?$/.test(window.location.hash)) window.history.replaceState(null, '', `#${firstPath()}`);
}
