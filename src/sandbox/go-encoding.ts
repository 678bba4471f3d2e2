/** Texts of bytes, and the faults in them, in the words of Go's standard library, which CometBFT passes on. */

/** What Go calls the kind of a JSON value. */
export const goKind = (value: unknown): string => (typeof value === 'boolean' ? 'bool' : Array.isArray(value) ? 'array' : typeof value);

/** Go's words for the first fault of a JSON text; an approximation beyond the commonest faults. */
export function goJsonProblem(text: string): string {
  const trimmed = text.trimStart();
  const inObject = /^\{\s*([^"}\s])/.exec(trimmed);
  if (inObject) return `invalid character '${inObject[1]}' looking for beginning of object key string`;
  const first = trimmed.charAt(0);
  return first !== '' && !'{["-0123456789tfn'.includes(first)
    ? `invalid character '${first}' looking for beginning of value`
    : 'unexpected end of JSON input';
}

/** Standard base64 with padding. @throws Error in Go's words. */
export function fromBase64(text: string): Uint8Array {
  const bad = /[^A-Za-z0-9+/=]/.exec(text);
  if (bad) throw new Error(`illegal base64 data at input byte ${bad.index}`);
  if (text.length % 4 !== 0 || !/^[^=]*={0,2}$/.test(text))
    throw new Error(`illegal base64 data at input byte ${text.length - (text.length % 4)}`);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @throws Error in Go's words. */
export function fromGoHex(text: string): Uint8Array {
  const bad = /[^0-9a-fA-F]/.exec(text);
  if (bad) throw new Error(`encoding/hex: invalid byte: U+${bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} '${bad[0]}'`);
  if (text.length % 2 === 1) throw new Error('encoding/hex: odd length hex string');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
