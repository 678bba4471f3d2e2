import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import type { PriceSource } from '#config/network.ts';
import type { PriceSample } from '#domain/fiat.ts';
import { slow } from './freshness.ts';
import { queryKey } from './key.ts';
import { useNetwork } from './network-context.tsx';
import { fetchPriceHistory, fetchPrices } from './price-source.ts';

const DAY = 86_400_000;

/** A price source is no chain: it is asked every ten minutes, and no sooner when it fails. */
const seldom = { staleTime: slow.staleTime, refetchInterval: slow.staleTime };

function pricesQuery(client: ChainClient, source: PriceSource | undefined) {
  return queryOptions({
    queryKey: queryKey(client, 'prices', 'now', source?.url ?? ''),
    queryFn: source ? ({ signal }) => fetchPrices(source, signal) : skipToken,
    ...seldom,
  });
}

/** `from` and `to` are whole UTC days (ms), so that the question stays the same for a day. */
function priceHistoryQuery(client: ChainClient, source: PriceSource | undefined, denom: string, from: number, to: number) {
  const coin = source?.coins.find((listed) => listed.denom === denom);
  return queryOptions({
    queryKey: queryKey(client, 'prices', 'history', source?.url ?? '', denom, String(from), String(to)),
    queryFn: source && coin && from < to ? ({ signal }) => fetchPriceHistory(source, coin.id, { from, to }, signal) : skipToken,
    ...seldom,
  });
}

/** What one coin is and was worth, as the network's price source has it. `history` in order of time; both may be missing while it is silent. */
export type Prices = {
  readonly source: PriceSource;
  readonly now: PriceSample | null;
  readonly history: readonly PriceSample[];
};

/** Prices of one denom since `since` (ms; null asks for no history). Null on a network without a source for it: then nothing is asked at all. */
export function usePrices(denom: string, since: number | null, today: number): Prices | null {
  const { network, hub } = useNetwork();
  const source = network.priceSource;
  const to = (Math.floor(today / DAY) + 1) * DAY;
  const from = since === null ? to : Math.max(Math.floor(since / DAY) * DAY - DAY, to - (source?.historyDays ?? 0) * DAY);
  const { data: now } = useQuery(pricesQuery(hub, source));
  const { data: history } = useQuery(priceHistoryQuery(hub, source, denom, from, to));
  if (!source?.coins.some((coin) => coin.denom === denom)) return null;
  return { source, now: now?.[denom] ?? null, history: history ?? NONE };
}

const NONE: readonly PriceSample[] = [];
