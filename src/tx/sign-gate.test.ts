import { AuthInfo, TxBody, TxRaw } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAmino } from '#chain/tx/amino.ts';
import { encodeAuthInfo, encodeBody } from '#chain/tx/encode.ts';
import { hubGraph } from '#config/hub-graph.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import type { AminoDocument, SignAnswer, SignRequest } from '#wallet/wallet.ts';
import { checkAnswer, checkRequest, type Expectation } from './sign-gate.ts';

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const MALLORY = 'persistence1sswk3q3zx7pu2p7e53j67v69z8r66y9f77kknx';
const STAKE = '/pstake.liquidstake.v1beta1.MsgLiquidStake';
const UNSTAKE = '/pstake.liquidstake.v1beta1.MsgLiquidUnstake';
const pubkey = new Uint8Array(33).fill(2);
const signature = new Uint8Array(64).fill(9);

const stake = (denom = 'uxprt', amount = '1000000', delegatorAddress = ALICE) => ({
  typeUrl: STAKE,
  value: { delegatorAddress, amount: { denom, amount } },
});

const expected: Expectation = {
  intent: { kind: 'mint', sender: ALICE, messages: [stake()] },
  chainId: 'core-sandbox-1',
  chainTime: 0,
  graph: hubGraph(SANDBOX_NETWORK),
  pubkey,
  accountNumber: 7n,
  sequence: 3n,
  timeoutHeight: 400n,
  gas: 800_000n,
  feeDenom: 'uxprt',
  fee: 20_000n,
  feeCeiling: 60_000n,
};

const body = TxBody.decode(encodeBody({ messages: expected.intent.messages, memo: '', timeoutHeight: 400n }));
const auth = (mode: 'direct' | 'amino') =>
  AuthInfo.decode(encodeAuthInfo({ pubkey, sequence: 3n, mode, fee: [{ denom: 'uxprt', amount: 20_000n }], gas: 800_000n }));

type Parts = { body: TxBody; auth: AuthInfo; chainId: string; accountNumber: bigint; signer: string };
const parts = (): Parts => ({
  body: structuredClone(body),
  auth: structuredClone(auth('direct')),
  chainId: 'core-sandbox-1',
  accountNumber: 7n,
  signer: ALICE,
});
const direct = (change: (p: Parts) => void = () => {}): Extract<SignRequest, { mode: 'direct' }> => {
  const p = parts();
  change(p);
  const bodyBytes = TxBody.encode(p.body).finish();
  return {
    mode: 'direct',
    chainId: p.chainId,
    signer: p.signer,
    accountNumber: p.accountNumber,
    bodyBytes,
    authInfoBytes: AuthInfo.encode(p.auth).finish(),
  };
};
const document: AminoDocument = {
  chain_id: 'core-sandbox-1',
  account_number: '7',
  sequence: '3',
  timeout_height: '400',
  fee: { amount: [{ denom: 'uxprt', amount: '20000' }], gas: '800000' },
  msgs: [toAmino(stake())],
  memo: '',
};
const amino = (change: object = {}): SignRequest => ({
  mode: 'amino',
  chainId: 'core-sandbox-1',
  signer: ALICE,
  document: { ...document, ...change },
});
const aminoAnswer = (change: object = {}): SignAnswer => ({ mode: 'amino', document: { ...document, ...change }, signature, pubkey });
const directAnswer = (change?: (p: Parts) => void): SignAnswer => {
  const { bodyBytes, authInfoBytes } = direct(change);
  return { mode: 'direct', bodyBytes, authInfoBytes, signature, pubkey };
};
const fieldOf = (verdict: ReturnType<typeof checkRequest> | ReturnType<typeof checkAnswer>) =>
  verdict.kind === 'pass' ? 'pass' : verdict.refusal.field;
const any = (message: ReturnType<typeof stake>) => {
  const [one] = TxBody.decode(encodeBody({ messages: [message], memo: '', timeoutHeight: 0n })).messages;
  if (!one) throw new Error('no message');
  return one;
};
const signerInfo = (p: Parts) => {
  const [info] = p.auth.signerInfos;
  if (!info) throw new Error('no signer');
  return info;
};
const feeOf = (p: Parts) => {
  if (!p.auth.fee) throw new Error('no fee');
  return p.auth.fee;
};

