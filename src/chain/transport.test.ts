import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FakeNode, fakeChain, fakeFetch, fakeNode } from '#testing/fake-nodes.ts';
import { createTransport, type Transport } from './transport.ts';

const START = Date.UTC(2026, 10, 22, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(nodes: Readonly<Record<string, FakeNode>>): Transport {
  return createTransport(fakeChain(...Object.keys(nodes)), { fetch: fakeFetch(nodes), WebSocket: null });
}

function call(transport: Transport, method = 'health', params: Record<string, string> = {}) {
  return transport.rpc.execute({ jsonrpc: '2.0', id: 1, method, params });
}

/** What became of a promise after so many milliseconds: its value, its ChainError, or `waiting`. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | 'waiting'> {
  const outcome = Promise.race([
    promise.catch((failure: unknown) => Promise.reject(failure)),
    new Promise<'waiting'>((resolve) => setTimeout(() => resolve('waiting'), milliseconds)),
  ]);
  outcome.catch(() => {});
  await vi.advanceTimersByTimeAsync(milliseconds);
  return outcome;
}

function methods(node: FakeNode): readonly (readonly string[])[] {
  return node.requests.map((request) => request.methods);
}

/** Blocks every five seconds. */
function produceBlocks(...nodes: readonly FakeNode[]): () => void {
  const timer = setInterval(() => {
    for (const node of nodes) {
      node.height += 1;
      const time = Date.now();
      node.blockTime = () => time;
    }
  }, 5_000);
  return () => clearInterval(timer);
}

describe('requests', () => {
  test('the calls of one tick go together, at most ten with the proof of identity', async () => {
    const a = fakeNode();
    const transport = open({ a });
    const answers = Promise.all(Array.from({ length: 16 }, (_, n) => call(transport, 'health', { n: String(n) })));
    const results = await within(100, answers);
    expect(methods(a).map((list) => [list[0], list.length])).toEqual([
      ['status', 10],
      ['status', 8],
    ]);
    expect(results).toMatchObject(Array.from({ length: 16 }, (_, n) => ({ result: { echo: { n: String(n) } } })));
  });

  test('a proved endpoint is not asked for its status with every request', async () => {
    const a = fakeNode();
    const transport = open({ a });
    await within(100, call(transport));
    await within(100, call(transport));
    await within(4_000, call(transport));
    await within(100, call(transport));
    expect(methods(a)).toEqual([['status', 'health'], ['health'], ['health'], ['status', 'health']]);
  });

  test("an error of one call is that call's alone", async () => {
    const a = fakeNode({ result: ({ method }) => (method === 'tx' ? new Error('tx (00) not found') : {}) });
    const transport = open({ a });
    const both = Promise.allSettled([call(transport, 'tx'), call(transport)]);
    expect(await within(100, both)).toMatchObject([
      { status: 'rejected', reason: { error: { kind: 'rpc-error', code: -32603, data: 'tx (00) not found' } } },
      { status: 'fulfilled' },
    ]);
  });

  test('a broadcast goes alone and is never sent to a second node while the first is silent', async () => {
    const a = fakeNode({ delay: 2_500, result: () => ({ code: 0 }) });
    const b = fakeNode();
    const transport = open({ a, b });
    const sent = Promise.all([call(transport, 'broadcast_tx_sync'), call(transport, 'abci_info')]);
    await within(2_600, sent);
    expect(methods(a)).toContainEqual(['status', 'broadcast_tx_sync']);
    expect(methods(b).flat()).not.toContain('broadcast_tx_sync');
  });

  test('closed, it answers nothing more', async () => {
    const transport = open({ a: fakeNode() });
    transport.close();
    await expect(call(transport)).rejects.toMatchObject({ error: { kind: 'closed' } });
  });
});

describe('identity', () => {
  test("another chain's answers are withheld, and the status says why", async () => {
    const transport = open({ a: fakeNode({ chainId: 'core-1' }) });
    await expect(within(100, call(transport))).rejects.toMatchObject({
      error: { kind: 'wrong-chain', expected: 'core-sandbox-1', found: 'core-1' },
    });
    expect(transport.status.get()).toMatchObject({ state: 'wrong-chain', reason: expect.stringContaining('core-1') });
  });

  test('an honest endpoint beside a wrong one is used, the wrong one never again', async () => {
    const a = fakeNode({ chainId: 'other' });
    const b = fakeNode();
    const transport = open({ a, b });
    expect(await within(200, call(transport))).toMatchObject({ result: {} });
    await within(20_000, call(transport));
    expect(a.requests).toHaveLength(1);
    expect(transport.nodes()).toHaveLength(1);
  });

  test('a node that turns into another chain later is refused then', async () => {
    const a = fakeNode();
    const transport = open({ a });
    await within(5_000, call(transport));
    a.chainId = 'fork-1';
    await expect(within(100, call(transport))).rejects.toMatchObject({ error: { kind: 'wrong-chain' } });
  });

  test('a node that is still catching up is passed over', async () => {
    const transport = open({ a: fakeNode({ catchingUp: true }), b: fakeNode() });
    await within(200, call(transport));
    expect(transport.status.get().endpoint).toBe('b');
  });
});

describe('several endpoints', () => {
  test('a dead one costs nothing, and the winner is remembered', async () => {
    const a = fakeNode({ dead: true });
    const b = fakeNode();
    const transport = open({ a, b });
    await within(200, call(transport));
    await within(200, call(transport));
    expect([a.requests.length, b.requests.length]).toEqual([1, 2]);
  });

  test('a silent one is overtaken after a second', async () => {
    const transport = open({ a: fakeNode({ delay: Number.POSITIVE_INFINITY }), b: fakeNode() });
    const answer = call(transport);
    expect(await within(950, answer)).toBe('waiting');
    expect(await within(200, answer)).toMatchObject({ result: {} });
  });

  test('three silent of four: an answer within six seconds', async () => {
    const silent = () => fakeNode({ delay: Number.POSITIVE_INFINITY });
    const transport = open({ a: silent(), b: silent(), c: silent(), d: fakeNode() });
    expect(await within(6_000, call(transport))).toMatchObject({ result: {} });
  });

  test('all silent: a typed failure after eight seconds, and nothing goes on', async () => {
    const a = fakeNode({ delay: Number.POSITIVE_INFINITY });
    const transport = open({ a });
    await expect(within(8_100, call(transport))).rejects.toMatchObject({ error: { kind: 'timeout' } });
    const asked = a.requests.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(a.requests).toHaveLength(asked);
  });

  test('each node can be asked by itself', async () => {
    const a = fakeNode({ result: () => new Error('tx (00) not found') });
    const b = fakeNode({ result: () => ({ height: '7' }) });
    const transport = open({ a, b });
    const answers = Promise.allSettled(transport.nodes().map((node) => node.execute({ jsonrpc: '2.0', id: 1, method: 'tx', params: {} })));
    expect(await within(200, answers)).toMatchObject([
      { reason: { error: { data: 'tx (00) not found' } } },
      { value: { result: { height: '7' } } },
    ]);
  });
});

describe('busy nodes', () => {
  const tooMany = (seconds: string) => () => new Response('slow down', { status: 429, headers: { 'retry-after': seconds } });

  test('Retry-After is kept to the second, and the failure says until when', async () => {
    const a = fakeNode({ instead: tooMany('30') });
    const transport = open({ a });
    await expect(within(100, call(transport))).rejects.toMatchObject({ error: { kind: 'rate-limited', retryAt: START + 50 + 30_000 } });
    for (let second = 0; second < 29; second += 1)
      await expect(within(1_000, call(transport))).rejects.toMatchObject({ error: { kind: 'rate-limited' } });
    expect(a.requests).toHaveLength(1);
    a.instead = undefined;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await within(200, call(transport))).toMatchObject({ result: {} });
  });

  test('the date form is understood, and the other endpoint serves meanwhile', async () => {
    const a = fakeNode({ instead: tooMany(new Date(START + 60_000).toUTCString()) });
    const b = fakeNode();
    const transport = open({ a, b });
    for (let n = 0; n < 20; n += 1) await within(2_500, call(transport));
    expect([a.requests.length, b.requests.length]).toEqual([1, 20]);
  });

  test('a storm of 503 is not answered with a storm of requests', async () => {
    const a = fakeNode({ instead: () => new Response('', { status: 503 }) });
    const transport = open({ a });
    const stop = transport.status.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(a.requests.length).toBeLessThanOrEqual(12);
    expect(transport.status.get().state).toBe('offline');
    stop();
  });
});

