import { serializeSignDoc } from '@cosmjs/amino';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, test } from 'vitest';
import {
  type RecordedTransaction,
  recordedHostTransactions,
  recordedShareTransactions,
  recordedTransactions,
  recordedTransfers,
} from '#testing/recorded-transactions.ts';
import { fromBase64, toBase64 } from '../abci.ts';
import { fromAmino, toAmino } from './amino.ts';
import { decodeTx } from './decode.ts';
import { encodeAuthInfo, encodeBody, encodeSignDoc, encodeTx } from './encode.ts';
import { codecOf, encodeMessage, type Message, registeredTypes } from './registry.ts';
import { txHash } from './tx-hash.ts';

const CHAIN = 'core-sandbox-1';
const all = [...recordedTransactions(), ...recordedShareTransactions(), ...recordedTransfers(), ...recordedHostTransactions()];
/** Those that are made of messages of the registry only, signed by the key that they name. */
const ours = all.filter(
  ({ messages, check }) => messages.length > 0 && messages.every((m) => codecOf(m['@type'])) && ![4, 8].includes(check?.code ?? 0),
);

function messagesOf(recorded: RecordedTransaction): readonly Message[] {
  return recorded.messages.map(({ '@type': typeUrl, ...value }) => ({ typeUrl, value: withNumbers(value) }));
}

/** Recordings have numbers as text, and leave out the field that ibc-go v10 added. */
function withNumbers(value: Readonly<Record<string, unknown>>): unknown {
  const numbers = (fields: object): object =>
    Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, BigInt(String(text))] as const));
  const { creationHeight, timeoutHeight, timeoutTimestamp } = value;
  if (creationHeight !== undefined) return { ...value, ...numbers({ creationHeight }) };
  if (timeoutHeight === undefined) return value;
  return { ...value, ...numbers({ timeoutTimestamp }), timeoutHeight: numbers(Object(timeoutHeight)), encoding: '' };
}

/** Messages that no recording has, and those that it has in direct mode only. */
const UNRECORDED = ['/pstake.liquidstakeibc.v1beta1.MsgLiquidStakeLSM'];
const DIRECT_ONLY = ['MsgLiquidStake', 'MsgLiquidUnstake', 'MsgRedeem'].map((name) => `/pstake.liquidstakeibc.v1beta1.${name}`);

function feeOf(recorded: RecordedTransaction) {
  return recorded.fee.amount.map(({ denom, amount }) => ({ denom, amount: BigInt(amount) }));
}

describe('recorded transactions', () => {
  test('there are several hundred of them, in both sign modes, with every message of the registry', () => {
    expect(ours.length).toBeGreaterThan(370);
    expect(ours.filter(({ mode }) => mode === 'amino').length).toBeGreaterThan(90);
    const recorded = ours.flatMap(({ messages }) => messages.map((m) => m['@type']));
    expect(new Set([...recorded, ...UNRECORDED])).toEqual(new Set(registeredTypes()));
  });

  test('are found by the hash of their bytes', () => {
    for (const { hash, txBytes } of all) expect(txHash(fromBase64(txBytes, 'tx'))).toBe(hash);
  });

  test('are written to the same bytes from the same values', () => {
    for (const recorded of ours) {
      const decoded = decodeTx(fromBase64(recorded.txBytes, 'tx'));
      const [signer] = decoded.signers;
      const { pubkey } = signer ?? {};
      if (!pubkey) throw new Error(recorded.title);
      const body = encodeBody({ messages: messagesOf(recorded), memo: recorded.memo ?? '', timeoutHeight: decoded.timeoutHeight });
      const { mode, sequence, fee } = recorded;
      const auth = encodeAuthInfo({ pubkey, sequence: BigInt(sequence), mode, fee: feeOf(recorded), gas: BigInt(fee.gas) });
      const [signature] = decoded.signatures;
      expect(toBase64(encodeTx(body, auth, signature ?? new Uint8Array()))).toBe(recorded.txBytes);
    }
  });

  test('are read back to what was meant', () => {
    for (const recorded of ours) {
      const decoded = decodeTx(fromBase64(recorded.txBytes, 'tx'));
      expect(decoded).toMatchObject({
        memo: recorded.memo ?? '',
        gas: BigInt(recorded.fee.gas),
        fee: feeOf(recorded),
        hasExtras: false,
        feePayer: '',
      });
      expect(decoded.signers).toMatchObject([{ mode: recorded.mode, sequence: BigInt(recorded.sequence) }]);
      expect(decoded.messages.map(({ typeUrl, value }) => ({ typeUrl, value }))).toEqual(messagesOf(recorded));
    }
  });

  test('their direct signatures are valid for our sign document', () => {
    const direct = ours.filter(({ mode, result }) => mode === 'direct' && result);
    for (const { accountNumber, txBytes, title, chain = CHAIN } of [...direct.slice(0, 50), ...direct.slice(-30)]) {
      const { bodyBytes, authInfoBytes, signers, signatures } = decodeTx(fromBase64(txBytes, 'tx'));
      const document = encodeSignDoc(bodyBytes, authInfoBytes, chain, BigInt(accountNumber));
      expect([title, isSigned(document, signers[0]?.pubkey, signatures[0])]).toEqual([title, true]);
    }
  });

  test('their amino documents are the ones that the chain accepted', () => {
    const amino = ours.filter(({ signDoc }) => signDoc);
    for (const recorded of amino) {
      const { signDoc } = recorded;
      if (!signDoc) continue;
      expect(messagesOf(recorded).map(toAmino)).toEqual(signDoc.msgs);
      expect(signDoc.msgs.map(fromAmino).map(encodeMessage)).toEqual(messagesOf(recorded).map(encodeMessage));
    }
    const recorded = amino.flatMap(({ messages }) => messages.map((m) => m['@type']));
    expect(new Set([...recorded, ...UNRECORDED, ...DIRECT_ONLY])).toEqual(new Set(registeredTypes()));
    for (const { signDoc, txBytes, title } of [...amino.slice(0, 40), ...amino.slice(-5)]) {
      if (!signDoc) continue;
      const { signers, signatures } = decodeTx(fromBase64(txBytes, 'tx'));
      const document = serializeSignDoc(JSON.parse(JSON.stringify(signDoc)));
      expect([title, isSigned(document, signers[0]?.pubkey, signatures[0])]).toEqual([title, true]);
    }
  });
});