/** Every field that a signature binds, changed once. The same list is used before signing and on what the wallet returns. */
const DIRECT: [name: string, field: string, change: (p: Parts) => void][] = [
  ['amount', 'message', (p) => (p.body.messages = [any(stake('uxprt', '1000001'))])],
  ['denom', 'message', (p) => (p.body.messages = [any(stake('stk/uxprt'))])],
  ['delegator', 'signer', (p) => (p.body.messages = [any(stake('uxprt', '1000000', MALLORY))])],
  ['other message type', 'message-type', (p) => (p.body.messages = [{ ...any(stake()), typeUrl: UNSTAKE }])],
  ['message never allowed', 'message-type', (p) => (p.body.messages = [{ ...any(stake()), typeUrl: '/cosmos.authz.v1beta1.MsgExec' }])],
  ['a second message', 'message-count', (p) => p.body.messages.push(any(stake()))],
  ['no message', 'message-count', (p) => (p.body.messages = [])],
  ['unreadable message', 'unreadable', (p) => (p.body.messages = [{ typeUrl: STAKE, value: Uint8Array.of(255, 255) }])],
  [
    'unknown field in a message',
    'unreadable',
    (p) => (p.body.messages = [{ typeUrl: STAKE, value: Uint8Array.of(...any(stake()).value, 0x50, 1) }]),
  ],
  ['memo', 'memo', (p) => (p.body.memo = 'hello')],
  ['timeout height', 'timeout-height', (p) => (p.body.timeoutHeight = 0n)],
  ['unordered', 'extras', (p) => (p.body.unordered = true)],
  ['timeout timestamp', 'extras', (p) => (p.body.timeoutTimestamp = { seconds: 1n, nanos: 0 })],
  ['extension option', 'extras', (p) => p.body.extensionOptions.push(any(stake()))],
  ['non-critical extension option', 'extras', (p) => p.body.nonCriticalExtensionOptions.push(any(stake()))],
  ['sequence', 'sequence', (p) => (signerInfo(p).sequence = 4n)],
  [
    'public key',
    'public-key',
    (p) => (signerInfo(p).publicKey = { typeUrl: '/cosmos.crypto.secp256k1.PubKey', value: Uint8Array.of(10, 1, 3) }),
  ],
  [
    'key type',
    'public-key',
    (p) => (signerInfo(p).publicKey = { typeUrl: '/cosmos.crypto.multisig.LegacyAminoPubKey', value: new Uint8Array() }),
  ],
  ['no public key', 'public-key', (p) => delete signerInfo(p).publicKey],
  [
    'unreadable key',
    'unreadable',
    (p) => (signerInfo(p).publicKey = { typeUrl: '/cosmos.crypto.secp256k1.PubKey', value: Uint8Array.of(255) }),
  ],
  ['sign mode', 'sign-mode', (p) => (signerInfo(p).modeInfo = { single: { mode: 191 } })],
  ['no sign mode', 'sign-mode', (p) => delete signerInfo(p).modeInfo],
  ['multi-signature', 'sign-mode', (p) => (signerInfo(p).modeInfo = { multi: { modeInfos: [] } })],
  ['a second signer', 'signers', (p) => p.auth.signerInfos.push(signerInfo(p))],
  ['no signer', 'signers', (p) => (p.auth.signerInfos = [])],
  ['gas', 'gas', (p) => (feeOf(p).gasLimit = 900_000n)],
  ['fee denom', 'fee-denom', (p) => (feeOf(p).amount = [{ denom: 'stk/uxprt', amount: '20000' }])],
  ['a second fee coin', 'fee-denom', (p) => feeOf(p).amount.push({ denom: 'uatom', amount: '1' })],
  ['fee above the ceiling', 'fee-amount', (p) => (feeOf(p).amount = [{ denom: 'uxprt', amount: '60001' }])],
  ['negative fee', 'unreadable', (p) => (feeOf(p).amount = [{ denom: 'uxprt', amount: '-1' }])],
  ['fee that is no number', 'unreadable', (p) => (feeOf(p).amount = [{ denom: 'uxprt', amount: '2e4' }])],
  ['no fee at all', 'gas', (p) => delete p.auth.fee],
  ['fee payer', 'fee-payer', (p) => (feeOf(p).payer = MALLORY)],
  ['fee granter', 'fee-granter', (p) => (feeOf(p).granter = MALLORY)],
  ['tip', 'extras', (p) => (p.auth.tip = { amount: [], tipper: MALLORY })],
];

