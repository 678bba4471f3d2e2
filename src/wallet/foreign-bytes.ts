import { WalletFailure } from './wallet.ts';

/** The wallet answered with something that is not what the call promises. */
export const malformed = (what: string) => new WalletFailure({ kind: 'other', detail: `The wallet's answer has no valid ${what}.` });

/**
 * Bytes that crossed from an extension: a byte array of another realm, or, as Leap sends some, an object with numbers as keys.
 * Between `least` and `most` bytes, or a `WalletFailure`.
 */
export function foreignBytes(value: unknown, what: string, least: number, most = least): Uint8Array {
  const bytes = copyOf(value, most);
  if (!bytes || bytes.length < least || bytes.length > most) throw malformed(what);
  return bytes;
}

function copyOf(value: unknown, most: number): Uint8Array | null {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice(0, most + 1);
  if (typeof value !== 'object' || value === null) return null;
  const numbers: unknown[] = Object.values(value).slice(0, most + 1);
  return numbers.every(isByte) ? Uint8Array.from(numbers) : null;
}

const isByte = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;

/** `length` bytes from base64, or a `WalletFailure`. */
export function foreignBase64(value: unknown, what: string, length: number): Uint8Array {
  if (typeof value !== 'string' || value.length > 2 * length + 4) throw malformed(what);
  try {
    return foreignBytes(
      Uint8Array.from(atob(value), (character) => character.charCodeAt(0)),
      what,
      length,
    );
  } catch {
    throw malformed(what);
  }
}

/** A field of a foreign object, or `undefined`. */
export function foreignField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