function isSigned(document: Uint8Array, pubkey: Uint8Array | null | undefined, signature: Uint8Array | undefined): boolean {
  return pubkey && signature ? secp256k1.verify(signature, sha256(document), pubkey, { prehash: false }) : false;
}

describe('what is not ours', () => {
  const [recorded] = ours;
  const bytes = fromBase64(recorded?.txBytes, 'tx');

  test('a message outside of the registry is shown as its type, never as values', () => {
    const foreign = all.filter(({ messages }) => messages.some((m) => m['@type'] === '/cosmos.bank.v1beta1.MsgSend'));
    expect(foreign.length).toBeGreaterThan(50);
    for (const { txBytes } of foreign) {
      const sends = decodeTx(fromBase64(txBytes, 'tx')).messages.filter(({ typeUrl }) => typeUrl === '/cosmos.bank.v1beta1.MsgSend');
      expect(sends.map(({ value }) => value)).toEqual(sends.map(() => null));
    }
  });

  test('a field that the codec does not know is refused, wherever it is', () => {
    const { bodyBytes, authInfoBytes } = decodeTx(bytes);
    const smuggled = Uint8Array.of(0xba, 0x3e, 1, 1);
    const longer = (part: Uint8Array) => Uint8Array.from([...part, ...smuggled]);
    expect(() => decodeTx(encodeTx(longer(bodyBytes), authInfoBytes, new Uint8Array(64)))).toThrow(/not canonical/);
    expect(() => decodeTx(encodeTx(bodyBytes, longer(authInfoBytes), new Uint8Array(64)))).toThrow(/not canonical/);
    expect(() => decodeTx(longer(bytes))).toThrow(/not canonical/);
  });

  test('cut and flipped bytes give a typed failure or another document, never anything else', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      for (const broken of [bytes.slice(0, at), bytes.with(at, (bytes[at] ?? 0) ^ 0x81)]) {
        try {
          decodeTx(broken);
        } catch (failure) {
          expect(failure).toMatchObject({ error: { kind: 'malformed' } });
        }
      }
    }
  });

  test.each([
    ['another type', { type: 'cosmos-sdk/MsgSend', value: {} }],
    [
      'a field too many',
      { type: 'liquidstake/MsgLiquidStake', value: { delegator_address: 'a', amount: { denom: 'u', amount: '1' }, extra: 1 } },
    ],
    [
      'a coin with a third field',
      { type: 'liquidstake/MsgLiquidStake', value: { delegator_address: 'a', amount: { denom: 'u', amount: '1', x: 1 } } },
    ],
    ['a number for a text', { type: 'liquidstake/MsgLiquidStake', value: { delegator_address: 'a', amount: { denom: 'u', amount: 1 } } }],
    ['a negative amount', { type: 'liquidstake/MsgLiquidStake', value: { delegator_address: 'a', amount: { denom: 'u', amount: '-1' } } }],
    ['no value', { type: 'liquidstake/MsgLiquidStake', value: null }],
  ])('an amino message with %s is refused', (_, message) => {
    expect(() => fromAmino(message)).toThrow(/malformed/);
  });
});
