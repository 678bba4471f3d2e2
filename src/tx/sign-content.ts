import type { ChainId } from '#config/network.ts';
import type { SignRequest } from '#wallet/wallet.ts';
import type { TxMessage } from './intent.ts';

export type FeeCoin = { readonly denom: string; readonly amount: bigint };

/** A message with the canonical bytes that its `Any` holds: comparing these compares every field. */
export type ReadMessage = TxMessage & { readonly bytes: Uint8Array };

/**
 * Everything that a signature binds, read back from the bytes or the document that is signed. The two sign modes read into the same
 * shape, so that there is one comparison. `pubkey` and `sequence` of a direct document stand in its auth info; an amino document has no key.
 */
export type SignContent = {
  readonly mode: SignRequest['mode'];
  readonly chainId: ChainId;
  readonly accountNumber: bigint;
  readonly sequence: bigint;
  readonly pubkey: Uint8Array | null;
  readonly messages: readonly ReadMessage[];
  readonly memo: string;
  readonly timeoutHeight: bigint;
  readonly fee: readonly FeeCoin[];
  /** Gas limit, in units of gas. */
  readonly gas: bigint;
};

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
