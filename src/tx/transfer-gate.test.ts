import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAmino } from '#chain/tx/amino.ts';
import { encodeAuthInfo, encodeBody } from '#chain/tx/encode.ts';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { parseAddress } from '#domain/address.ts';
import { encodeBech32 } from '#domain/bech32.ts';
import { buildMemo } from '#domain/forward-memo.ts';
import type { AddressedRoute } from '#domain/route.ts';
import { routeFor, type TransferWish, transferIntentOf } from '#testing/transfer-intents.ts';
import type { SignAnswer, SignRequest } from '#wallet/wallet.ts';
import { wordsFor } from './errors-table.ts';
import type { GateField } from './gate-refusal.ts';
import type { TxMessage } from './intent.ts';
import { checkAnswer, checkRequest, type Expectation } from './sign-gate.ts';
import { signRequest } from './sign-request.ts';
import { timedIntent } from './timed-intent.ts';

const ALICE = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
const MALLORY = 'cosmos1ntrkhg258f7q3sd6p7asz2yf4tdfl9pw4ljtfv';
const ON_CORE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const ON_OSMO = spelled('osmo', ALICE);
const MALLORY_ON_OSMO = spelled('osmo', MALLORY);
const NOW = Date.UTC(2026, 10, 26, 12);
const ATOM = { from: 'hub-sandbox-1', denom: 'uatom', base: 5_000_000n, sender: ALICE };

/** XPRT from the Hub to Osmosis goes home to Core-1 first, and is passed on there. */
const XPRT_ON_HUB = SANDBOX_NETWORK.assets.find(({ chain, symbol }) => chain === ATOM.from && symbol === 'XPRT')?.denom ?? '';
const plain: TransferWish = { ...ATOM, to: 'core-sandbox-1', receiver: ON_CORE };
const forwarded: TransferWish = { ...ATOM, denom: XPRT_ON_HUB, to: 'osmo-sandbox-1', receiver: ON_OSMO };

function expectationOf(wish: TransferWish, route: AddressedRoute = routeFor(wish)): Expectation {
  return {
    intent: timedIntent(transferIntentOf(wish, route), NOW),
    chainId: wish.from,
    chainTime: NOW,
    graph: graphOf(SANDBOX_NETWORK),
    pubkey: new Uint8Array(33).fill(2),
    accountNumber: 7n,
    sequence: 3n,
    timeoutHeight: 400n,
    gas: 200_000n,
    feeDenom: 'uatom',
    fee: 5_000n,
    feeCeiling: 15_000n,
  };
}

/** The honest document with another message in it, in both modes: what a hostile page would ask for. */
function requestWith(expected: Expectation, message: TxMessage, mode: SignRequest['mode']): SignRequest {
  const honest = signRequest(expected, mode);
  if (honest.mode === 'amino') return { ...honest, document: { ...honest.document, msgs: [toAmino(message)] } };
  return { ...honest, bodyBytes: encodeBody({ messages: [message], memo: '', timeoutHeight: expected.timeoutHeight }) };
}

function answerOf(request: SignRequest, pubkey: Uint8Array): SignAnswer {
  const signature = new Uint8Array(64).fill(9);
  if (request.mode === 'amino') return { mode: 'amino', document: request.document, signature, pubkey };
  const { bodyBytes, authInfoBytes } = request;
  return { mode: 'direct', bodyBytes, authInfoBytes, signature, pubkey };
}

/** Before signing and in the wallet's answer, direct and amino. */
function verdicts(expected: Expectation, message: TxMessage): readonly string[] {
  return (['direct', 'amino'] as const).flatMap((mode) => {
    const request = requestWith(expected, message, mode);
    const answer = checkAnswer(signRequest(expected, mode), answerOf(request, expected.pubkey), expected);
    return [checkRequest(request, expected), answer].map((verdict) => (verdict.kind === 'pass' ? 'pass' : verdict.refusal.field));
  });
}

