import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DenomTrace, formatTrace, goesBack, parseTrace, sameTrace, traceAfter, tracePath } from './denom-trace.ts';

const hop = (channel: string, port = 'transfer') => ({ port, channel });

describe('a trace', () => {
  // Rows of ibc-go v10 `modules/apps/transfer/types/denom_test.go`, TestExtractDenomFromPath, and denoms of Core-1.
  test.each<[string, DenomTrace]>([
    ['uatom', { hops: [], base: 'uatom' }],
    ['', { hops: [], base: '' }],
    ['stk/uxprt', { hops: [], base: 'stk/uxprt' }],
    ['transfer/channel-24/uatom', { hops: [hop('channel-24')], base: 'uatom' }],
    ['transfer/channel-4/stk/uxprt', { hops: [hop('channel-4')], base: 'stk/uxprt' }],
    ['transfer/channel-4/transfer/channel-24/uatom', { hops: [hop('channel-4'), hop('channel-24')], base: 'uatom' }],
    ['gamm/pool/1', { hops: [], base: 'gamm/pool/1' }],
    ['gamm//pool//1', { hops: [], base: 'gamm//pool//1' }],
    ['transfer/channel-1/gamm/pool/1', { hops: [hop('channel-1')], base: 'gamm/pool/1' }],
    ['transfer/channel-1/uatom/', { hops: [hop('channel-1')], base: 'uatom/' }],
    ['transfer/channel-1/uatom/channel-1', { hops: [hop('channel-1'), hop('channel-1', 'uatom')], base: '' }],
    ['customtransfer/channel-1/uatom', { hops: [hop('channel-1', 'customtransfer')], base: 'uatom' }],
    [
      'transfer/channel-1/transfer-custom/channel-2/uatom',
      { hops: [hop('channel-1'), hop('channel-2', 'transfer-custom')], base: 'uatom' },
    ],
    ['transfer/07-tendermint-0/uatom', { hops: [hop('07-tendermint-0')], base: 'uatom' }],
    ['transfer/channel-18446744073709551615/x', { hops: [hop('channel-18446744073709551615')], base: 'x' }],
    ['transfer/channel-18446744073709551616/x', { hops: [], base: 'transfer/channel-18446744073709551616/x' }],
    ['transfer/channelToA/uatom', { hops: [], base: 'transfer/channelToA/uatom' }],
    ['transfer/channel-/uatom', { hops: [], base: 'transfer/channel-/uatom' }],
    ['transfer/-1/uatom', { hops: [], base: 'transfer/-1/uatom' }],
    ['transfer/channel-1', { hops: [], base: 'transfer/channel-1' }],
    ['transfer/channel-1/transfer/channel-2', { hops: [hop('channel-1'), hop('channel-2')], base: '' }],
    [
      'cosmosvaloper1gw26h56u4dzyyr9588l0mmzluffzwfr887f534/12',
      { hops: [], base: 'cosmosvaloper1gw26h56u4dzyyr9588l0mmzluffzwfr887f534/12' },
    ],
  ])('%j', (path, trace) => {
    expect(parseTrace(path)).toEqual(trace);
    expect(formatTrace(trace)).toBe(
      path === 'transfer/channel-1/transfer/channel-2' || path.endsWith('uatom/channel-1') ? `${path}/` : path,
    );
  });

  test('of any text is a trace, and a hostile megabyte takes no time', () => {
    fc.assert(fc.property(fc.string(), (path) => parseTrace(path).hops.length >= 0));
    const begun = performance.now();
    parseTrace(`${'a-'.repeat(200_000)}/${'b'.repeat(400_000)}-x/${'c/'.repeat(100_000)}`);
    parseTrace('transfer/channel-1/'.repeat(50_000));
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('without its base is a path', () => {
    expect(tracePath(parseTrace('transfer/channel-4/transfer/channel-24/uatom'))).toBe('transfer/channel-4/transfer/channel-24');
    expect(tracePath(parseTrace('uatom'))).toBe('');
  });
});

describe('over a channel', () => {
  const ends = { port: 'transfer', channel: 'channel-24', toPort: 'transfer', toChannel: 'channel-190' };

  test('a coin of the chain gets a hop, a voucher that came that way loses it', () => {
    expect(formatTrace(traceAfter(parseTrace('stk/uxprt'), ends))).toBe('transfer/channel-190/stk/uxprt');
    expect(formatTrace(traceAfter(parseTrace('transfer/channel-24/uatom'), ends))).toBe('uatom');
    expect(formatTrace(traceAfter(parseTrace('transfer/channel-6/uosmo'), ends))).toBe('transfer/channel-190/transfer/channel-6/uosmo');
  });

  test('only the newest hop counts', () => {
    const trace = parseTrace('transfer/channel-6/transfer/channel-24/uatom');
    expect(goesBack(trace, ends)).toBe(false);
    expect(goesBack(trace, { port: 'transfer', channel: 'channel-6' })).toBe(true);
    expect(goesBack(trace, { port: 'wasm.x', channel: 'channel-6' })).toBe(false);
  });

  test('there and back changes nothing', () => {
    const channel = fc.nat(300).map((number) => `channel-${number}`);
    const trace = fc.record({
      hops: fc.array(
        channel.map((id) => hop(id)),
        { maxLength: 4 },
      ),
      base: fc.constantFrom('uatom', 'stk/uxprt'),
    });
    fc.assert(
      fc.property(trace, channel, channel, (held, near, far) => {
        fc.pre(!goesBack(held, { port: 'transfer', channel: near }));
        const there = traceAfter(held, { port: 'transfer', channel: near, toPort: 'transfer', toChannel: far });
        const back = traceAfter(there, { port: 'transfer', channel: far, toPort: 'transfer', toChannel: near });
        expect(sameTrace(back, held)).toBe(true);
        expect(parseTrace(formatTrace(there))).toEqual(there);
      }),
    );
  });
});
