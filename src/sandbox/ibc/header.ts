import { digest } from '../digest.ts';
import { type AnyValue, decode, encode, fields, list, packAny, type Value } from '../wire.ts';
import { areEqual, concat, utf8 } from './bytes.ts';
import { HEIGHT, heightValue, readHeight } from './forms.ts';
import { type Height, heightOf } from './height.ts';

/**
 * The header by which a light client follows a chain, in the form of 07-tendermint. It differs from a real one in two ways: its application hash is the root
 * of what the chain can prove after this very block (`proof.ts`), and instead of the validators' signatures, whose keys nobody in a sandbox has, it carries
 * one seal that follows from the header.
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

const hashOf = (header: Value<typeof BLOCK_HEADER>): Uint8Array => digest(encode(BLOCK_HEADER, header));

/** What stands where the validators' signatures would: anybody can make it who knows the rule, as anybody has the sandbox's keys. */
const sealOf = (header: Value<typeof BLOCK_HEADER>): Uint8Array =>
  digest(concat(utf8(`stkhub sandbox validators of ${header.chain_id}`), hashOf(header)));

/** The header as the chain's validators sign it. */
export function signHeader({ chainId, height, time, root, nextValidatorsHash, trustedHeight }: LightHeader): AnyValue {
  const header = { chain_id: chainId, height: height.revisionHeight, time, next_validators_hash: nextValidatorsHash, app_hash: root };
  const signature = sealOf(header);
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
    isSigned: areEqual(signature, sealOf(header)),
  };
}
