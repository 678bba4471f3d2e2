import type { PriceSource } from '#config/network.ts';
import { type PriceSample, priceFrom } from '#domain/fiat.ts';

/** A source that is slow or talks too much is treated as one that is down. */
const PATIENCE = 8_000;
const LONGEST = 2_000_000;

/** The latest price of each of its coins, by denom; a coin that the answer leaves out is left out. Rejects when the source cannot be read. */
export async function fetchPrices(source: PriceSource, signal?: AbortSignal): Promise<Readonly<Record<string, PriceSample>>> {
  const ids = source.coins.map(({ id }) => id).join(',');
  const search = new URLSearchParams({ ids, vs_currencies: source.currency, include_last_updated_at: 'true' });
  const answer = await ask(source, `simple/price?${search}`, signal);
  return Object.fromEntries(
    source.coins.flatMap(({ denom, id }) => {
      const coin = field(answer, id);
      const price = priceFrom(field(coin, source.currency));
      const seconds = field(coin, 'last_updated_at');
      return price === null || typeof seconds !== 'number' ? [] : [[denom, { at: seconds * 1000, price }]];
    }),
  );
}

/** Prices of one coin between two moments (ms), in order of time. What is no price is left out. Rejects when the source cannot be read. */
export async function fetchPriceHistory(
  source: PriceSource,
  id: string,
  range: { readonly from: number; readonly to: number },
  signal?: AbortSignal,
): Promise<readonly PriceSample[]> {
  const [from, to] = [range.from, range.to].map((at) => String(Math.floor(at / 1000)));
  const search = new URLSearchParams({ vs_currency: source.currency, from: from ?? '', to: to ?? '' });
  const prices = field(await ask(source, `coins/${encodeURIComponent(id)}/market_chart/range?${search}`, signal), 'prices');
  if (!Array.isArray(prices)) throw new Error(`${source.name} gave no list of prices.`);
  return prices
    .flatMap((entry: unknown) => {
      const [at, price] = Array.isArray(entry) ? [entry[0], priceFrom(entry[1])] : [null, null];
      return typeof at === 'number' && Number.isFinite(at) && price !== null ? [{ at, price }] : [];
    })
    .sort((a, b) => a.at - b.at);
}

async function ask(source: PriceSource, path: string, signal?: AbortSignal): Promise<unknown> {
  const patience = AbortSignal.timeout(PATIENCE);
  const response = await fetch(`${source.url.replace(/\/+$/, '')}/${path}`, {
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`${source.name} answered ${response.status}.`);
  const text = await response.text();
  if (text.length > LONGEST) throw new Error(`${source.name} answered too much.`);
  return JSON.parse(text);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
