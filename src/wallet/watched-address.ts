import { checkReceiver, parseAddress } from '#domain/address.ts';

/** An account that can be looked at on a chain with this prefix; module accounts can, too. `reason` is a sentence for people. */
export function watchedAddress(
  text: string,
  chainPrefix: string,
): { readonly kind: 'ok'; readonly address: string } | { readonly kind: 'invalid'; readonly reason: string } {
  const parsed = parseAddress(text);
  if (parsed.kind === 'invalid') return parsed;
  const check = checkReceiver(text, chainPrefix);
  return check.kind === 'ok' || check.kind === 'module'
    ? { kind: 'ok', address: parsed.address }
    : { kind: 'invalid', reason: check.reason };
}