describe('answers that make no sense', () => {
  const body = (text: string, init?: ResponseInit) => () => new Response(text, init);

  test.each([
    ['cut JSON', '[{"jsonrpc":"2.0","id":1,"result":{"node_'],
    ['HTML', '<html>503</html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
    ['an empty list', '[]'],
    ['answers to other questions', '[{"id":7,"result":{}},{"id":8,"result":{}}]'],
    ['a status without chain', '[{"id":1,"result":{}},{"id":2,"result":{}}]'],
    [
      'a block from the year 99999',
      '[{"id":1,"result":{"node_info":{"network":"core-sandbox-1"},"sync_info":{"latest_block_height":"1","latest_block_time":"99999-01-01"}}},{"id":2,"result":{}}]',
    ],
    [
      'a negative height',
      '[{"id":1,"result":{"node_info":{"network":"core-sandbox-1"},"sync_info":{"latest_block_height":"-1","latest_block_time":"2026-01-01T00:00:00Z"}}},{"id":2,"result":{}}]',
    ],
  ])('%s is a malformed answer', async (_, text) => {
    const transport = open({ a: fakeNode({ instead: body(text) }) });
    await expect(within(8_100, call(transport))).rejects.toMatchObject({ error: { kind: 'malformed' } });
  });

  test('a refused batch gives its own error', async () => {
    const text = '{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request","data":"batch too large"}}';
    const transport = open({ a: fakeNode({ instead: body(text) }) });
    await expect(within(8_100, call(transport))).rejects.toMatchObject({ error: { kind: 'rpc-error', data: 'batch too large' } });
  });

  test('more than 1 MB is not read to its end', async () => {
    let sent = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent += 64_000;
            controller.enqueue(new Uint8Array(64_000).fill(32));
          },
        }),
      );
    const transport = open({ a: fakeNode({ instead: endless }) });
    await expect(within(200, call(transport))).rejects.toMatchObject({ error: { kind: 'too-large' } });
    expect(sent).toBeLessThan(1_300_000);
  });

  test('one huge answer does not take the others with it', async () => {
    const a = fakeNode({ result: ({ method }) => (method === 'huge' ? { text: 'x'.repeat(2_000_000) } : {}) });
    const transport = open({ a });
    const answers = Promise.allSettled(['health', 'huge', 'health', 'health'].map((method) => call(transport, method)));
    const settled = await within(1_000, answers);
    expect(settled).toMatchObject([
      { status: 'fulfilled' },
      { reason: { error: { kind: 'too-large' } } },
      { status: 'fulfilled' },
      { status: 'fulfilled' },
    ]);
    expect(transport.status.get().state).toBe('live');
  });

  test('2,000 mutilated answers: each a typed failure or an answer, never anything else', async () => {
    const good = JSON.stringify([
      {
        jsonrpc: '2.0',
        id: 1,
        result: {
          node_info: { network: 'core-sandbox-1' },
          sync_info: { latest_block_height: '100', latest_block_time: '2026-11-22T12:00:00Z' },
        },
      },
      { jsonrpc: '2.0', id: 2, result: { response: { code: 0, value: 'CgA=', height: '100' } } },
    ]);
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed % below;
    };
    for (let n = 0; n < 200; n += 1) {
      const transport = open({
        a: fakeNode({ delay: 0, instead: () => new Response(mutilated(good, random), { status: random(9) === 0 ? 500 : 200 }) }),
      });
      for (let m = 0; m < 10; m += 1) {
        const outcome = await within(4_200, call(transport, 'abci_query', { path: 'x' })).catch((failure: unknown) => failure);
        if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'ChainFailure' });
      }
    }
  });
});

