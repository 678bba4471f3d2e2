import { defaultRegistryTypes } from '@cosmjs/stargate';
import { TxBody } from 'cosmjs-types/cosmos/tx/v1beta1/tx';
import { describe, expect, test } from 'vitest';
import { toAmino } from '#chain/tx/amino.ts';
import { encodeBody } from '#chain/tx/encode.ts';
import { registeredTypes } from '#chain/tx/registry.ts';
import { hubGraph } from '#config/hub-graph.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { toAddress } from '#sandbox/address.ts';
import { stakingMessages } from '#testing/staking-intents.ts';
import type { SignAnswer, SignRequest } from '#wallet/wallet.ts';
import { allowedMessage } from './allowed-messages.ts';
import type { TxKind, TxMessage } from './intent.ts';
import { checkAnswer, checkRequest, type Expectation } from './sign-gate.ts';
import { signRequest } from './sign-request.ts';

const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const MALLORY = 'persistence1sswk3q3zx7pu2p7e53j67v69z8r66y9f77kknx';
const [A, B, C] = [1, 2, 3].map((byte) => toAddress('operator', new Uint8Array(20).fill(byte))) as [string, string, string];
const make = stakingMessages(ALICE);
const liquid = (type: string, denom: string, module = 'liquidstake'): TxMessage => ({
  typeUrl: `/pstake.${module}.v1beta1.${type}`,
  value: { delegatorAddress: ALICE, amount: { denom, amount: '5' } },
});
const hosted = (type: string, denom: string) => liquid(type, denom, 'liquidstakeibc');

/** Each kind but the transfer, which has tests of its own, as features use it. */
const KINDS: readonly (readonly [TxKind, readonly TxMessage[]])[] = [
  ['mint', [liquid('MsgLiquidStake', 'uxprt')]],
  ['redeem', [liquid('MsgLiquidUnstake', 'stk/uxprt')]],
  ['delegate', [make.delegate(A, 5n), make.delegate(B, 6n)]],
  ['undelegate', [make.undelegate(A, 5n)]],
  ['redelegate', [make.redelegate(A, B, 5n)]],
  ['cancel-unbonding', [make.cancel(A, 5n, 100n)]],
  ['claim', [make.claim(A), make.claim(B)]],
  ['restake', [make.claim(A), make.claim(B), make.delegate(A, 5n), make.delegate(B, 6n)]],
  ['tokenize', [make.tokenize(A, 5n)]],
  ['redeem-shares', [make.redeemShares(`${A}/7`, 5n)]],
  ['mint-host', [hosted('MsgLiquidStake', 'ibc/27394FB0')]],
  ['redeem-host', [hosted('MsgLiquidUnstake', 'stk/uatom')]],
  ['redeem-instantly', [hosted('MsgRedeem', 'stk/uatom')]],
  [
    'mint-host-shares',
    [
      {
        typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgLiquidStakeLSM',
        value: {
          delegatorAddress: ALICE,
          delegations: [
            { denom: 'ibc/A1', amount: '5' },
            { denom: 'ibc/B2', amount: '6' },
          ],
        },
      },
    ],
  ],
];

const TRANSFER = '/ibc.applications.transfer.v1.MsgTransfer';

const expectationOf = (kind: TxKind, messages: readonly TxMessage[]): Expectation => ({
  intent: { kind, sender: ALICE, messages },
  chainId: 'core-sandbox-1',
  chainTime: 0,
  graph: hubGraph(SANDBOX_NETWORK),
  pubkey: new Uint8Array(33).fill(2),
  accountNumber: 7n,
  sequence: 3n,
  timeoutHeight: 400n,
  gas: 800_000n,
  feeDenom: 'uxprt',
  fee: 20_000n,
  feeCeiling: 60_000n,
});

/** The same document with other messages in it: what a hostile page or wallet would ask for. */
function requestWith(expected: Expectation, messages: readonly TxMessage[], mode: SignRequest['mode']): SignRequest {
  const honest = signRequest(expected, mode);
  if (honest.mode === 'amino') return { ...honest, document: { ...honest.document, msgs: messages.map(toAmino) } };
  return { ...honest, bodyBytes: encodeBody({ messages, memo: '', timeoutHeight: expected.timeoutHeight }) };
}

function answerOf(request: SignRequest, pubkey: Uint8Array): SignAnswer {
  const signature = new Uint8Array(64).fill(9);
  if (request.mode === 'amino') return { mode: 'amino', document: request.document, signature, pubkey };
  const { bodyBytes, authInfoBytes } = request;
  return { mode: 'direct', bodyBytes, authInfoBytes, signature, pubkey };
}