const AMINO: [name: string, field: string, change: object][] = [
  ['chain id', 'chain-id', { chain_id: 'core-1' }],
  ['account number', 'account-number', { account_number: '8' }],
  ['account number that is no number', 'account-number', { account_number: '7x' }],
  ['sequence', 'sequence', { sequence: '4' }],
  ['timeout height', 'timeout-height', { timeout_height: '401' }],
  ['no timeout height', 'timeout-height', { timeout_height: undefined }],
  ['memo', 'memo', { memo: 'hello' }],
  ['amount', 'message', { msgs: [toAmino(stake('uxprt', '999'))] }],
  ['denom', 'message', { msgs: [toAmino(stake('uatom'))] }],
  ['delegator', 'signer', { msgs: [toAmino(stake('uxprt', '1000000', MALLORY))] }],
  ['type', 'message-type', { msgs: [{ ...toAmino(stake()), type: 'liquidstake/MsgLiquidUnstake' }] }],
  ['type never allowed', 'unreadable', { msgs: [{ type: 'cosmos-sdk/MsgSend', value: {} }] }],
  ['extra field of a message', 'unreadable', { msgs: [{ ...document.msgs[0], value: { ...Object(document.msgs[0]?.value), extra: 1 } }] }],
  ['message that is no object', 'unreadable', { msgs: [{ type: 'liquidstake/MsgLiquidStake', value: null }] }],
  ['two messages', 'message-count', { msgs: [...document.msgs, ...document.msgs] }],
  ['no messages', 'message-count', { msgs: [] }],
  ['gas', 'gas', { fee: { ...document.fee, gas: '800001' } }],
  ['fee denom', 'fee-denom', { fee: { ...document.fee, amount: [{ denom: 'uatom', amount: '20000' }] } }],
  ['fee above the ceiling', 'fee-amount', { fee: { ...document.fee, amount: [{ denom: 'uxprt', amount: '60001' }] } }],
  ['fee coin with more fields', 'unknown-fields', { fee: { ...document.fee, amount: [{ denom: 'uxprt', amount: '20000', more: 1 }] } }],
  ['message with more keys', 'unknown-fields', { msgs: [{ ...toAmino(stake()), more: 1 }] }],
  ['fee payer', 'fee-payer', { fee: { ...document.fee, payer: MALLORY } }],
  ['fee granter', 'fee-granter', { fee: { ...document.fee, granter: MALLORY } }],
  ['tip', 'extras', { tip: { amount: [], tipper: MALLORY } }],
  ['unknown key', 'unknown-fields', { surprise: 1 }],
  ['memo of another type', 'unknown-fields', { memo: 5 }],
];

