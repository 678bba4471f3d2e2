import { useQuery } from '@tanstack/react-query';
import { feeFor, gasLimitFor } from '#domain/fee.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { Words } from '#tx/error-words.ts';
import type { TxIntent, TxMessage } from '#tx/intent.ts';
import type { GasGuess, NetworkFee } from '#tx/network-fee.ts';
import { useTx } from '#tx/use-tx.ts';
import { useWallet } from '#wallet/wallet-context.tsx';

/** The messages in as many transactions as the chain's gas asks for, and the fee of all of them. `messages` is null until it is measured. */
export type PartsAndFee = { readonly messages: readonly (readonly TxMessage[])[] | null; readonly fee: NetworkFee };

type Measured =
  | { readonly kind: 'measured'; readonly messages: readonly (readonly TxMessage[])[]; readonly gas: bigint; readonly fee: bigint }
  | { readonly kind: 'refused'; readonly words: Words };

/** For claims, which grow with every block: their messages stay the same, so that they are measured once a choice is made. */
export function useParts(guess: GasGuess, intent: TxIntent | null): PartsAndFee {
  const { hub } = useNetwork();
  const wallet = useWallet();
  const { split, estimate } = useTx();
  const canAsk = wallet.state === 'connected' && wallet.capability !== 'none' && wallet.accounts[0]?.address === intent?.sender;
  const { data } = useQuery({
    queryKey: [hub.network, hub.chain.id, 'parts', intent?.sender, intent?.messages.map(placeOf).join() ?? ''],
    enabled: canAsk && intent !== null && intent.messages.length > 0,
    staleTime: 30_000,
    gcTime: 60_000,
    queryFn: async (): Promise<Measured> => {
      if (intent === null) throw new Error('nothing to measure');
      try {
        const messages = await split(intent);
        const each = await Promise.all(messages.map((part) => estimate({ ...intent, messages: part })));
        return { kind: 'measured', messages, gas: sum(each.map(({ gas }) => gas)), fee: sum(each.map(({ fee }) => fee.base)) };
      } catch (thrown) {
        const { explain, isRefusal } = await import('#tx/explain.ts');
        if (!isRefusal(thrown)) throw thrown;
        return { kind: 'refused', words: explain(thrown) };
      }
    },
  });
  if (data?.kind === 'measured') {
    return { messages: data.messages, fee: { kind: 'simulated', least: data.fee, most: data.fee, gas: data.gas, refusal: null } };
  }
  const price = (gas: bigint) => feeFor(gasLimitFor(gas), hub.chain.gasPrice);
  const refusal = data?.kind === 'refused' ? data.words : null;
  return { messages: null, fee: { kind: 'estimated', least: price(guess.low), most: price(guess.high), gas: guess.high, refusal } };
}

/** What of a message decides its gas: amounts grow with every block and change nothing. */
function placeOf({ typeUrl, value }: TxMessage): string {
  return `${typeUrl} ${value instanceof Object && 'validatorAddress' in value ? String(value.validatorAddress) : ''}`;
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