function verdicts(expected: Expectation, messages: readonly TxMessage[]): readonly string[] {
  return (['direct', 'amino'] as const).flatMap((mode) => {
    const request = requestWith(expected, messages, mode);
    const answer = checkAnswer(signRequest(expected, mode), answerOf(request, expected.pubkey), expected);
    return [checkRequest(request, expected), answer].map((verdict) => (verdict.kind === 'pass' ? 'pass' : verdict.refusal.field));
  });
}

/** Every field of a message, each changed to another value that the chain would take. */
function changedFields(message: TxMessage): readonly (readonly [string, TxMessage])[] {
  const value = message.value as Readonly<Record<string, unknown>>;
  const put = (field: string, other: unknown) => [field, { ...message, value: { ...value, [field]: other } }] as const;
  return Object.entries(value).flatMap(([field, held]) => {
    if (typeof held === 'bigint') return [put(field, held + 1n)];
    if (typeof held === 'string') return [put(field, held === ALICE ? MALLORY : C)];
    if (Array.isArray(held)) return [put(field, held.slice(1)), put(field, [...held, held[0]]), put(field, held.toReversed())];
    const coin = held as { denom: string; amount: string };
    return [put(field, { ...coin, amount: `${coin.amount}0` }), put(field, { ...coin, denom: 'uatom' })];
  });
}

describe.each(KINDS)('a %s', (kind, messages) => {
  const expected = expectationOf(kind, messages);

  test('passes as it was meant, and in the bytes that the wallet returns', () => {
    expect(verdicts(expected, messages)).toEqual(['pass', 'pass', 'pass', 'pass']);
  });

  test('with any field of any message changed is refused', () => {
    let tried = 0;
    for (const [at, message] of messages.entries()) {
      for (const [field, changed] of changedFields(message)) {
        const found = verdicts(expected, messages.with(at, changed));
        const wanted = field === 'delegatorAddress' || field === 'tokenizedShareOwner' ? 'signer' : 'message';
        expect([field, found]).toEqual([field, [wanted, wanted, wanted, wanted]]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(1);
  });

  test('with a message too many, too few, twice or in another place is refused', () => {
    const [first] = messages;
    if (!first) throw new Error('a message');
    for (const other of [[...messages, first], messages.slice(1), [], messages.toReversed()]) {
      const same = other.length === messages.length && other[0] === first;
      if (!same) expect(verdicts(expected, other)).not.toContain('pass');
    }
  });

  test('that carries a message of another kind is refused, also when the intent itself wants it', () => {
    for (const [otherKind, others] of KINDS) {
      for (const other of others) {
        if (allowedMessage(kind, other.typeUrl)) continue;
        expect([otherKind, verdicts(expectationOf(kind, [other]), [other])]).toEqual([otherKind, Array(4).fill('message-type')]);
      }
    }
  });

  test('of another account is refused, also when the intent itself wants it', () => {
    for (const message of messages) {
      for (const [field, changed] of changedFields(message)) {
        if (field !== 'delegatorAddress' && field !== 'tokenizedShareOwner') continue;
        expect(verdicts(expectationOf(kind, [changed]), [changed])).toEqual(Array(4).fill('signer'));
      }
    }
  });
});

test('every message type that CosmJS knows is refused under every kind, but for the few on the list', () => {
  const types = defaultRegistryTypes.map(([typeUrl]) => typeUrl);
  expect(types.length).toBeGreaterThan(50);
  for (const [kind, messages] of [...KINDS, ['transfer', [make.delegate(A, 5n)]] as const]) {
    const expected = expectationOf(kind, messages.slice(0, 1));
    const request = requestWith(expected, messages.slice(0, 1), 'direct');
    for (const typeUrl of types.filter((type) => !allowedMessage(kind, type))) {
      const body = TxBody.fromPartial({ messages: [{ typeUrl, value: new Uint8Array() }], timeoutHeight: expected.timeoutHeight });
      const verdict = checkRequest({ ...request, bodyBytes: TxBody.encode(body).finish() } as SignRequest, expected);
      expect([kind, typeUrl, verdict]).toMatchObject([kind, typeUrl, { kind: 'refused', refusal: { field: 'message-type' } }]);
    }
  }
});

test('every message that has a codec belongs to a kind, and no kind has a message without one', () => {
  const used = new Set(KINDS.flatMap(([, messages]) => messages.map(({ typeUrl }) => typeUrl)));
  expect(used.add(TRANSFER)).toEqual(new Set(registeredTypes()));
  expect(allowedMessage('transfer', TRANSFER)).toBeDefined();
  expect(KINDS.filter(([kind]) => allowedMessage(kind, TRANSFER))).toEqual([]);
  for (const never of ['/cosmos.bank.v1beta1.MsgSend', '/cosmos.authz.v1beta1.MsgExec', '/cosmos.authz.v1beta1.MsgGrant']) {
    expect(KINDS.filter(([kind]) => allowedMessage(kind, never))).toEqual([]);
  }
});
