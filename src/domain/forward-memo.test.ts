import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CORE_1 } from '#config/generated/core-1.ts';
import { hubGraph } from '#config/hub-graph.ts';
import { encodeBech32 } from './bech32.ts';
import { buildMemo, type Forward, parseMemo, routeMemo } from './forward-memo.ts';
import { planRoute } from './plan-route.ts';
import { addressed } from './route.ts';

const ALICE = 'osmo1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3kp4kay';
const OSMO = encodeBech32('osmo', new Uint8Array(20).fill(7));
const last: Forward = { channel: 'channel-6', port: 'transfer', receiver: OSMO, timeout: 600, retries: 2 };
const between: Forward = { ...last, channel: 'channel-1', receiver: 'pfm', timeout: 90, retries: 0 };

const ONE = `{"forward":{"receiver":"${OSMO}","port":"transfer","channel":"channel-6","timeout":"10m","retries":2}}`;
const TWO = `{"forward":{"receiver":"pfm","port":"transfer","channel":"channel-1","timeout":"90s","retries":0,"next":${ONE}}}`;

describe('a memo', () => {
  test('is empty for one hop, and says where to send next for more', () => {
    expect(buildMemo([])).toBe('');
    expect(buildMemo([last])).toBe(ONE);
    expect(buildMemo([between, last])).toBe(TWO);
  });

  test('of a planned route names its later hops', () => {
    const core = hubGraph(CORE_1);
    const stkxprt = core.denomOf({ hops: [{ port: 'transfer', channel: 'channel-190' }], base: 'stk/uxprt' });
    const request = { from: 'cosmoshub-4', to: 'osmosis-1', denom: stkxprt, trace: 'transfer/channel-190/stk/uxprt' };
    const plan = planRoute(core, request);
    if (plan.kind !== 'route') throw new Error(plan.kind);
    expect(routeMemo(addressed(plan.route, 'cosmos1me', OSMO))).toBe(ONE);
    const one = planRoute(core, { from: 'core-1', to: 'osmosis-1', denom: 'uxprt' });
    expect(one.kind === 'route' && routeMemo(addressed(one.route, 'persistence1me', OSMO))).toBe('');
  });

  test('is read back', () => {
    expect(parseMemo('')).toEqual({ kind: 'plain' });
    expect(parseMemo(ONE)).toEqual({ kind: 'forwards', forwards: [last] });
    expect(parseMemo(TWO)).toEqual({ kind: 'forwards', forwards: [between, last] });
  });
});

describe('built and read back', () => {
  const timing = { timeout: fc.integer({ min: 60, max: 3600 }), retries: fc.integer({ min: 0, max: 255 }) };
  const channel = fc.nat(100_000).map((number) => `channel-${number}`);
  const middle = fc.record({ channel, port: fc.constant('transfer'), receiver: fc.constant('pfm'), ...timing });
  const account = fc.tuple(fc.constantFrom('osmo', 'cosmos', 'persistence', 'dydx'), fc.uint8Array({ minLength: 20, maxLength: 20 }));
  const end = fc.record({
    channel,
    port: fc.constant('transfer'),
    receiver: account.map(([prefix, bytes]) => encodeBech32(prefix, bytes)),
    ...timing,
  });
  const forwards = fc.tuple(fc.array(middle, { maxLength: 5 }), end).map(([hops, final]): Forward[] => [...hops, final]);

  test('it is the same', () => {
    fc.assert(
      fc.property(forwards, (list) => {
        const memo = buildMemo(list);
        expect(parseMemo(memo)).toEqual({ kind: 'forwards', forwards: list });
        expect(memo.length).toBeLessThan(32_768);
      }),
    );
  });

  test('only the last receiver is an address, and every timeout a duration', () => {
    fc.assert(
      fc.property(forwards, (list) => {
        const memo = buildMemo(list);
        const receivers = [...memo.matchAll(/"receiver":"([^"]*)"/g)].map(([, receiver]) => receiver);
        expect(receivers.slice(0, -1).every((receiver) => receiver === 'pfm')).toBe(true);
        expect(receivers.at(-1)).toBe(list.at(-1)?.receiver);
        for (const [, count = '', unit] of memo.matchAll(/"timeout":"(\d+)([ms])"/g)) {
          const seconds = Number(count) * (unit === 'm' ? 60 : 1);
          expect(seconds >= 60 && seconds <= 3600).toBe(true);
        }
      }),
    );
  });

  test('and one character more, less or other is refused or says another thing that would have been written so', () => {
    const edit = fc.record({ at: fc.nat(TWO.length - 1), text: fc.string({ maxLength: 2 }), cut: fc.nat(2) });
    fc.assert(
      fc.property(edit, ({ at, text, cut }) => {
        const edited = TWO.slice(0, at) + text + TWO.slice(at + cut);
        const parsed = parseMemo(edited);
        if (parsed.kind === 'forwards') expect(buildMemo(parsed.forwards)).toBe(edited);
      }),
      { numRuns: 1000 },
    );
  });

  test('any text gets an answer', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => ['plain', 'forwards', 'refused'].includes(parseMemo(text).kind)));
  });
});