function mutilated(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const kinds = [
    text.slice(0, at),
    text.slice(at),
    text.slice(0, at) + text.slice(at + random(9)),
    `${text.slice(0, at)}${'{}[]",:0-'[random(9)]}${text.slice(at)}`,
  ];
  return kinds[random(kinds.length)] ?? '';
}

describe('freshness', () => {
  test('a node that lags is passed over for one that does not, and the height never goes back', async () => {
    const a = fakeNode({ height: 1_000 });
    const b = fakeNode({ height: 990 });
    const transport = open({ a, b });
    await within(100, call(transport));
    a.dead = true;
    await expect(within(8_100, call(transport))).rejects.toMatchObject({ error: { kind: 'behind' } });
    expect(transport.status.get().height).toBe(1_000);
    b.height = 1_001;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await within(2_000, call(transport))).toMatchObject({ result: {} });
    expect(transport.status.get()).toMatchObject({ height: 1_001, endpoint: 'b' });
  });

  test('state from an older height is asked again, even when the status was new', async () => {
    let lags = true;
    const a = fakeNode({ height: 1_000, result: () => ({ response: { code: 0, height: lags ? '900' : '1000', value: null } }) });
    const transport = open({ a });
    await within(100, call(transport, 'status'));
    const answer = call(transport, 'abci_query', { path: 'x' });
    await vi.advanceTimersByTimeAsync(100);
    lags = false;
    expect(await within(1_000, answer)).toMatchObject({ result: { response: { height: '1000' } } });
  });

  test('random splits between two nodes never show a smaller height', async () => {
    const a = fakeNode();
    const b = fakeNode();
    const transport = open({ a, b });
    let shown = 0;
    const stop = transport.status.subscribe(() => {
      const height = transport.status.get().height ?? 0;
      expect(height).toBeGreaterThanOrEqual(shown);
      shown = height;
    });
    for (let n = 1; n < 120; n += 1) {
      a.height = 100 + n - ((n * 7) % 11);
      b.height = 100 + n - ((n * 5) % 13);
      a.dead = n % 5 === 0;
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(shown).toBeGreaterThan(150);
    stop();
  });

  test('an absurd height is a lie and makes no honest node look old', async () => {
    const a = fakeNode();
    const transport = open({ a });
    await within(4_000, call(transport));
    a.height = 999_999_999;
    await expect(within(8_100, call(transport))).rejects.toMatchObject({ error: { kind: 'malformed' } });
    a.height = 101;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await within(1_000, call(transport))).toMatchObject({ result: {} });
  });
});

