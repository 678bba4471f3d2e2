import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { feeFor, gasLimitFor } from '#domain/fee.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { useWallet } from '#wallet/wallet-context.tsx';
import type { Words } from './error-words.ts';
import type { TxIntent } from './intent.ts';
import type { TxStore } from './tx-store.ts';
import { useTx } from './use-tx.ts';

/**
 * What the network will take, in base units of the staked asset. `estimated` from a guess before anything is typed; `simulated` for the typed
 * amount on the chain's state of now. `least` and `most` are equal then. `refusal`: what the chain would refuse it for.
 */
export type NetworkFee = {
  readonly kind: 'estimated' | 'simulated';
  readonly least: bigint;
  readonly most: bigint;
  readonly gas: bigint;
  readonly refusal: Words | null;
};

/** Gas that a form expects before it can be measured. */
export type GasGuess = { readonly low: bigint; readonly high: bigint };

/** Typing goes on for so long before the chain is asked. */
const PAUSE_MS = 400;

export function useNetworkFee(guess: GasGuess, intent: TxIntent | null): NetworkFee {
  const { hub } = useNetwork();
  const wallet = useWallet();
  const { estimate } = useTx();
  const canAsk = wallet.state === 'connected' && wallet.capability !== 'none' && wallet.accounts[0]?.address === intent?.sender;
  const { data } = useQuery(simulationQuery(hub, canAsk ? intent : null, estimate));
  if (data?.kind === 'measured') return { kind: 'simulated', least: data.fee, most: data.fee, gas: data.gas, refusal: null };
  const price = (gas: bigint) => feeFor(gasLimitFor(gas), hub.chain.gasPrice);
  return {
    kind: 'estimated',
    least: price(guess.low),
    most: price(guess.high),
    gas: guess.high,
    refusal: data?.kind === 'refused' ? data.words : null,
  };
}

type Simulated =
  | { readonly kind: 'measured'; readonly gas: bigint; readonly fee: bigint }
  | { readonly kind: 'refused'; readonly words: Words };

/** One simulation for each thing that was typed; the former one is given up when typing goes on. */
function simulationQuery(hub: ChainClient, intent: TxIntent | null, estimate: TxStore['estimate']) {
  return queryOptions({
    queryKey: [hub.network, hub.chain.id, 'simulation', intent?.sender, intent ? JSON.stringify(intent.messages, plain) : ''],
    enabled: intent !== null,
    staleTime: 15_000,
    gcTime: 60_000,
    queryFn: async ({ signal }): Promise<Simulated> => {
      await pause(signal);
      if (intent === null) throw new Error('nothing to simulate');
      try {
        const { gas, fee } = await estimate(intent);
        return { kind: 'measured', gas, fee: fee.base };
      } catch (thrown) {
        const { explain, isRefusal } = await import('./explain.ts');
        if (!isRefusal(thrown)) throw thrown;
        return { kind: 'refused', words: explain(thrown) };
      }
    },
  });
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
