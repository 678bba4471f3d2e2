import { queryOptions } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { fetchAnnualProvisions, fetchInflation } from '#chain/mint/queries.ts';
import type { Dec } from '#domain/dec.ts';
import { recent } from './freshness.ts';
import { queryKey } from './key.ts';

/** `inflation`: fraction of the supply per year. `annualProvisions`: base units of the stake denom per year. */
export type Minting = { readonly inflation: Dec; readonly annualProvisions: Dec };

export function mintQuery(client: ChainClient) {
  return queryOptions({ queryKey: queryKey(client, 'mint', 'minting'), queryFn: () => fetchMinting(client), ...recent });
}

async function fetchMinting(client: ChainClient): Promise<Minting> {
  const [inflation, annualProvisions] = await Promise.all([fetchInflation(client), fetchAnnualProvisions(client)]);
  return { inflation, annualProvisions };
}
