import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * The denom under which a token that came over IBC is known: `ibc/` and the upper-case SHA-256 of `path/base`.
 * `path` is `port/channel[/port/channel…]` as seen on the holding chain, newest hop first; `base` may contain slashes itself.
 * Source: ibc-go v10 `modules/apps/transfer/types/denom.go`, `Denom.Hash`.
 */
export function ibcDenom(path: string, base: string): string {
  return `ibc/${bytesToHex(sha256(new TextEncoder().encode(`${path}/${base}`))).toUpperCase()}`;
}
