import { checkReceiver, parseAddress } from './address.ts';
import type { GraphChain } from './hub-graph.ts';
import { middle } from './text.ts';

/**
 * Whether a transfer may go to an account. `own`: the user's, as the wallet gives it. `custom`: somebody else's or one that this wallet does not
 * show; the user must confirm it. `contract`: 32 bytes long, which a key's account never is. Refusals are sentences with what to do instead.
 */
export type TransferReceiver =
  | { readonly kind: 'own'; readonly address: string }
  | { readonly kind: 'custom'; readonly address: string; readonly contract: boolean }
  | { readonly kind: 'refused'; readonly reason: string };

/** `own`: the user's account on the destination, null when the wallet is not connected there. `chains`: those of the network, to name a foreign prefix. */
export type ReceiverRules = {
  readonly chain: GraphChain;
  readonly own: string | null;
  readonly chains: Iterable<GraphChain>;
  /** Accounts in which chains keep what was sent over a channel: what lands there by hand stays. */
  readonly escrows: readonly string[];
};

/** An empty text is the user's own account where there is one. */
export function transferReceiver(text: string, { chain, own, chains, escrows }: ReceiverRules): TransferReceiver {
  if (text.trim() === '' && own !== null) return { kind: 'own', address: own };
  const checked = checkReceiver(text, chain.prefix);
  if (checked.kind === 'wrong-chain') return { kind: 'refused', reason: foreign(text, chain, chains) };
  if (checked.kind !== 'ok') return { kind: 'refused', reason: checked.reason };
  if (escrows.includes(checked.address)) return { kind: 'refused', reason: ESCROW };
  if (checked.address === own) return { kind: 'own', address: own };
  return { kind: 'custom', address: checked.address, contract: checked.bytes.length > 20 };
}

const ESCROW = 'This account holds what was sent over a channel. What is sent there does not come back.';

/** Several chains may share a prefix; the first that the network lists is named. */
function foreign(text: string, { name, prefix }: GraphChain, chains: Iterable<GraphChain>): string {
  const parsed = parseAddress(text);
  const theirs = parsed.kind === 'ok' ? parsed.prefix : '';
  const other = [...chains].find((chain) => chain.prefix === theirs);
  if (!other)
    return `This is an address of another chain: it starts with ${middle(theirs, 20)}1. On ${name} addresses start with ${prefix}1.`;
  return `This is an address on ${other.name}. Choose ${other.name} as the destination, or paste an address that starts with ${prefix}1.`;
}

/** Stands beside a receiver that is not the user's own. */
export const EXCHANGE_WARNING =
  'Do not send to an exchange over IBC. Exchanges tell deposits apart by a memo, which does not arrive with a transfer between chains, and many do not credit coins that came this way. Send to your own account first, and from there to the exchange.';
