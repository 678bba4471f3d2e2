import type { Network } from '#config/network.ts';
import { type Remembered, remember } from './remembered.ts';
import type { AccountAnswer, WalletError } from './wallet.ts';

/** What a reload of this network connects again, kept up to date while chains come and go. */
export type Memory = {
  /** Chains that the network does not have are left out. */
  keep(connected: Remembered): void;
  /** A chain that answered is connected again; one that refused is not, unless its reason may have passed by then. */
  learn(answers: readonly AccountAnswer[]): void;
  /** At a reload nobody is asked, so what failed then is forgotten when asking again would only annoy. */
  failed(error: WalletError): void;
};

export function createMemory(network: Network): Memory {
  let kept: Remembered | null = null;

  function keep({ chains, ...connected }: Remembered): void {
    const known = chains?.filter((id) => id !== network.hub && network.chains.some((chain) => chain.id === id)) ?? [];
    kept = known.length > 0 ? { ...connected, chains: known } : connected;
    remember(network.id, kept);
  }

  return {
    keep,
    learn(answers) {
      if (!kept) return;
      const chains = new Set(kept.chains);
      for (const answer of answers) {
        if (answer.kind === 'connected') chains.add(answer.chain);
        else if (isLasting(answer.error)) chains.delete(answer.chain);
      }
      keep({ ...kept, chains: [...chains] });
    },
    failed(error) {
      if (isLasting(error)) remember(network.id, null);
    },
  };
}

/** A silent wallet or a lost connection may be better next time; these are not. */
const isLasting = (error: WalletError) => error.kind !== 'timeout' && error.kind !== 'other';
