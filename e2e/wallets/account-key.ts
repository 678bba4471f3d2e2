import { secp256k1 } from '@noble/curves/secp256k1.js';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { parseAddress } from '#domain/address.ts';
import { privateKeyOf } from '#wallet/hd-key.ts';
import type { Key } from './sign-documents.ts';

const keys = new Map<string, Promise<Key>>();

/** The key pair of a seeded sandbox account, derived once. */
export function accountKey(name: string): Promise<Key> {
  const known = keys.get(name);
  if (known) return known;
  const mnemonic = SANDBOX_ACCOUNTS.find((each) => each.name === name)?.mnemonic ?? '';
  const key = privateKeyOf(mnemonic).then((privateKey) => ({ privateKey, pubkey: secp256k1.getPublicKey(privateKey, true) }));
  keys.set(name, key);
  return key;
}

export function addressBytes(address: string): Uint8Array {
  const parsed = parseAddress(address);
  return parsed.kind === 'ok' ? parsed.bytes : new Uint8Array();
}
