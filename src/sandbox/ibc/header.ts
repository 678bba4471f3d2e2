import { secp256k1 } from '@noble/curves/secp256k1.js';
import { toHex } from '../address.ts';
import { digest } from '../digest.ts';
import { verifySecp256k1 } from '../verify-secp256k1.ts';
import { type AnyValue, decode, encode, fields, list, packAny, type Value } from '../wire.ts';
import { utf8 } from './bytes.ts';
import { HEIGHT, heightValue, readHeight } from './forms.ts';
import { type Height, heightOf } from './height.ts';

/**
 * The header by which a light client follows a chain, in the form of 07-tendermint. It differs from a real one in two ways: its application hash is the root
 * of what the chain can prove after this very block (`proof.ts`), and instead of the validators, whose keys nobody in a sandbox has, the chain signs it with
 * one key that follows from its id.
 */
export type LightHeader = {
  readonly chainId: string;
  readonly height: Height;
  readonly time: bigint;
  readonly root: Uint8Array;
  readonly nextValidatorsHash: Uint8Array;
  /** Height at which the client that is updated knows the chain already. */
  readonly trustedHeight: Height;
};

export const HEADER_TYPE = '/ibc.lightclients.tendermint.v1.Header';

const BLOCK_HEADER = fields({
  chain_id: [2, 'string'],
  height: [3, 'int64'],
  time: [4, 'time'],
  next_validators_hash: [9, 'bytes'],
  app_hash: [11, 'bytes'],
});
const COMMIT = fields({
  height: [1, 'int64'],
  signatures: [4, list(fields({ block_id_flag: [1, 'uint32'], timestamp: [3, 'time'], signature: [4, 'bytes'] }))],
});
const HEADER = fields({
  signed_header: [1, fields({ header: [1, BLOCK_HEADER], commit: [2, COMMIT] })],
  trusted_height: [3, HEIGHT],
});

const COMMITTED = 2;

const keys = new Map<string, { readonly secret: Uint8Array; readonly public: Uint8Array }>();

function keyOf(chainId: string) {
  let key = keys.get(chainId);
  if (!key) {
    const secret = digest(utf8(`stkhub sandbox validators of ${chainId}`));
    key = { secret, public: secp256k1.getPublicKey(secret) };
    keys.set(chainId, key);
  }
  return key;
}

const hashOf = (header: Value<typeof BLOCK_HEADER>): Uint8Array => digest(encode(BLOCK_HEADER, header));

/** Signatures by chain and header: a header goes to several clients, and each looks at it several times. */
const made = new Map<string, Uint8Array>();
const held = new Set<string>();
const MOST_KEPT = 1_000;

function sign(chainId: string, hash: Uint8Array): Uint8Array {
  const name = `${chainId}/${toHex(hash)}`;
  const signature = made.get(name) ?? secp256k1.sign(hash, keyOf(chainId).secret, { prehash: false });
  if (made.size >= MOST_KEPT) made.clear();
  made.set(name, signature);
  return signature;
}

function isSigned(chainId: string, hash: Uint8Array, signature: Uint8Array): boolean {
  const name = `${chainId}/${toHex(hash)}/${toHex(signature)}`;
  if (held.has(name)) return true;
  const isValid = verifySecp256k1(signature, hash, keyOf(chainId).public);
  if (held.size >= MOST_KEPT) held.clear();
  if (isValid) held.add(name);
  return isValid;
}

/** The header as the chain's validators sign it. */
export function signHeader({ chainId, height, time, root, nextValidatorsHash, trustedHeight }: LightHeader): AnyValue {
  const header = { chain_id: chainId, height: height.revisionHeight, time, next_validators_hash: nextValidatorsHash, app_hash: root };
  const signature = sign(chainId, hashOf(header));
  const commit = { height: header.height, signatures: [{ block_id_flag: COMMITTED, timestamp: time, signature }] };
  return packAny(HEADER_TYPE, HEADER, { signed_header: { header, commit }, trusted_height: heightValue(trustedHeight) });
}

export type SignedHeader = LightHeader & { readonly isSigned: boolean };

/** What a header says, and whether the validators of the chain that it names have signed it; null when it is no header. */
export function readHeader({ bytes }: AnyValue): SignedHeader | null {
  try {
    return fromWire(decode(HEADER, bytes));
  } catch {
    return null;
  }
}

function fromWire({ signed_header: { header, commit }, trusted_height }: Value<typeof HEADER>): SignedHeader {
  const signature = commit.signatures[0]?.signature ?? new Uint8Array(0);
  return {
    chainId: header.chain_id,
    height: heightOf(header.chain_id, header.height),
    time: header.time,
    root: header.app_hash,
    nextValidatorsHash: header.next_validators_hash,
    trustedHeight: readHeight(trusted_height),
    isSigned: isSigned(header.chain_id, hashOf(header), signature),
  };
}
