import type { Network } from '#config/network.ts';
import { type Remembered, remember, remembered } from './remembered.ts';
import type { AccountAnswer, WalletError } from './wallet.ts';

/** What a reload of this network connects again, kept up to date while chains come and go. */
export type Memory = {
  /** What was connected before the reload; chains that the network does not have are left out. */
  recall(): Remembered | null;
  keep(connected: Remembered): void;
  /** A chain that answered is connected again; one that refused is not, unless its reason may have passed by then. */
  learn(answers: readonly AccountAnswer[]): void;
  forget(): void;
  /** At a reload nobody is asked, so what failed then is forgotten when asking again would only annoy. */
  failed(error: WalletError): void;
};

export function createMemory(network: Network): Memory {
  let kept: Remembered | null = null;

  function write(next: Remembered | null): void {
    kept = next;
    remember(network.id, next);
  }

  return {
    recall() {
      const last = remembered(network.id);
      return last && { ...last, chains: (last.chains ?? []).filter((id) => network.chains.some((chain) => chain.id === id)) };
    },
    keep: write,
    learn(answers) {
      if (!kept) return;
      const chains = new Set(kept.chains);
      for (const answer of answers) {
        if (answer.kind === 'connected') chains.add(answer.chain);
        else if (isLasting(answer.error)) chains.delete(answer.chain);
      }
      chains.delete(network.hub);
      write({ ...kept, chains: [...chains] });
    },
    forget: () => write(null),
    failed(error) {
      if (isLasting(error)) write(null);
    },
  };
}

/** A silent wallet or a lost connection may be better next time; these are not. */
const isLasting = (error: WalletError) => error.kind !== 'timeout' && error.kind !== 'other';
