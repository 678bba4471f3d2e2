import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Acknowledgement, readAcknowledgement } from '#domain/acknowledgement.ts';

/**
 * What a chain answered, from the hash alone that it keeps: the plain success, or a plain refusal, whose text names nothing but a code
 * (ibc-go v10 `modules/core/04-channel/types/acknowledgement.go`). Of every other answer nothing is concluded.
 */
export function knownAcknowledgement(hash: Uint8Array): Acknowledgement {
  known ??= hashesOfPlainAnswers();
  return readAcknowledgement(known.get(bytesToHex(hash)) ?? new Uint8Array());
}

/** Whether these bytes are what the chain keeps the hash of. */
export function isAcknowledgementOf(hash: Uint8Array, acknowledgement: Uint8Array): boolean {
  return bytesToHex(sha256(acknowledgement)) === bytesToHex(hash);
}

let known: ReadonlyMap<string, Uint8Array> | undefined;

/** Registered codes of all modules of today are below it. */
const CODES = 300;

function hashesOfPlainAnswers(): ReadonlyMap<string, Uint8Array> {
  const refusals = Array.from(
    { length: CODES },
    (_, code) => `{"error":"ABCI code: ${code + 1}: error handling packet: see events for details"}`,
  );
  return new Map(
    ['{"result":"AQ=="}', ...refusals].map((text) => {
      const bytes = new TextEncoder().encode(text);
      return [bytesToHex(sha256(bytes)), bytes];
    }),
  );
}
