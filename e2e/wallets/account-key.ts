import { secp256k1 } from '@noble/curves/secp256k1.js';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { parseAddress } from '#domain/address.ts';
import { privateKeyAt, seedOf } from '#wallet/hd-key.ts';
import type { Key } from './sign-documents.ts';

const seeds = new Map<string, Promise<Uint8Array>>();
const keys = new Map<string, Promise<Key>>();

/** The key pair of a seeded sandbox account for chains with this coin type. */
export function accountKey(name: string, coinType: number): Promise<Key> {
  return once(keys, `${name} ${coinType}`, async () => {
    const mnemonic = SANDBOX_ACCOUNTS.find((each) => each.name === name)?.mnemonic ?? '';
    const privateKey = privateKeyAt(await once(seeds, name, () => seedOf(mnemonic)), coinType);
    return { privateKey, pubkey: secp256k1.getPublicKey(privateKey, true) };
  });
}

/** What takes long is made once. */
function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}

export function addressBytes(address: string): Uint8Array {
  const parsed = parseAddress(address);
  return parsed.kind === 'ok' ? parsed.bytes : new Uint8Array();
}