test.each<[string, readonly Forward[]]>([
  ['a port of a contract', [{ ...last, port: 'wasm.osmo1x' }]],
  ['no channel', [{ ...last, channel: 'channel-' }]],
  ['a channel with a zero before', [{ ...last, channel: 'channel-01' }]],
  ['a client', [{ ...last, channel: '07-tendermint-1' }]],
  ['less than a minute', [{ ...last, timeout: 59 }]],
  ['more than an hour', [{ ...last, timeout: 3601 }]],
  ['a part of a second', [{ ...last, timeout: 90.5 }]],
  ['no number', [{ ...last, timeout: Number.NaN }]],
  ['too many retries', [{ ...last, retries: 256 }]],
  ['a last receiver that is none', [{ ...last, receiver: 'pfm' }]],
  ['a validator', [{ ...last, receiver: 'persistencevaloper1gw26h56u4dzyyr9588l0mmzluffzwfr89zm06m' }]],
  ['an account on the way', [{ ...between, receiver: OSMO }, last]],
  ['seven times', Array.from({ length: 7 }, (_, index) => (index === 6 ? last : between))],
])('%s is never written', (_name, forwards) => {
  expect(() => buildMemo(forwards)).toThrow(TypeError);
});

/** One change of a good memo each. */
const field = (name: string, value: string) => ONE.replace(new RegExp(`"${name}":("[^"]*"|[^,}]*)`), `"${name}":${value}`);
const without = (name: string) => ONE.replace(new RegExp(`"${name}":("[^"]*"|[^,}]*),?`), '').replace(',}', '}');
const inside = (extra: string) => ONE.replace(/\}\}$/, `,${extra}}}`);
const beside = (extra: string) => ONE.replace(/\}$/, `,${extra}}`);
const nest = (times: number, inner: string) => TWO.split(ONE)[0]?.repeat(times) + inner + '}}'.repeat(times);

