import type { ChainId } from '#config/network.ts';
import { sanitizeText } from '#domain/text.ts';
import { type ProviderId, type WalletError, WalletFailure } from './wallet.ts';

/** Wallets answer with sentences and no codes. These are the ones that Keplr 0.12 and Leap 0.22 use; the first match counts. */
const SENTENCES: readonly (readonly [RegExp, (provider: ProviderId, chain: ChainId) => WalletError])[] = [
  [/request rejected|transaction declined|user (rejected|denied|cancell?ed|closed)/i, () => ({ kind: 'rejected' })],
  [/no (modular )?chain info|invalid chain id/i, (_, chain) => ({ kind: 'unknown-chain', chain })],
  [/create their accounts first|no wallet exists|key (ring )?is empty/i, () => ({ kind: 'no-account' })],
  [/signer mismatched|unknown signer address/i, () => ({ kind: 'account-changed' })],
  [/\b(is|are|not) (un)?locked\b/i, () => ({ kind: 'locked' })],
  [/client not exist/i, (provider) => ({ kind: 'not-installed', provider })],
];

/** Whatever a wallet threw, as a `WalletFailure`. What it threw may be a string, an object or nothing at all. */
export function walletFailure(cause: unknown, provider: ProviderId, chain: ChainId): WalletFailure {
  if (cause instanceof WalletFailure) return cause;
  const text = sentenceOf(cause);
  const known = SENTENCES.find(([pattern]) => pattern.test(text));
  return new WalletFailure(known ? known[1](provider, chain) : { kind: 'other', detail: text }, { cause });
}

/** The chain that Keplr names when it does not know one of several; null when the sentence names none. */
export function unknownChainIn(cause: unknown): ChainId | null {
  return /chain info for (\S+)$/.exec(sentenceOf(cause))?.[1] ?? null;
}

function sentenceOf(cause: unknown): string {
  const message = typeof cause === 'object' && cause !== null && 'message' in cause ? cause.message : cause;
  return (typeof message === 'string' && sanitizeText(message, 300)) || 'The wallet failed without saying why.';
}
