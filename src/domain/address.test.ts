import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReceiver, parseAddress, shortAddress } from './address.ts';
import { bytesOfWords, decodeBech32, encodeBech32 } from './bech32.ts';

const ALICE = 'persistence1sswk3q3zx7pu2p7e53j67v69z8r66y9f77kknx';
const PROXY = 'persistence19zwggtdgaspa9tje6mxdap9xjpc4rayf3nd6dt5g3lwkx4y7z6dqmj3hnc';
const VALIDATOR = 'persistencevaloper1gw26h56u4dzyyr9588l0mmzluffzwfr89zm06m';
const VALCONS = 'persistencevalcons145d0d99w40xrprwxcz7zeyy0lc0d0weq7mu50v';

describe('addresses', () => {
  test.each([
    [ALICE, 'persistence', 'account', 20, null],
    [ALICE.toUpperCase(), 'persistence', 'account', 20, null],
    [` \u200b${ALICE}\n`, 'persistence', 'account', 20, null],
    [PROXY, 'persistence', 'account', 32, 'liquidstake proxy'],
    [VALIDATOR, 'persistencevaloper', 'valoper', 20, null],
    [VALCONS, 'persistencevalcons', 'valcons', 20, null],
    ['persistence10d07y265gmmuvt4z0w9aw880jnsr700j5w4kch', 'persistence', 'account', 20, 'gov'],
    ['persistence15uvj9phxl275x2yggyp2q4kalvhaw85syqnacq', 'persistence', 'account', 20, 'liquidstake'],
    [encodeBech32('persistencepub', new Uint8Array(32)), 'persistencepub', 'other', 32, null],
  ])('%s', (text, prefix, role, length, module) => {
    const parsed = parseAddress(text);
    if (parsed.kind === 'invalid') throw new Error(parsed.reason);
    expect(parsed).toMatchObject({ prefix, role, module, address: text.replace(/[\s\u200b]/g, '').toLowerCase() });
    expect(parsed.bytes).toHaveLength(length);
  });

  test.each([
    ['', 'Type or paste an address.'],
    ['   ', 'Type or paste an address.'],
    [
      '0x52908400098527886E0F7030069857D2E4169EE7',
      'This is an address of an Ethereum-style chain. Cosmos addresses start with a word, such as persistence1.',
    ],
    [ALICE.replace('ss', 'sS'), 'An address is written in small letters only.'],
    ['alice', 'This is not an address: it should start like persistence1.'],
    ['1qqqqqqqq', 'This is not an address: it should start like persistence1.'],
    [`persistence1${'q'.repeat(80)}`, 'This is too long for an address.'],
    ['persistence1qqq', 'This address is not complete.'],
    [ALICE.replace('k3q', 'kbq'), 'An address does not contain the character b.'],
    [ALICE.replace('k3q', 'k q'), 'An address contains no spaces or invisible characters.'],
    [ALICE.replace('k3q', 'k\u200bq'), 'An address contains no spaces or invisible characters.'],
    [ALICE.replace('k3q', 'kpq'), 'A character of this address is wrong or missing. Copy it again.'],
    [ALICE.slice(0, -1), 'A character of this address is wrong or missing. Copy it again.'],
    [
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
      'This is a bech32m address, as Bitcoin uses it. Cosmos chains use bech32.',
    ],
    [encodeBech32('persistence', new Uint8Array(21)), 'This is not the length of an address.'],
    // Valid checksum, one group of five bits too many.
    ['persistence1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqk0kwp8', 'This is not the length of an address.'],
    ['split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w', 'This is not the length of an address.'],
  ])('%j is refused', (text, reason) => {
    expect(parseAddress(text)).toEqual({ kind: 'invalid', reason });
  });

  test('every module account of the list is the hash of its name', () => {
    const names = ['fee_collector', 'distribution', 'mint', 'bonded_tokens_pool', 'not_bonded_tokens_pool', 'gov', 'transfer'];
    const ours = ['liquidstake', 'liquidstakeibc', 'liquidstakeibc_deposit_account', 'liquidstakeibc_undelegation_account'];
    for (const name of [...names, ...ours, 'interchainaccounts', 'wasm', 'protocolpool', 'protocolpool_escrow']) {
      const bytes = createHash('sha256').update(name).digest().subarray(0, 20);
      expect(parseAddress(encodeBech32('persistence', bytes))).toMatchObject({ kind: 'ok', module: name });
    }
  });
});

describe('receivers', () => {
  test('an account of the chain', () => {
    expect(checkReceiver(ALICE.toUpperCase(), 'persistence')).toMatchObject({ kind: 'ok', address: ALICE });
  });

  test.each([
    ['nobody', 'invalid', 'This is not an address: it should start like persistence1.'],
    [VALIDATOR, 'wrong-role', 'This is the address of a validator, not of an account.'],
    [VALCONS, 'wrong-role', 'This is the address of a key, not of an account.'],
    [
      encodeBech32('cosmos', new Uint8Array(20)),
      'wrong-chain',
      'This is an address of another chain: it starts with cosmos1 instead of persistence1.',
    ],
    [PROXY, 'module', 'This account belongs to the chain itself (liquidstake proxy). What is sent there does not come back.'],
  ])('%s is no receiver', (text, kind, reason) => {
    expect(checkReceiver(text, 'persistence')).toEqual({ kind, reason });
  });
});

describe('bech32', () => {
  const bytes = fc.uint8Array({ maxLength: 40 });

  test('bytes round trip under any prefix', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,15}$/), bytes, (prefix, value) => {
        const decoded = decodeBech32(encodeBech32(prefix, value));
        if ('fault' in decoded) throw new Error(decoded.fault);
        expect(decoded).toMatchObject({ prefix, variant: 'bech32' });
        expect(bytesOfWords(decoded.words)).toEqual(Uint8Array.from(value));
      }),
    );
  });

  test('one wrong character is always found', () => {
    const characters = fc.constantFrom(...'qpzry9x8gf2tvdw0s3jn54khce6mua7l');
    fc.assert(
      fc.property(fc.nat(ALICE.length - 13), characters, (offset, character) => {
        const at = 'persistence1'.length + offset;
        fc.pre(ALICE.charAt(at) !== character);
        expect(parseAddress(ALICE.slice(0, at) + character + ALICE.slice(at + 1)).kind).toBe('invalid');
      }),
    );
  });

  test('any text gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        expect(['ok', 'invalid']).toContain(parseAddress(text).kind);
      }),
    );
  });
});

test.each([
  [ALICE, 'persistence1sswk…7kknx'],
  [VALIDATOR, 'persistencevaloper1gw26…zm06m'],
  ['no address', 'no address'],
  ['a1b', 'a1b'],
  ['07480BEB6CC778F55940905AEA339914281FB5E418D771C2A9B3D4E5F60F94AA', '07480BEB6CC7…4E5F60F94AA'],
])('%s is shortened', (address, short) => {
  expect(shortAddress(address)).toBe(short);
});
