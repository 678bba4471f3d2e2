import type { ChainId } from '#config/network.ts';
import { type SignRequest, WalletFailure } from './wallet.ts';

type Pending = { readonly chain: ChainId; readonly signer: string; readonly reject: (failure: WalletFailure) => void };

/** The signatures that the wallet has been asked for and that another account may overtake. */
export type PendingSignatures = {
  /** Runs `work` with a promise that rejects when the signer is no longer the user's account. */
  track<T>(request: SignRequest, work: (overtaken: Promise<never>) => Promise<T>): Promise<T>;
  /** Rejects those whose account the wallet does not give any more. */
  end(owns: (chain: ChainId, signer: string) => boolean): void;
};

export function createPendingSignatures(): PendingSignatures {
  const all = new Set<Pending>();
  return {
    async track({ chainId: chain, signer }, work) {
      let pending: Pending | undefined;
      const overtaken = new Promise<never>((_, reject) => {
        pending = { chain, signer, reject };
        all.add(pending);
      });
      // Nobody may be listening when it happens.
      overtaken.catch(() => {});
      try {
        return await work(overtaken);
      } finally {
        if (pending) all.delete(pending);
      }
    },
    end(owns) {
      for (const { chain, signer, reject } of all) {
        if (!owns(chain, signer)) reject(new WalletFailure({ kind: 'account-changed' }));
      }
    },
  };
}
