import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import type { ChainId } from '#config/network.ts';
import { feeFor, gasLimitFor } from '#domain/fee.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { WalletState } from '#wallet/wallet.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import type { Words } from './error-words.ts';
import type { TxIntent } from './intent.ts';
import type { TxStore } from './tx-store.ts';
import { useTx } from './use-tx.ts';

/**
 * What the network will take, in base units of the coin that the chain of the intent is paid in. `estimated` from a guess before anything is typed; `simulated` for the typed
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

/** `chain`: where it would be signed, while there is no intent that says so; the hub where it is left out. */
export function useNetworkFee(guess: GasGuess, intent: TxIntent | null, chain?: ChainId): NetworkFee {
  const { network, client } = useNetwork();
  const payer = client(intent?.chain ?? chain ?? network.hub);
  const wallet = useWallet();
  const { estimate } = useTx();
  const { data } = useQuery(simulationQuery(payer, intent && canSign(wallet, intent) ? intent : null, estimate));
  if (data?.kind === 'measured') return { kind: 'simulated', least: data.fee, most: data.fee, gas: data.gas, refusal: null };
  const price = (gas: bigint) => feeFor(gasLimitFor(gas), payer.chain.gasPrice);
  return {
    kind: 'estimated',
    least: price(guess.low),
    most: price(guess.high),
    gas: guess.high,
    refusal: data?.kind === 'refused' ? data.words : null,
  };
}

function canSign(wallet: WalletState, { chain, sender }: TxIntent): boolean {
  if (wallet.state !== 'connected' || wallet.capability === 'none') return false;
  return wallet.accounts.some((account) => account.chain === chain && account.address === sender);
}

type Simulated =
  | { readonly kind: 'measured'; readonly gas: bigint; readonly fee: bigint }
  | { readonly kind: 'refused'; readonly words: Words };

/** One simulation for each thing that was typed; the former one is given up when typing goes on. */
function simulationQuery({ network, chain }: ChainClient, intent: TxIntent | null, estimate: TxStore['estimate']) {
  return queryOptions({
    queryKey: [network, chain.id, 'simulation', intent?.sender, intent ? JSON.stringify(intent.messages, plain) : ''],
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
