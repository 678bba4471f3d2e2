import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBech32 } from '#domain/bech32.ts';

/**
 * The account in which a chain keeps what was sent over one of its channels, under the chain's prefix: the first 20 bytes of the SHA-256 of the
 * protocol's version, a zero byte and `port/channel`. Source: ibc-go v10 `modules/apps/transfer/types/keys.go`, GetEscrowAddress.
 */
export function escrowAddress(prefix: string, port: string, channel: string): string {
  return encodeBech32(prefix, sha256(new TextEncoder().encode(`ics20-1\0${port}/${channel}`)).subarray(0, 20));
}
