import { bech32 } from '@scure/base';
import { type AddressKind, prefixOf } from '../address.ts';
import { QueryFailure } from './query.ts';

const CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/**
 * Why a text is not bech32, in the words of cosmos-sdk's decoder, or null. The checks and their order are those of btcutil's bech32 with the
 * length limit lifted to 1023.
 */
function bech32Problem(text: string): string | null {
  if (text.length < 8 || text.length > 1023) return `invalid bech32 string length ${text.length}`;
  const strange = [...text].find((character) => character < '!' || character > '~');
  if (strange !== undefined) return `invalid character in string: '${strange}'`;
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return 'string not all lowercase or all uppercase';
  const lower = text.toLowerCase();
  const one = lower.lastIndexOf('1');
  if (one < 1 || one + 7 > lower.length) return `invalid index of 1: ${one}`;
  const data = lower.slice(one + 1);
  const outside = [...data].find((character) => !CHARSET.includes(character));
  if (outside !== undefined) return `failed converting data to bytes: invalid character not part of charset: ${outside.charCodeAt(0)}`;
  const words = [...data.slice(0, -6)].map((character) => CHARSET.indexOf(character));
  const expected = bech32.encode(lower.slice(0, one), words, false).slice(-6);
  return expected === data.slice(-6) ? null : `invalid checksum (expected ${expected} got ${data.slice(-6)})`;
}

/** Why a text is not an address of this kind, in the SDK's words, or null. */
function addressProblem(text: string, kind: AddressKind): string | null {
  if (text.trim() === '') return 'empty address string is not allowed';
  const problem = bech32Problem(text);
  if (problem) return `decoding bech32 failed: ${problem}`;
  const found = text.toLowerCase().slice(0, text.lastIndexOf('1'));
  const prefix = prefixOf(kind);
  return found === prefix ? null : `hrp does not match bech32 prefix: expected '${prefix}' got '${found}'`;
}

/** Reads an account address as x/bank and x/distribution do. @throws QueryFailure InvalidArgument */
export function accountArgument(text: string): string {
  const problem = addressProblem(text, 'account');
  if (problem) throw new QueryFailure('InvalidArgument', `invalid address: ${problem}`);
  return text.toLowerCase();
}

/** Reads an address as x/auth and x/staking do, which pass the codec's error on without a gRPC status. @throws QueryFailure */
export function bareAddressArgument(text: string, kind: AddressKind = 'account'): string {
  const problem = addressProblem(text, kind);
  if (problem) throw new QueryFailure('bare', problem);
  return text.toLowerCase();
}

/** Reads a field that must not be empty before it is read as an address. @throws QueryFailure InvalidArgument */
export function requiredAddress(text: string, name: 'delegator' | 'validator'): string {
  if (text === '') throw new QueryFailure('InvalidArgument', `${name} address cannot be empty`);
  return bareAddressArgument(text, name === 'validator' ? 'operator' : 'account');
}
