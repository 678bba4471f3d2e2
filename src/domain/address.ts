import { type Bech32Fault, bytesOfWords, decodeBech32 } from './bech32.ts';
import { moduleOf } from './module-accounts.ts';
import { trimPasted } from './pasted.ts';
import { middle } from './text.ts';

/** Account, validator operator, validator consensus key, or a prefix of no known meaning (public keys). */
export type AddressRole = 'account' | 'valoper' | 'valcons' | 'other';

/**
 * `address` is the text in lower case without what a paste brought along. `prefix` is the whole one (`persistencevaloper`).
 * `bytes` are 20 (a key or a module) or 32 (a derived account). `module` names the module that owns the account, if one does.
 */
export type ParsedAddress =
  | {
      readonly kind: 'ok';
      readonly address: string;
      readonly prefix: string;
      readonly role: AddressRole;
      readonly bytes: Uint8Array;
      readonly module: string | null;
    }
  | { readonly kind: 'invalid'; readonly reason: string };

/** Proves that a text is a Cosmos address: bech32, checksum, 20 or 32 bytes. `reason` is a sentence for people, with `example` as the prefix in it. */
export function parseAddress(text: string, example = 'persistence'): ParsedAddress {
  const trimmed = trimPasted(text);
  if (trimmed === '') return invalid('Type or paste an address.');
  if (/^0x/i.test(trimmed))
    return invalid(`This is an address of an Ethereum-style chain. Cosmos addresses start with a word, such as ${example}1.`);
  const decoded = decodeBech32(trimmed);
  if ('fault' in decoded) return invalid(faultReason(decoded, example));
  if (decoded.variant === 'bech32m') return invalid('This is a bech32m address, as Bitcoin uses it. Cosmos chains use bech32.');
  const bytes = bytesOfWords(decoded.words);
  if (bytes === null || (bytes.length !== 20 && bytes.length !== 32)) return invalid('This is not the length of an address.');
  return {
    kind: 'ok',
    address: trimmed.toLowerCase(),
    prefix: decoded.prefix,
    role: roleOf(decoded.prefix),
    bytes,
    module: moduleOf(bytes),
  };
}

/** Whether money can be sent there on the chain with account prefix `chainPrefix`. Every other kind says why not, in a sentence. */
export type ReceiverCheck =
  | { readonly kind: 'ok'; readonly address: string; readonly bytes: Uint8Array }
  | { readonly kind: 'invalid' | 'wrong-role' | 'wrong-chain' | 'module'; readonly reason: string };

/** `parseAddress`, and the address is an account of this chain that no module owns. */
export function checkReceiver(text: string, chainPrefix: string): ReceiverCheck {
  const parsed = parseAddress(text, chainPrefix);
  if (parsed.kind === 'invalid') return parsed;
  const { address, prefix, role, bytes, module } = parsed;
  if (role === 'valoper') return { kind: 'wrong-role', reason: 'This is the address of a validator, not of an account.' };
  if (role !== 'account') return { kind: 'wrong-role', reason: 'This is the address of a key, not of an account.' };
  if (prefix !== chainPrefix) {
    return {
      kind: 'wrong-chain',
      reason: `This is an address of another chain: it starts with ${middle(prefix, 20)}1 instead of ${chainPrefix}1.`,
    };
  }
  if (module !== null)
    return { kind: 'module', reason: `This account belongs to the chain itself (${module}). What is sent there does not come back.` };
  return { kind: 'ok', address, bytes };
}

/** For tables: `persistence1plg0…dpsbn`. Prefix, four characters, the last five; other text is cut in the middle. The whole one belongs beside it. */
export function shortAddress(address: string): string {
  const separator = address.lastIndexOf('1');
  // A hash has digits 1 as well, and is written in capitals.
  if (separator < 1 || address.length < separator + 12 || /[A-Z]/.test(address)) return middle(address, 24);
  return `${address.slice(0, separator + 5)}…${address.slice(-5)}`;
}

function roleOf(prefix: string): AddressRole {
  if (/.valoper$/.test(prefix)) return 'valoper';
  if (/.valcons$/.test(prefix)) return 'valcons';
  return /.pub$/.test(prefix) ? 'other' : 'account';
}

function faultReason(fault: Bech32Fault, example: string): string {
  switch (fault.fault) {
    case 'mixed-case':
      return 'An address is written in small letters only.';
    case 'no-separator':
      return `This is not an address: it should start like ${example}1.`;
    case 'too-long':
      return 'This is too long for an address.';
    case 'too-short':
      return 'This address is not complete.';
    case 'character':
      return /[\s\p{C}]/u.test(fault.character)
        ? 'An address contains no spaces or invisible characters.'
        : `An address does not contain the character ${fault.character}.`;
    case 'checksum':
      return 'A character of this address is wrong or missing. Copy it again.';
  }
}

function invalid(reason: string): ParsedAddress & { kind: 'invalid' } {
  return { kind: 'invalid', reason };
}
