import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { probeCapabilities } from '#chain/probe.ts';
import { slow } from './freshness.ts';
import { queryKey } from './key.ts';

/** Which modules this chain has. */
export function capabilitiesQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'probe', 'capabilities'), queryFn: () => probeCapabilities(client), ...slow });
}
