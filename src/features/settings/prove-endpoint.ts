import { ChainFailure } from '#chain/abci.ts';
import { createTransport } from '#chain/transport.ts';
import { policyAllows } from '#config/connect-policy.ts';
import type { Chain } from '#config/network.ts';

/** Whether an endpoint may be used for a chain. `reason` is a sentence for people. */
export type Proof = { readonly kind: 'proved'; readonly url: string } | { readonly kind: 'refused'; readonly reason: string };

/** Asks the endpoint who it is, before anything is read or signed through it. Never throws. */
export async function proveEndpoint(text: string, chain: Chain): Promise<Proof> {
  const url = readUrl(text);
  if (typeof url === 'string') return { kind: 'refused', reason: url };
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? null;
  if (!policyAllows(policy, url, window.location.origin)) {
    return {
      kind: 'refused',
      reason:
        'This deployment allows its listed endpoints and nodes on this computer only. Whoever hosts it can allow more when building it.',
    };
  }
  const transport = createTransport({ ...chain, rpc: [url.href] });
  try {
    await transport.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'health', params: {} });
    return { kind: 'proved', url: url.href };
  } catch (cause) {
    return { kind: 'refused', reason: reasonOf(cause, chain) };
  } finally {
    transport.close();
  }
}

function readUrl(text: string): URL | string {
  const typed = text.trim();
  if (!URL.canParse(typed)) return 'This is not an address. An endpoint looks like https://rpc.example.org or http://localhost:26657.';
  const url = new URL(typed);
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local))
    return 'Only https works here; http works for nodes on this computer.';
  if (url.username || url.password) return 'An endpoint with a user name or password is not taken: it would be stored in this browser.';
  return url;
}

function reasonOf(cause: unknown, chain: Chain): string {
  if (!(cause instanceof ChainFailure)) return 'The endpoint could not be asked.';
  const { error } = cause;
  switch (error.kind) {
    case 'wrong-chain':
      return `This node belongs to ${error.found.slice(0, 60)}, not to ${chain.id}. It is not used.`;
    case 'behind':
      return 'This node is still catching up with the chain.';
    case 'malformed':
    case 'too-large':
    case 'rpc-error':
    case 'query-failed':
      return 'What answers there is not a CometBFT node.';
    default:
      return 'Nothing answered there. Is the node running, and does it allow other pages to ask it (CORS)?';
  }
}
