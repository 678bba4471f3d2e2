import { useState } from 'react';
import type { ChainId } from '#config/network.ts';
import { failureFrom } from './wallet.ts';
import { useWallet, useWalletStore } from './wallet-context.tsx';
import { walletErrorText } from './wallet-error-text.ts';

/** Asks the connected wallet for its accounts on further chains, with one prompt where it can. `problem`: why one of them was not given. */
export function useJoin() {
  const store = useWalletStore();
  const wallet = useWallet();
  const [state, setState] = useState<{ busy: boolean; problem: string | null }>({ busy: false, problem: null });
  const provider = wallet.state === 'connected' ? wallet.provider : 'sandbox';
  const join = async (chains: readonly ChainId[]) => {
    setState({ busy: true, problem: null });
    const problem = await store.accounts(chains).then(
      (answers) => answers.flatMap((answer) => (answer.kind === 'failed' ? [walletErrorText(answer.error, provider)] : []))[0] ?? null,
      (thrown) => walletErrorText(failureFrom(thrown).error, provider),
    );
    setState({ busy: false, problem });
  };
  return { ...state, join };
}