const all = (field: string) => [field, field, field, field];

function messageOf(expected: Expectation): { typeUrl: string; value: Readonly<Record<string, unknown>> } {
  const [message] = expected.intent.messages;
  if (!message) throw new Error('a transfer has a message');
  return { typeUrl: message.typeUrl, value: { ...Object(message.value) } };
}

const changed = (expected: Expectation, change: object): TxMessage => {
  const { typeUrl, value } = messageOf(expected);
  return { typeUrl, value: { ...value, ...change } };
};

/** The second leg as the memo says it, changed. */
const memoWith = (change: object) =>
  buildMemo([{ port: 'transfer', channel: 'channel-1', receiver: ON_OSMO, timeout: 600, retries: 2, ...change }]);

const HOUR = 3_600_000_000_000n;

describe('a transfer passes as it was reviewed', () => {
  test.each([
    ['in one packet', plain],
    ['passed on by Core-1', forwarded],
  ])('%s, in both modes, before signing and in the answer', (_, wish) => {
    const expected = expectationOf(wish);
    expect(verdicts(expected, messageOf(expected))).toEqual(all('pass'));
  });

  test('with a fee that the wallet changed inside the bounds', () => {
    const expected = expectationOf(forwarded);
    const request = signRequest(expected, 'direct');
    if (request.mode !== 'direct') throw new Error('direct');
    const withFee = (amount: bigint): SignAnswer => {
      const fee = [{ denom: 'uatom', amount }];
      const authInfoBytes = encodeAuthInfo({ pubkey: expected.pubkey, sequence: 3n, mode: 'direct', fee, gas: 200_000n });
      return { ...answerOf(request, expected.pubkey), authInfoBytes } as SignAnswer;
    };
    expect(checkAnswer(request, withFee(15_000n), expected).kind).toBe('pass');
    expect(checkAnswer(request, withFee(15_001n), expected)).toMatchObject({ refusal: { field: 'fee-amount' } });
  });
});