describe('a first node that invents its height', () => {
  const HUGE = 999_999_999;

  test('is outvoted by two others, without a reload', async () => {
    const a = fakeNode({ height: HUGE });
    const [b, c] = [fakeNode({ height: 101 }), fakeNode({ height: 100 })];
    const transport = open({ a, b, c });
    const stop = transport.status.subscribe(() => {});
    await within(1_000, call(transport));
    expect(transport.status.get().height).toBeLessThanOrEqual(101);
    produceBlocks(b, c);
    for (let n = 0; n < 5; n += 1) {
      expect(await within(5_000, call(transport))).toMatchObject({ result: {} });
      expect(transport.status.get().height).toBeLessThan(110);
    }
    expect(transport.status.get()).toMatchObject({ state: 'live', endpoint: expect.not.stringMatching('a') });
    stop();
  });

  test('is not believed against one other, and neither is that one, until one of them gives in', async () => {
    const a = fakeNode({ height: HUGE });
    const b = fakeNode();
    const transport = open({ a, b });
    const stop = transport.status.subscribe(() => {});
    await within(4_000, call(transport));
    await expect(within(8_100, call(transport))).rejects.toMatchObject({ name: 'ChainFailure' });
    expect(transport.status.get().state).toBe('offline');
    a.dead = true;
    produceBlocks(b);
    await vi.advanceTimersByTimeAsync(140_000);
    expect(transport.status.get()).toMatchObject({ state: 'live', endpoint: 'b' });
    stop();
  });

  test('is taken at its word again when it is alone and comes to its senses', async () => {
    const a = fakeNode({ height: HUGE });
    const transport = open({ a });
    const stop = transport.status.subscribe(() => {});
    await within(1_000, call(transport));
    a.height = 100;
    produceBlocks(a);
    await vi.advanceTimersByTimeAsync(140_000);
    expect(transport.status.get().state).toBe('live');
    expect(transport.status.get().height).toBeLessThan(140);
    stop();
  });

  test('a node that stopped weeks ago has no vote', async () => {
    const a = fakeNode({ height: 1_000_000 });
    const b = fakeNode({ height: 500_000, blockTime: () => START - 30 * 86_400_000 });
    const transport = open({ a, b });
    for (let n = 0; n < 4; n += 1) expect(await within(5_000, call(transport))).toMatchObject({ result: {} });
    expect(transport.status.get()).toMatchObject({ height: 1_000_000, endpoint: 'a' });
  });

  test('a chain that went on while the device slept for months is followed', async () => {
    const a = fakeNode();
    const transport = open({ a });
    await within(1_000, call(transport));
    await vi.advanceTimersByTimeAsync(90 * 86_400_000);
    a.height = 2_000_000;
    expect(await within(1_000, call(transport))).toMatchObject({ result: {} });
    expect(transport.status.get().height).toBe(2_000_000);
  });
});

