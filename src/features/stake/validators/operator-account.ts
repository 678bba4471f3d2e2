import { parseAddress } from '#domain/address.ts';
import { encodeBech32 } from '#domain/bech32.ts';

/** The account of an operator: it has the same bytes as the operator address. Empty for what is no address. `prefix` is that of accounts. */
export function accountOf(operator: string, prefix: string): string {
  const parsed = parseAddress(operator);
  return parsed.kind === 'ok' ? encodeBech32(prefix, parsed.bytes) : '';
}