const NOT_TEXT = ['0', '1', 'true', 'null', '[]', '{}', '["channel-6"]', '{"toString":"x"}'];
const HOSTILE: readonly string[] = [
  // No memo at all.
  ' ',
  '\n',
  'forward',
  'null',
  '0',
  '"forward"',
  '[]',
  '{}',
  `[${ONE}]`,
  'undefined',
  '{',
  '{"forward"',
  `${ONE}x`,
  `\ufeff${ONE}`,
  `${ONE}\0`,
  // Wrong types, one field at a time.
  '{"forward":null}',
  '{"forward":"x"}',
  '{"forward":[]}',
  '{"forward":{}}',
  '{"forward":1}',
  `{"forward":${JSON.stringify(ONE)}}`,
  ...NOT_TEXT.map((value) => field('receiver', value)),
  ...NOT_TEXT.map((value) => field('port', value)),
  ...NOT_TEXT.map((value) => field('channel', value)),
  ...NOT_TEXT.map((value) => field('timeout', value)),
  ...['"2"', 'true', 'null', '[]', '{}', '-1', '1.5', '256', '1e99', '2e0', '2.0', '-0'].map((value) => field('retries', value)),
  // Missing.
  ...['receiver', 'port', 'channel', 'timeout', 'retries'].map(without),
  // Values that are no good.
  ...[
    '""',
    '" "',
    '"pfm"',
    '"osmo1"',
    `"${OSMO} "`,
    `"${OSMO.toUpperCase()}"`,
    '"cosmosvaloper1gw26h56u4dzyyr9588l0mmzluffzwfr887f534"',
  ].map((value) => field('receiver', value)),
  ...['"icahost"', '"Transfer"', '"transfer "', '"wasm.osmo1x"'].map((value) => field('port', value)),
  ...[
    '"channel"',
    '"channel-"',
    '"channel--1"',
    '"channel-06"',
    '"channel-6 "',
    '"channel-6/../7"',
    '"CHANNEL-6"',
    '"07-tendermint-6"',
  ].map((value) => field('channel', value)),
  ...[
    '""',
    '"10"',
    '"10M"',
    '"-10m"',
    '"0m"',
    '"59s"',
    '"61m"',
    '"1h"',
    '"600s"',
    '"10m0s"',
    '"1.5m"',
    '"600000000000"',
    '"010m"',
    '"10m "',
    '"∞"',
  ].map((value) => field('timeout', value)),
  '{"forward":{"receiver":"x","port":"transfer","channel":"channel-6","timeout":600000000000,"retries":2}}',
  // More than forwarding.
  ...[
    '"wasm":{"contract":"x","msg":{}}',
    '"ibc_callback":"x"',
    '"src_callback":{}',
    '"swap":{}',
    '"Forward":{}',
    '"__proto__":{}',
    '"constructor":1',
    '"":0',
  ].flatMap((extra) => [beside(extra), inside(extra)]),
  ONE.replace('"forward"', '"wasm"'),
  ONE.replace('"forward"', '"Forward"'),
  inside('"next":null'),
  inside('"next":""'),
  inside('"next":"{}"'),
  inside('"next":[]'),
  inside('"next":{"wasm":{"contract":"x","msg":{}}}'),
  inside(`"next":${JSON.stringify(ONE)}`),
  inside(`"next":${ONE}`),
  // The same key twice: readers differ in which one they take.
  inside('"channel":"channel-9"'),
  inside('"receiver":"osmo1attacker"'),
  beside('"forward":{}'),
  `{"forward":{},${ONE.slice(1)}`,
  TWO.replace('"next"', '"next":{},"next"'),
  // Other spellings of the same, and texts that look the same.
  JSON.stringify(JSON.parse(ONE), null, 1),
  ONE.replace(':', ': '),
  ONE.replace('pfm', 'PFM').replace('forward', 'forw\\u0061rd'),
  ONE.replace('transfer', 'tr\\u0061nsfer'),
  ONE.replace('channel-6', 'channel\u20106'),
  ONE.replace('transfer', 'tr\u0430nsfer'),
  ONE.replace('osmo1', 'osm\u043e1'),
  ONE.replace('osmo1', 'osmo\u200b1'),
  ONE.replace('10m', '１０m'),
  ONE.replace(':2', ':\u0662'),
  TWO.replace('"pfm"', '"pfm\u200d"'),
  TWO.replace('"pfm"', `"${ALICE}"`),
  TWO.replace('"pfm"', '"PFM"'),
  TWO.replace('"pfm"', '""'),
  // Too much.
  nest(6, ONE),
  nest(500, ONE),
  '['.repeat(32_000),
  '{"forward":'.repeat(2_900),
  ONE + ' '.repeat(32_768),
  inside(`"x":"${'x'.repeat(32_000)}"`),
  'x'.repeat(10_000_000),
  `{"forward":{"receiver":"${'q'.repeat(32_000)}","port":"transfer","channel":"channel-6","timeout":"10m","retries":2}}`,
];

describe('hostile memos', () => {
  test('are more than a hundred, all different', () => {
    expect(HOSTILE.length).toBeGreaterThan(100);
    expect(new Set(HOSTILE).size).toBe(HOSTILE.length);
    expect(nest(5, ONE).length).toBeGreaterThan(0);
    expect(parseMemo(nest(5, ONE)).kind).toBe('forwards');
  });

  test.each(HOSTILE.map((memo) => [memo.slice(0, 120), memo] as const))('%j is refused', (_shown, memo) => {
    const parsed = parseMemo(memo);
    expect(parsed.kind === 'refused' && parsed.reason).toMatch(/^[A-Z].{10,80}\.$/);
  });

  test.each([
    [`${ONE}${' '.repeat(32_768)}`, 'The memo is longer than 32,768 bytes.'],
    [nest(6, ONE), 'The memo forwards more than 6 times.'],
    ['rent', 'The memo is no JSON object.'],
    [beside('"wasm":{"contract":"x","msg":{}}'), 'The memo asks for something else than forwarding.'],
    [inside('"wasm":{"contract":"x","msg":{}}'), 'The memo has instructions that are not known here.'],
    ['{"forward":{}}', 'The memo names no receiver, port or channel.'],
    [without('retries'), 'The memo does not say how often to try again.'],
    [field('timeout', '600000000000'), 'A timeout in the memo is no duration such as "10m".'],
    [field('timeout', '"61m"'), 'A timeout in the memo is not between one minute and an hour.'],
    [inside('"channel":"channel-9"'), 'The memo is written in another way than this application does.'],
  ])('%# say what is wrong', (memo, reason) => {
    expect(parseMemo(memo)).toEqual({ kind: 'refused', reason });
  });

  test('leave no trace on objects', () => {
    parseMemo(inside('"__proto__":{"polluted":true}'));
    expect('polluted' in {}).toBe(false);
  });
});
