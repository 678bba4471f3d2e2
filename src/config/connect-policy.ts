import type { Network } from './network.ts';

/** `listed`: the endpoints and price sources of the built-in and the deployment's networks, and this computer. `any`: every https and wss endpoint too. */
export type ConnectMode = 'listed' | 'any';

/** A node on the user's own computer. Browsers take loopback for trustworthy, so plain http is no downgrade there. */
const LOOPBACK = ['http://localhost:*', 'http://127.0.0.1:*', 'ws://localhost:*', 'ws://127.0.0.1:*'];

/**
 * The sources of the page's `connect-src`, sorted, without duplicates: a pure function of the networks, so that two builds agree.
 * The hub of a network is also reached by websocket, its counterparties never are.
 */
export function connectSources(networks: readonly Network[], mode: ConnectMode): string[] {
  const origins = networks.flatMap((network) => [
    ...network.chains.flatMap((chain) => chain.rpc.flatMap((url) => (chain.id === network.hub ? bothSchemes(url) : [new URL(url).origin]))),
    ...(network.priceSource ? [new URL(network.priceSource.url).origin] : []),
  ]);
  const remote = mode === 'any' ? ['https:', 'wss:'] : [...new Set(origins)].sort();
  return ["'self'", ...remote, ...LOOPBACK];
}

function bothSchemes(url: string): string[] {
  const { origin } = new URL(url);
  return [origin, origin.replace(/^http/, 'ws')];
}

/**
 * Whether a page with this Content-Security-Policy may connect to the URL. The policy itself is asked (the text of the page's meta
 * element), not the list that it was made from, so that the answer is the browser's. A page without a policy may connect anywhere.
 */
export function policyAllows(policy: string | null, url: URL, ownOrigin: string): boolean {
  const directive = policy?.split(';').find((part) => part.trim().startsWith('connect-src '));
  if (!directive) return true;
  const sources = directive.trim().split(/\s+/).slice(1);
  return sources.some((source) => sourceMatches(source === "'self'" ? ownOrigin : source, url));
}

function sourceMatches(source: string, url: URL): boolean {
  if (source.endsWith(':*')) return `${url.protocol}//${url.hostname}` === source.slice(0, -2);
  return source === url.protocol || source === url.origin || source === `${url.protocol}//${url.host}`;
}
