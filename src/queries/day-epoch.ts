import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import type { Epoch } from '#chain/epochs/queries.ts';
import type { DayEpoch } from '#domain/host-stake.ts';
import { epochsQuery } from './epochs.ts';
import { live } from './freshness.ts';

/** The epoch in which x/liquidstakeibc gathers deposits and unbondings, as new as they are; null where the chain has none. */
export function dayEpochQuery(client: ChainClient) {
  return queryOptions({ ...epochsQuery(client), ...live, select: dayEpochOf });
}

export function dayEpochOf(epochs: readonly Epoch[]): DayEpoch | null {
  const day = epochs.find(({ identifier }) => identifier === 'day');
  return day && day.durationMs > 0 ? { number: day.number, startedAt: day.currentEpochStartTime, durationMs: day.durationMs } : null;
}