describe('a transfer is refused, whoever changed it', () => {
  const CHANGES: readonly (readonly [name: string, field: GateField, wish: TransferWish, change: object])[] = [
    ['port', 'channel', plain, { sourcePort: 'icahost' }],
    ['channel', 'channel', plain, { sourceChannel: 'channel-1' }],
    ['coin', 'coin', plain, { token: { denom: XPRT_ON_HUB, amount: '5000000' } }],
    ['amount', 'message', plain, { token: { denom: 'uatom', amount: '5000001' } }],
    ['amount that means everything', 'coin', plain, { token: { denom: 'uatom', amount: String(2n ** 256n - 1n) } }],
    ['sender', 'signer', plain, { sender: MALLORY }],
    ['receiver', 'receiver', plain, { receiver: 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g' }],
    ['receiver of the first packet', 'receiver', forwarded, { receiver: ON_CORE }],
    ['timeout by height', 'packet-timeout', plain, { timeoutHeight: { revisionNumber: 1n, revisionHeight: 5n } }],
    ['timeout a second later', 'packet-timeout', plain, { timeoutTimestamp: timeoutOf(600) + 1_000_000_000n }],
    ['timeout a day later', 'packet-timeout', plain, { timeoutTimestamp: timeoutOf(600) + 24n * HOUR }],
    ['timeout in the past', 'packet-timeout', plain, { timeoutTimestamp: timeoutOf(-60) }],
    ['no timeout by time', 'packet-timeout', plain, { timeoutTimestamp: 0n }],
    ['encoding', 'message', plain, { encoding: 'application/json' }],
    ['memo where there is none', 'packet-memo', plain, { memo: memoWith({}) }],
    ['a note in the memo', 'packet-memo', plain, { memo: 'thanks' }],
    ['no memo where there is one', 'packet-memo', forwarded, { memo: '' }],
    ['receiver in the memo', 'packet-memo', forwarded, { memo: memoWith({ receiver: MALLORY_ON_OSMO }) }],
    ['channel in the memo', 'packet-memo', forwarded, { memo: memoWith({ channel: 'channel-2' }) }],
    ['timeout in the memo', 'packet-memo', forwarded, { memo: memoWith({ timeout: 660 }) }],
    ['retries in the memo', 'packet-memo', forwarded, { memo: memoWith({ retries: 0 }) }],
    [
      'another hop in the memo',
      'packet-memo',
      forwarded,
      {
        memo: buildMemo([
          { port: 'transfer', channel: 'channel-1', receiver: 'pfm', timeout: 600, retries: 2 },
          { port: 'transfer', channel: 'channel-0', receiver: ON_CORE, timeout: 600, retries: 2 },
        ]),
      },
    ],
    ['a contract call in the memo', 'packet-memo', forwarded, { memo: memoWith({}).replace(/}$/, ',"wasm":{"contract":"x"}}') }],
    ['a contract call behind the last hop', 'packet-memo', forwarded, { memo: memoWith({}).replace(/}}$/, ',"next":{"wasm":{}}}}') }],
    ['the same memo in another spelling', 'packet-memo', forwarded, { memo: ` ${memoWith({})}` }],
  ];

  test.each(CHANGES)('%s: %s', (_, field, wish, change) => {
    const expected = expectationOf(wish);
    expect(verdicts(expected, changed(expected, change))).toEqual(all(field));
  });

  test('each has words of its own, for the page and for the wallet', () => {
    for (const phase of ['request', 'answer'] as const) {
      const texts = CHANGES.map(([, field]) => wordsFor({ source: 'gate', refusal: { phase, field, expected: '', found: '' } }).text);
      expect(new Set(texts).size).toBe(new Set(CHANGES.map(([, field]) => field)).size);
    }
  });

  test('also when the page itself wants it: what is compared is the route, not the message beside it', () => {
    for (const [name, , wish, change] of CHANGES) {
      if (name === 'amount') continue;
      const honest = expectationOf(wish);
      const message = changed(honest, change);
      const intent = { ...honest.intent, messages: [message] };
      expect([name, ...verdicts({ ...honest, intent }, message)]).not.toContain('pass');
    }
  });
});

