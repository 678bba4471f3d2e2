import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { feeFor, gasLimitFor, mintGasEstimate, redemptionGasEstimate } from '#domain/fee.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { TxIntent } from '#tx/intent.ts';
import { useWallet } from '#wallet/wallet-context.tsx';

/**
 * What the network will take, in base units of the staked asset. `estimated` before anything is typed, from the number of validators;
 * `simulated` for the typed amount on the chain's state of now. `least` and `most` are equal then.
 */
export type NetworkFee = {
  readonly kind: 'estimated' | 'simulated';
  readonly least: bigint;
  readonly most: bigint;
  readonly gas: bigint;
};

/** Typing goes on for so long before the chain is asked. */
const PAUSE_MS = 400;

export function useNetworkFee(kind: TxIntent['kind'], validators: number, intent: TxIntent | null): NetworkFee {
  const { hub } = useNetwork();
  const wallet = useWallet();
  const pubkey = wallet.state === 'connected' ? (wallet.accounts[0]?.pubkey ?? null) : null;
  const { data } = useQuery(simulationQuery(hub, intent, pubkey));
  if (data) return { kind: 'simulated', least: data.fee, most: data.fee, gas: data.gas };
  const { low, high } = kind === 'mint' ? mintGasEstimate(validators) : redemptionGasEstimate(validators);
  const price = (gas: bigint) => feeFor(gasLimitFor(gas), hub.chain.gasPrice);
  return { kind: 'estimated', least: price(low), most: price(high), gas: high };
}

/** One simulation for each thing that was typed; the former one is given up when typing goes on. */
function simulationQuery(hub: ChainClient, intent: TxIntent | null, pubkey: Uint8Array | null) {
  const coin = intent ? JSON.stringify(intent.messages) : '';
  return queryOptions({
    queryKey: [hub.network, hub.chain.id, 'simulation', coin],
    enabled: intent !== null && pubkey !== null,
    staleTime: 15_000,
    gcTime: 60_000,
    queryFn: async ({ signal }) => {
      await pause(signal);
      if (intent === null || pubkey === null) throw new Error('nothing to simulate');
      const { estimatePrice, fetchAnchor } = await import('#tx/estimate.ts');
      const anchor = await fetchAnchor(intent, { client: hub, pending: [], sequenceFloor: 0n });
      const { gas, fee } = await estimatePrice(intent, pubkey, anchor, hub, {});
      return { gas, fee };
    },
  });
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
