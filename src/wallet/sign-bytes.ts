import { BinaryWriter } from '@bufbuild/protobuf/wire';
import type { AminoDocument, SignRequest } from './wallet.ts';

/** The bytes that a signature covers: the encoded SignDoc (direct) or the canonical JSON of the StdSignDoc (amino). */
export function signBytes(request: SignRequest): Uint8Array {
  return request.mode === 'direct' ? directBytes(request) : new TextEncoder().encode(aminoText(request.document));
}

/** cosmos.tx.v1beta1.SignDoc { body_bytes 1, auth_info_bytes 2, chain_id 3, account_number 4 }. Zero values are not written, as in proto3. */
function directBytes({ bodyBytes, authInfoBytes, chainId, accountNumber }: Extract<SignRequest, { mode: 'direct' }>): Uint8Array {
  const writer = new BinaryWriter();
  if (bodyBytes.length > 0) writer.uint32(10).bytes(bodyBytes);
  if (authInfoBytes.length > 0) writer.uint32(18).bytes(authInfoBytes);
  if (chainId) writer.uint32(26).string(chainId);
  if (accountNumber !== 0n) writer.uint32(32).uint64(accountNumber);
  return writer.finish();
}

/** Keys sorted at every level and `&`, `<`, `>` escaped, because Go's JSON encoder, with which the chain makes the same text, escapes them. */
function aminoText(document: AminoDocument): string {
  return JSON.stringify(sorted(document)).replace(/[&<>]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

/** A copy with the keys of every object sorted, which is how wallets return amino documents. */
export function sorted<T>(value: T): T;
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => sorted(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, sorted(field)]));
}
