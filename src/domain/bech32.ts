/** BIP-173 without its limits on content: `words` are 5-bit groups, the checksum's six removed; `prefix` and the rest in lower case. */
export type Bech32 = { readonly prefix: string; readonly words: readonly number[]; readonly variant: 'bech32' | 'bech32m' };

/** In the order of checking; `character` is one that bech32 does not use. */
export type Bech32Fault =
  | { readonly fault: 'mixed-case' }
  | { readonly fault: 'no-separator' }
  | { readonly fault: 'too-long' }
  | { readonly fault: 'too-short' }
  | { readonly fault: 'character'; readonly character: string }
  | { readonly fault: 'checksum' };

const CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const LONGEST = 90;

/** Splits and proves the checksum. All upper case is valid and the chain accepts it; mixed case is not. */
export function decodeBech32(text: string): Bech32 | Bech32Fault {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return { fault: 'mixed-case' };
  const lower = text.toLowerCase();
  const separator = lower.lastIndexOf('1');
  if (separator < 1) return { fault: 'no-separator' };
  if (lower.length > LONGEST) return { fault: 'too-long' };
  const [prefix, data] = [lower.slice(0, separator), lower.slice(separator + 1)];
  const stray = prefix.match(/[^!-~]/u) ?? data.match(/[^qpzry9x8gf2tvdw0s3jn54khce6mua7l]/u);
  if (stray) return { fault: 'character', character: stray[0] };
  if (data.length < 6) return { fault: 'too-short' };
  const words = Array.from(data, (character) => CHARSET.indexOf(character));
  const variant = VARIANTS.get(polymod([...expand(prefix), ...words]));
  return variant ? { prefix, words: words.slice(0, -6), variant } : { fault: 'checksum' };
}

/** Bytes to a bech32 address, e.g. an operator's own account: the same bytes under another prefix. */
export function encodeBech32(prefix: string, bytes: Uint8Array): string {
  const words = regroup([...bytes], 8, 5, true) ?? [];
  const remainder = polymod([...expand(prefix), ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = [25, 20, 15, 10, 5, 0].map((shift) => (remainder >>> shift) & 31);
  return `${prefix}1${[...words, ...checksum].map((word) => CHARSET.charAt(word)).join('')}`;
}

/** 5-bit words to bytes; null when the padding is not zero bits or a whole group too long, as BIP-173 demands. */
export function bytesOfWords(words: readonly number[]): Uint8Array | null {
  const bytes = regroup(words, 5, 8, false);
  return bytes && Uint8Array.from(bytes);
}

function regroup(groups: readonly number[], from: number, to: number, pad: boolean): number[] | null {
  const out: number[] = [];
  let [value, bits] = [0, 0];
  for (const group of groups) {
    value = ((value << from) | group) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      out.push((value >>> bits) & ((1 << to) - 1));
    }
  }
  const rest = value & ((1 << bits) - 1);
  if (pad) return bits > 0 ? [...out, rest << (to - bits)] : out;
  return bits >= from || rest !== 0 ? null : out;
}

const VARIANTS: ReadonlyMap<number, Bech32['variant']> = new Map([
  [1, 'bech32'],
  [0x2bc830a3, 'bech32m'],
]);

const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function polymod(values: readonly number[]): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    GENERATOR.forEach((generator, bit) => {
      if ((top >>> bit) & 1) checksum ^= generator;
    });
  }
  return checksum >>> 0;
}

function expand(prefix: string): number[] {
  const codes = Array.from(prefix, (character) => character.charCodeAt(0));
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}