describe('before the wallet is asked', () => {
  test('an honest document passes in both modes and reads back the same', () => {
    const a = checkRequest(direct(), expected);
    const b = checkRequest(amino(), expected);
    if (a.kind !== 'pass' || b.kind !== 'pass') throw new Error('refused');
    expect({ ...b.content, mode: 'direct', pubkey }).toEqual(a.content);
  });

  test.each(DIRECT)('direct: changed %s is refused as %s', (_, field, change) => {
    const verdict = checkRequest(direct(change), expected);
    expect(fieldOf(verdict)).toBe(field);
    expect(verdict).toMatchObject({ refusal: { phase: 'request' } });
  });

  test.each(AMINO)('amino: changed %s is refused as %s', (_, field, change) => {
    expect(fieldOf(checkRequest(amino(change), expected))).toBe(field);
  });

  test('chain, signer and account number of the request itself', () => {
    expect(
      fieldOf(
        checkRequest(
          direct((p) => (p.chainId = 'core-1')),
          expected,
        ),
      ),
    ).toBe('chain-id');
    expect(
      fieldOf(
        checkRequest(
          direct((p) => (p.signer = MALLORY)),
          expected,
        ),
      ),
    ).toBe('signer');
    expect(
      fieldOf(
        checkRequest(
          direct((p) => (p.accountNumber = 8n)),
          expected,
        ),
      ),
    ).toBe('account-number');
    expect(fieldOf(checkRequest({ ...amino(), signer: MALLORY }, expected))).toBe('signer');
    expect(fieldOf(checkRequest({ ...amino(), chainId: 'core-1' }, expected))).toBe('chain-id');
  });

  test('our own document must carry the quoted fee, to the unit', () => {
    expect(
      fieldOf(
        checkRequest(
          direct((p) => (feeOf(p).amount = [{ denom: 'uxprt', amount: '20001' }])),
          expected,
        ),
      ),
    ).toBe('fee-amount');
    expect(
      fieldOf(
        checkRequest(
          direct((p) => (feeOf(p).amount = [{ denom: 'uxprt', amount: '19999' }])),
          expected,
        ),
      ),
    ).toBe('fee-amount');
  });

  test('an intent that carries a message of another kind is refused, whatever the bytes say', () => {
    const intent = { kind: 'redeem', sender: ALICE, messages: [stake()] } as const;
    expect(fieldOf(checkRequest(direct(), { ...expected, intent }))).toBe('message-type');
    expect(
      fieldOf(
        checkRequest(
          direct((p) => (p.body.messages = [])),
          { ...expected, intent: { ...intent, messages: [] } },
        ),
      ),
    ).toBe('message-count');
  });

  test('where nothing is asked, a document without a fee passes', () => {
    const free = { ...expected, fee: 0n, feeCeiling: 0n };
    expect(
      fieldOf(
        checkRequest(
          direct((p) => (feeOf(p).amount = [])),
          free,
        ),
      ),
    ).toBe('pass');
    expect(fieldOf(checkRequest(direct(), free))).toBe('fee-amount');
  });

  test('bytes of an allowed message whose type is not the intended one', () => {
    const messages = [{ ...stake(), typeUrl: UNSTAKE }];
    expect(fieldOf(checkRequest(direct(), { ...expected, intent: { kind: 'mint', sender: ALICE, messages } }))).toBe('message-type');
  });

  test('fields that decoders skip, and bytes that do not decode', () => {
    const request = direct();
    const extended = (bytes: Uint8Array) => Uint8Array.of(...bytes, 0x78, 1);
    expect(fieldOf(checkRequest({ ...request, bodyBytes: extended(request.bodyBytes) }, expected))).toBe('unreadable');
    expect(fieldOf(checkRequest({ ...request, authInfoBytes: extended(request.authInfoBytes) }, expected))).toBe('unreadable');
    expect(fieldOf(checkRequest({ ...request, bodyBytes: Uint8Array.of(255, 255, 255) }, expected))).toBe('unreadable');
    expect(fieldOf(checkRequest({ ...request, authInfoBytes: Uint8Array.of(7) }, expected))).toBe('unreadable');
  });
});

