import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A price source on this computer, in the JSON of CoinGecko: one XPRT is worth 0.05 USD now, and was worth 0.04 on every day before. */
export type PriceServer = {
  readonly url: string;
  /** The paths that it was asked for. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
};

const DAY = 86_400;

export async function startPriceServer(): Promise<PriceServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(JSON.stringify(pathname === '/simple/price' ? now() : history(searchParams)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, asked, stop };
}

function now() {
  return { persistence: { usd: 0.05, last_updated_at: Math.floor(Date.now() / 1000) } };
}

function history(search: URLSearchParams) {
  const [from, to] = ['from', 'to'].map((name) => Number(search.get(name)));
  const days = Math.floor(((to ?? 0) - (from ?? 0)) / DAY);
  return { prices: Array.from({ length: days }, (_, day) => [((from ?? 0) + day * DAY) * 1000, 0.04]) };
}
