import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { PriceSource } from '#config/network.ts';
import { parseDec } from '#domain/dec.ts';
import { fetchPriceHistory, fetchPrices } from './price-source.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A price source on this computer that gives one answer, and the paths that it was asked for. */
async function serve(body: unknown, status = 200): Promise<{ source: PriceSource; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const coins = [
    { denom: 'uxprt', id: 'persistence' },
    { denom: 'stk/uxprt', id: 'stkxprt' },
  ];
  return { asked, source: { name: 'Prices', url: `http://127.0.0.1:${port}/api/v3/`, currency: 'usd', historyDays: 365, coins } };
}

describe('the latest prices', () => {
  test('of all coins come with one question', async () => {
    const { source, asked } = await serve({
      persistence: { usd: 0.0523, last_updated_at: 1_795_000_000 },
      stkxprt: { usd: 0.055, last_updated_at: 1_795_000_100 },
    });
    expect(await fetchPrices(source)).toEqual({
      uxprt: { at: 1_795_000_000_000, price: parseDec('0.0523') },
      'stk/uxprt': { at: 1_795_000_100_000, price: parseDec('0.055') },
    });
    expect(asked).toEqual(['/api/v3/simple/price?ids=persistence%2Cstkxprt&vs_currencies=usd&include_last_updated_at=true']);
  });

  test.each([
    [{}],
    [{ persistence: { usd: 'a lot', last_updated_at: 1 } }],
    [{ persistence: { usd: -1, last_updated_at: 1 } }],
    [{ persistence: { usd: 1 } }],
    [[]],
    ['null'],
  ])('what is no price is left out: %j', async (body) => {
    const { source } = await serve(body);
    expect(await fetchPrices(source)).toEqual({});
  });

  test.each([
    ['<!doctype html>', 200],
    [{}, 429],
    [{}, 500],
    ['x'.repeat(2_000_001), 200],
  ])('a source that is down rejects', async (body, status) => {
    const { source } = await serve(body, status);
    await expect(fetchPrices(source)).rejects.toThrow();
  });
});

describe('the history of a coin', () => {
  test('comes in order of time, without what is no price', async () => {
    const { source, asked } = await serve({
      prices: [[2_000, 0.2], [1_000, 0.1], [3_000, null], ['4000', 1], [Number.NaN, 1], 'x', []],
    });
    expect(await fetchPriceHistory(source, 'persistence', { from: 1_000, to: 9_999 })).toEqual([
      { at: 1_000, price: parseDec('0.1') },
      { at: 2_000, price: parseDec('0.2') },
    ]);
    expect(asked).toEqual(['/api/v3/coins/persistence/market_chart/range?vs_currency=usd&from=1&to=9']);
  });

  test('that is no list rejects', async () => {
    const { source } = await serve({ prices: {} });
    await expect(fetchPriceHistory(source, 'persistence', { from: 0, to: 1 })).rejects.toThrow('Prices gave no list of prices.');
  });
});