describe('what the wallet returns', () => {
  test('the returned bytes, and only they, are broadcast', () => {
    const answer = directAnswer();
    const verdict = checkAnswer(direct(), answer, expected);
    if (verdict.kind !== 'pass' || answer.mode !== 'direct') throw new Error('refused');
    expect(TxRaw.decode(verdict.txBytes)).toEqual({
      bodyBytes: answer.bodyBytes,
      authInfoBytes: answer.authInfoBytes,
      signatures: [signature],
    });
  });

  test('an amino answer becomes the transaction of the returned document', () => {
    const verdict = checkAnswer(amino(), aminoAnswer({ fee: { amount: [{ denom: 'uxprt', amount: '5000' }], gas: '800000' } }), expected);
    if (verdict.kind !== 'pass') throw new Error('refused');
    const raw = TxRaw.decode(verdict.txBytes);
    expect(TxBody.decode(raw.bodyBytes)).toEqual(body);
    expect(AuthInfo.decode(raw.authInfoBytes).fee?.amount).toEqual([{ denom: 'uxprt', amount: '5000' }]);
    expect(verdict.content).toMatchObject({ mode: 'amino', sequence: 3n, fee: [{ denom: 'uxprt', amount: 5000n }] });
  });

  test.each(['0', '1', '19999', '20001', '60000'])('a fee of %s, inside the bounds, passes', (amount) => {
    const fee = [{ denom: 'uxprt', amount }];
    expect(
      fieldOf(
        checkAnswer(
          direct(),
          directAnswer((p) => (feeOf(p).amount = fee)),
          expected,
        ),
      ),
    ).toBe('pass');
    expect(fieldOf(checkAnswer(amino(), aminoAnswer({ fee: { amount: fee, gas: '800000' } }), expected))).toBe('pass');
  });

  test('a wallet that takes the fee away passes: the node will say what it wants', () => {
    expect(
      fieldOf(
        checkAnswer(
          direct(),
          directAnswer((p) => (feeOf(p).amount = [])),
          expected,
        ),
      ),
    ).toBe('pass');
  });

  test.each(DIRECT)('direct: changed %s is refused as %s', (_, field, change) => {
    const verdict = checkAnswer(direct(), directAnswer(change), expected);
    expect(fieldOf(verdict)).toBe(field);
    expect(verdict).toMatchObject({ refusal: { phase: 'answer' } });
  });

  test.each(AMINO)('amino: changed %s is refused as %s', (_, field, change) => {
    expect(fieldOf(checkAnswer(amino(), aminoAnswer(change), expected))).toBe(field);
  });

  test('mode, key and signature', () => {
    expect(fieldOf(checkAnswer(direct(), aminoAnswer(), expected))).toBe('sign-mode');
    expect(fieldOf(checkAnswer(direct(), { ...directAnswer(), pubkey: new Uint8Array(33) }, expected))).toBe('public-key');
    expect(fieldOf(checkAnswer(direct(), { ...directAnswer(), signature: new Uint8Array(65) }, expected))).toBe('signature');
  });

  test('any flipped byte of the answer is refused, or changes nothing but a fee inside the bounds', () => {
    const { bodyBytes, authInfoBytes } = direct();
    const flip = (bytes: Uint8Array, at: number, bit: number) =>
      bytes.map((byte, i) => (i === at % bytes.length ? byte ^ (1 << bit) : byte));
    fc.assert(
      fc.property(fc.boolean(), fc.nat(), fc.nat(7), (inBody, at, bit) => {
        const changed = inBody
          ? { bodyBytes: flip(bodyBytes, at, bit), authInfoBytes }
          : { bodyBytes, authInfoBytes: flip(authInfoBytes, at, bit) };
        const verdict = checkAnswer(direct(), { mode: 'direct', ...changed, signature, pubkey }, expected);
        if (verdict.kind === 'refused') return true;
        const { fee, ...rest } = verdict.content;
        const honest = checkRequest(direct(), expected);
        if (honest.kind !== 'pass') return false;
        const { fee: _, ...wanted } = honest.content;
        expect(rest).toEqual(wanted);
        return fee.every((coin) => coin.denom === 'uxprt' && coin.amount <= 60_000n);
      }),
      { numRuns: 2000 },
    );
  });

  test('no document of any shape passes or throws', () => {
    fc.assert(
      fc.property(fc.anything(), (thing) => {
        const verdict = checkAnswer(amino(), { mode: 'amino', document: thing as AminoDocument, signature, pubkey }, expected);
        return verdict.kind === 'refused';
      }),
    );
  });

  test('amounts: exactly the intended one passes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n }), (base) => {
        const answer = directAnswer((p) => (p.body.messages = [any(stake('uxprt', String(base)))]));
        return (fieldOf(checkAnswer(direct(), answer, expected)) === 'pass') === (base === 1_000_000n);
      }),
    );
  });
});
