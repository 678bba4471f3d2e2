import { useQueries, useQuery } from '@tanstack/react-query';
import { graphOf } from '#config/graph-of.ts';
import type { ChainId } from '#config/network.ts';
import { balancesQuery, spendableQuery } from '#queries/bank.ts';
import { denomTraceQuery } from '#queries/ibc.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type Reading, readAll } from '#queries/reading.ts';
import { type HeldAsset, heldAssets, untraced } from './held-assets.ts';

/** Everything that an account holds on one chain. Without an account nothing is asked and it stays `loading`. */
export function useHeld(chain: ChainId, address: string | null): Reading<readonly HeldAsset[]> {
  const { network, client } = useNetwork();
  const [owner, asked] = [address ?? '', { enabled: address !== null }];
  const balances = useQuery({ ...balancesQuery(client(chain), owner), ...asked });
  const spendable = useQuery({ ...spendableQuery(client(chain), owner), ...asked });
  const strangers = untraced(network, chain, balances.data ?? []);
  const traces = useQueries({ queries: strangers.map((denom) => denomTraceQuery(client(chain), denom)) });
  const reading = readAll({ balances, spendable });
  if (reading.state !== 'ready') return reading;
  // A way that cannot be read leaves a coin without a name, and the others as they are.
  if (traces.some(({ isPending }) => isPending)) return { state: 'loading' };
  const known = new Map(strangers.map((denom, index) => [denom, traces[index]?.data ?? null]));
  return { ...reading, value: heldAssets(network, graphOf(network), { chain, ...reading.value, traces: known }) };
}
