import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import { hubGraph } from '#config/hub-graph.ts';
import { encodeBech32 } from './bech32.ts';
import { EXCHANGE_WARNING, type ReceiverRules, transferReceiver } from './receiver.ts';

const graph = hubGraph(CORE_1);
const chains = [...graph.chains.values()];
const osmosis = graph.chains.get('osmosis-1');
if (!osmosis) throw new Error('no Osmosis');
const mine = new Uint8Array(20).fill(3);
const OWN = encodeBech32('osmo', mine);
const OTHER = encodeBech32('osmo', new Uint8Array(20).fill(4));
const CONTRACT = encodeBech32('osmo', new Uint8Array(32).fill(5));
const ESCROW = [...graph.legs.values()].find(({ from }) => from === 'osmosis-1')?.escrow ?? '';

const rules: ReceiverRules = { chain: osmosis, own: OWN, chains, escrows: [...graph.legs.values()].map(({ escrow }) => escrow) };

describe('the receiver of a transfer', () => {
  test.each<[string, ReturnType<typeof transferReceiver>]>([
    ['', { kind: 'own', address: OWN }],
    ['  ', { kind: 'own', address: OWN }],
    [OWN, { kind: 'own', address: OWN }],
    [` ${OWN.toUpperCase()}\n`, { kind: 'own', address: OWN }],
    [OTHER, { kind: 'custom', address: OTHER, contract: false }],
    [CONTRACT, { kind: 'custom', address: CONTRACT, contract: true }],
  ])('%j', (text, receiver) => {
    expect(transferReceiver(text, rules)).toEqual(receiver);
  });

  test.each([
    ['nobody', 'This is not an address: it should start like osmo1.'],
    ['0xA0b8', 'This is an address of an Ethereum-style chain. Cosmos addresses start with a word, such as osmo1.'],
    [`${OTHER.slice(0, -1)}q`, 'A character of this address is wrong or missing. Copy it again.'],
    [encodeBech32('osmovaloper', mine), 'This is the address of a validator, not of an account.'],
    [encodeBech32('osmovalcons', mine), 'This is the address of a key, not of an account.'],
    [
      encodeBech32('cosmos', mine),
      'This is an address on Cosmos Hub. Choose Cosmos Hub as the destination, or paste an address that starts with osmo1.',
    ],
    [
      encodeBech32('somewhere', mine),
      'This is an address of another chain: it starts with somewhere1. On Osmosis addresses start with osmo1.',
    ],
    [
      encodeBech32('osmo', Buffer.from('27f576cafbb263ed44be8bd094f66114da268777', 'hex')),
      'This account belongs to the chain itself (transfer). What is sent there does not come back.',
    ],
    [ESCROW, 'This account holds what was sent over a channel. What is sent there does not come back.'],
  ])('%s is refused', (text, reason) => {
    expect(transferReceiver(text, rules)).toEqual({ kind: 'refused', reason });
  });

  test('without a wallet there, an empty text is no receiver and every account is somebody else’s', () => {
    expect(transferReceiver('', { ...rules, own: null })).toEqual({ kind: 'refused', reason: 'Type or paste an address.' });
    expect(transferReceiver(OWN, { ...rules, own: null })).toEqual({ kind: 'custom', address: OWN, contract: false });
  });

  test('exactly the prefix of the destination passes, on every chain', () => {
    for (const chain of chains) {
      for (const { prefix } of chains) {
        const text = encodeBech32(prefix, mine);
        const { kind } = transferReceiver(text, { ...rules, chain, own: null });
        expect(kind).toBe(prefix === chain.prefix ? 'custom' : 'refused');
      }
    }
  });

  test('a mutated address never passes as another one', () => {
    const edit = fc.record({ at: fc.nat(OTHER.length - 1), by: fc.constantFrom(...'qpzry9x8gf2tvdw0s3jn54khce6mua7l1O '), cut: fc.nat(1) });
    fc.assert(
      fc.property(edit, ({ at, by, cut }) => {
        const text = OTHER.slice(0, at) + by + OTHER.slice(at + cut);
        const receiver = transferReceiver(text, rules);
        if (receiver.kind !== 'refused') expect(receiver.address).toBe(OTHER);
      }),
      { numRuns: 10_000 },
    );
  });

  test('what is said about exchanges ends with what to do', () => {
    expect(EXCHANGE_WARNING).toMatch(/Send to your own account first/);
  });
});
