import { secp256k1 } from '@noble/curves/secp256k1.js';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { parseAddress } from '#domain/address.ts';
import { privateKeyAt, seedOf } from '#wallet/hd-key.ts';
import type { Key } from './sign-documents.ts';

const seeds = new Map<string, Promise<Uint8Array>>();

/** The key pair of a seeded sandbox account for chains with this coin type. */
export async function accountKey(name: string, coinType: number): Promise<Key> {
  const privateKey = privateKeyAt(await seed(name), coinType);
  return { privateKey, pubkey: secp256k1.getPublicKey(privateKey, true) };
}

/** Derived once: it takes longer than all keys of it. */
function seed(name: string): Promise<Uint8Array> {
  const known = seeds.get(name);
  if (known) return known;
  const derived = seedOf(SANDBOX_ACCOUNTS.find((each) => each.name === name)?.mnemonic ?? '');
  seeds.set(name, derived);
  return derived;
}

export function addressBytes(address: string): Uint8Array {
  const parsed = parseAddress(address);
  return parsed.kind === 'ok' ? parsed.bytes : new Uint8Array();
}