describe('a route that nobody planned is refused, although message and route agree', () => {
  const atHop = (index: number, change: object, wish = forwarded): AddressedRoute => {
    const route = routeFor(wish);
    return { ...route, hops: route.hops.map((hop, at) => (at === index ? { ...hop, ...change } : hop)) };
  };
  const toReceiver = (receiver: string, wish = forwarded): AddressedRoute => routeFor({ ...wish, receiver });

  test.each<[string, GateField, AddressedRoute]>([
    ['a channel that is not pinned', 'route', atHop(0, { channel: 'channel-9' })],
    ['a channel of another chain at its end', 'route', atHop(0, { toChannel: 'channel-9' })],
    ['a hop that begins elsewhere', 'route', atHop(1, { from: 'osmo-sandbox-1' })],
    ['a hop to another chain than its channel', 'route', atHop(0, { to: 'dydx-sandbox-1' })],
    ['an end on another chain', 'route', { ...routeFor(forwarded), to: 'core-sandbox-1' }],
    ['a start on another chain', 'route', { ...routeFor(forwarded), from: 'core-sandbox-1' }],
    ['an account on the way', 'receiver', atHop(0, { receiver: ON_CORE })],
    ['another account at the end', 'receiver', { ...routeFor(forwarded), receiver: MALLORY_ON_OSMO }],
    ['half a minute', 'packet-timeout', atHop(1, { timeout: 30 })],
    ['two hours', 'packet-timeout', atHop(0, { timeout: 7200 })],
    ['no time at all', 'packet-timeout', atHop(0, { timeout: Number.NaN })],
  ])('%s', (_, field, route) => {
    const expected = expectationOf(forwarded);
    const intent = { ...expected.intent, route };
    expect(verdicts({ ...expected, intent }, messageOf(expected))).toEqual(all(field));
  });

  test.each([59, 3601, 7200, 0, -60])('a first packet that lives %i seconds, although its message says the same', (timeout) => {
    const expected = expectationOf(plain, atHop(0, { timeout }, plain));
    expect(verdicts(expected, messageOf(expected))).toEqual(all('packet-timeout'));
  });

  test('a way for the money of somebody else', () => {
    const expected = expectationOf(plain);
    const intent = { ...expected.intent, route: { ...routeFor(plain), sender: MALLORY } };
    expect(verdicts({ ...expected, intent }, messageOf(expected))).toEqual(all('signer'));
  });

  test.each([
    ['of another chain', MALLORY],
    ['of a validator', spelled('osmovaloper', ALICE)],
    ['in capitals', ON_OSMO.toUpperCase()],
    ['mistyped', ON_OSMO.replace(/.$/, 'q')],
    ['empty', ''],
  ])('a receiver %s', (_, receiver) => {
    const expected = expectationOf(forwarded);
    const intent = { ...expected.intent, route: toReceiver(receiver) };
    expect(verdicts({ ...expected, intent }, messageOf(expected))).toEqual(all('receiver'));
  });

  test('no route, no hops, or a route beside another kind of message', () => {
    const expected = expectationOf(plain);
    const { route, ...intent } = expected.intent;
    expect(verdicts({ ...expected, intent }, messageOf(expected))).toEqual(all('route'));
    const empty = { ...intent, route: { ...routeFor(plain), hops: [] } };
    expect(verdicts({ ...expected, intent: empty }, messageOf(expected))).toEqual(all('route'));
    const nowhere = { ...intent, route: { ...routeFor(plain), hops: [], to: plain.from, receiver: ALICE } };
    expect(verdicts({ ...expected, intent: nowhere }, messageOf(expected))).toEqual(all('route'));
    const mint = { ...intent, kind: 'mint', ...(route ? { route } : {}) } as const;
    expect(verdicts({ ...expected, intent: mint }, messageOf(expected))).toEqual(all('route'));
  });

  test('two transfers under one signature', () => {
    const expected = expectationOf(plain);
    const message = messageOf(expected);
    const intent = { ...expected.intent, messages: [message, message] };
    expect(verdicts({ ...expected, intent }, message)).toEqual(all('message-count'));
  });
});

test('no text in the place of any text of a transfer passes', () => {
  const expected = expectationOf(forwarded);
  const { value } = messageOf(expected);
  const texts = ['sourcePort', 'sourceChannel', 'sender', 'receiver', 'memo', 'encoding'];
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.string({ unit: 'grapheme', maxLength: 80 }), (field, text) => {
      fc.pre(value[field] !== text);
      const message = changed(expected, { [field]: text });
      const request = requestWith(expected, message, 'direct');
      return checkRequest(request, expected).kind === 'refused';
    }),
  );
});

test('the timeout counts from the clock of the chain, to the nanosecond, and from nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (chainTime) => {
      const expected = { ...expectationOf(plain), chainTime };
      const intent = timedIntent(transferIntentOf(plain), chainTime);
      const verdict = checkRequest(signRequest({ ...expected, intent }, 'direct'), { ...expected, intent });
      const stale = checkRequest(signRequest({ ...expected, intent }, 'direct'), { ...expected, intent, chainTime: chainTime + 1 });
      return verdict.kind === 'pass' && stale.kind === 'refused' && stale.refusal.field === 'packet-timeout';
    }),
    { numRuns: 50 },
  );
});

/** The same account under another prefix. */
function spelled(prefix: string, address: string): string {
  const parsed = parseAddress(address);
  if (parsed.kind !== 'ok') throw new Error(address);
  return encodeBech32(prefix, parsed.bytes);
}

function timeoutOf(seconds: number): bigint {
  return BigInt(NOW) * 1_000_000n + BigInt(seconds) * 1_000_000_000n;
}