describe('status', () => {
  test('live with a young block', async () => {
    const transport = open({ a: fakeNode() });
    expect(transport.status.get()).toMatchObject({ state: 'connecting', height: null });
    await within(100, call(transport));
    expect(transport.status.get()).toMatchObject({ state: 'live', height: 100, endpoint: 'a', reason: null });
  });

  test.each([24, -24])('a clock that is %s hours off costs one block of waiting', async (hours) => {
    const a = fakeNode();
    a.blockTime = () => Date.now() - hours * 3_600_000;
    const transport = open({ a });
    const stop = transport.status.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(500);
    expect(transport.status.get().state).toBe('connecting');
    a.height += 1;
    await vi.advanceTimersByTimeAsync(7_000);
    expect(transport.status.get().state).toBe('live');
    stop();
  });

  test('a chain that stops is noticed within 65 seconds, and goes on by itself', async () => {
    const a = fakeNode();
    const stopBlocks = produceBlocks(a);
    const transport = open({ a });
    const stop = transport.status.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(120_000);
    expect(transport.status.get().state).toBe('live');
    stopBlocks();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(transport.status.get().state).toBe('stale');
    await vi.advanceTimersByTimeAsync(25_000);
    expect(transport.status.get()).toMatchObject({ state: 'halted', reason: expect.stringContaining('about a minute') });
    a.height += 1;
    await vi.advanceTimersByTimeAsync(8_000);
    expect(transport.status.get().state).toBe('live');
    stop();
  });

  test.each([
    ['refuses', { dead: true }],
    ['is silent', { delay: Number.POSITIVE_INFINITY }],
  ])('when every node %s, the banner is there within eight seconds of the last answer, and gone ten after the return', async (_, fault) => {
    const a = fakeNode();
    produceBlocks(a);
    const transport = open({ a });
    const stop = transport.status.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(30_000);
    const last = transport.status.get().seenAt ?? 0;
    Object.assign(a, fault);
    await vi.advanceTimersByTimeAsync(last + 8_100 - Date.now());
    expect(transport.status.get()).toMatchObject({ state: 'offline', seenAt: last, height: expect.any(Number) });
    await vi.advanceTimersByTimeAsync(60_000);
    Object.assign(a, { dead: false, delay: 50 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(transport.status.get().state).toBe('live');
    stop();
  });

  test('a hidden tab asks once a minute, and at once when it is in front again', async () => {
    const a = fakeNode();
    const page = { hidden: true };
    vi.stubGlobal('document', page);
    const transport = open({ a });
    const stop = transport.status.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(5.5 * 60_000);
    expect(a.requests.length).toBeLessThanOrEqual(6);
    page.hidden = false;
    const asked = a.requests.length;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(a.requests.length).toBe(asked + 1);
    stop();
  });

  test('idle, at most twelve requests a minute; unwatched, none', async () => {
    const a = fakeNode();
    produceBlocks(a);
    const transport = open({ a });
    const stop = transport.status.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(60_000);
    expect(a.requests.length).toBeGreaterThan(5);
    expect(a.requests.length).toBeLessThanOrEqual(12);
    stop();
    const asked = a.requests.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(a.requests).toHaveLength(asked);
  });
});
