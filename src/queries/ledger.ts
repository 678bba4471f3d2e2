import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { NO_HISTORY } from '#chain/history/history.ts';
import { ledgerOfHistory } from '#chain/history/ledger-of-history.ts';
import type { RateSample } from '#domain/rates.ts';
import { balancesQuery } from './bank.ts';
import { recent } from './freshness.ts';
import { createLedgerReader, type LedgerReader, type ReaderState } from './ledger-reader.ts';
import type { LedgerReading } from './ledger-reading.ts';
import { useChainStatus, useNetwork } from './network-context.tsx';
import { useRateHistory } from './rate-history.ts';

/**
 * The rewards ledger of any account, without an indexer. It is there at once when this browser has read it before, goes on from where that ended,
 * and looks again every minute and whenever the balance changes. Without an address it stays `idle` and nothing is asked.
 */
export function useLedger(address: string | null): LedgerReading {
  const { hub } = useNetwork();
  const { blockTime } = useChainStatus();
  const reader = useMemo(() => (address === null ? IDLE : createLedgerReader(hub, address)), [hub, address]);
  const { state, history, read, of, cause } = useSyncExternalStore(reader.subscribe, reader.get);
  const rates = useSettled(useRateHistory().samples);
  useRefreshing(reader, address);

  const now = history.present ? 0 : (blockTime ?? 0);
  const ledger = useMemo(() => {
    const isKnown = address !== null && (history.present !== null || history.txs.length > 0);
    return isKnown ? ledgerOfHistory(hub.chain, address, history, rates, now) : null;
  }, [hub, address, history, rates, now]);
  if (address === null) return IDLE_READING;
  return { state, ledger, progress: { read, of }, coverage: ledger?.coverage ?? null, cause, refresh: reader.refresh };
}

const NOTHING: ReaderState = { state: 'ready', history: NO_HISTORY, read: 0, of: null, cause: null };
const IDLE: LedgerReader = { get: () => NOTHING, subscribe: () => () => {}, refresh: () => {} };
const IDLE_READING: LedgerReading = {
  state: 'idle',
  ledger: null,
  progress: { read: 0, of: null },
  coverage: null,
  cause: null,
  refresh: () => {},
};

/** The same list until a sample comes or the newest changes: a ledger of thousands of entries is not computed for nothing. */
function useSettled(samples: readonly RateSample[]): readonly RateSample[] {
  const kept = useRef(samples);
  const [before, newest] = [kept.current.at(-1), samples.at(-1)];
  const isSame = kept.current.length === samples.length && before?.rate === newest?.rate;
  if (!isSame) kept.current = samples;
  return kept.current;
}

/** A little more than a block. Milliseconds. */
const NEXT_BLOCK = 7_000;

/** Every minute, and when the account's balances are others than before: then something has just happened to it. */
function useRefreshing(reader: LedgerReader, address: string | null): void {
  const { hub } = useNetwork();
  const { data: balances } = useQuery({ ...balancesQuery(hub, address ?? ''), enabled: address !== null });
  const seen = useRef(balances);
  useEffect(() => {
    const isNews = seen.current !== undefined && balances !== seen.current;
    seen.current = balances;
    if (!isNews) return;
    reader.refresh();
    // The newest block is read when the next one is there.
    const timer = setTimeout(reader.refresh, NEXT_BLOCK);
    return () => clearTimeout(timer);
  }, [reader, balances]);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || reader.refresh(), recent.staleTime);
    return () => clearInterval(timer);
  }, [reader]);
}
