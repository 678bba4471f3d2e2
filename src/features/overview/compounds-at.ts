import { useQuery } from '@tanstack/react-query';
import { epochsQuery } from '#queries/epochs.ts';
import { useNetwork } from '#queries/network-context.tsx';

/** When the pool compounds next (ms since 1970); null while not known. */
export function useCompoundsAt(): number | null {
  const { hub } = useNetwork();
  const { data: epochs } = useQuery(epochsQuery(hub));
  const hour = epochs?.find(({ identifier }) => identifier === 'hour');
  return hour ? hour.currentEpochStartTime + hour.durationMs : null;
}
