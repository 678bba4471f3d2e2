import type { SignRequest, WalletStore } from '#wallet/wallet.ts';
import type { TxIntent } from './intent.ts';
import { stop } from './stopped.ts';

export type Signer = { readonly pubkey: Uint8Array; readonly mode: SignRequest['mode'] };

/** The key that may sign the intent now. Throws `Stopped` when the wallet has another account, only watches, or is gone. */
export function signerOf(wallet: Pick<WalletStore, 'get'>, { chain, sender }: Pick<TxIntent, 'chain' | 'sender'>): Signer {
  const state = wallet.get();
  if (state.state !== 'connected') throw stop({ kind: 'not-connected' });
  if (state.capability === 'none') throw stop({ kind: 'watch-only' });
  const account = state.accounts.find((each) => each.chain === chain && each.address === sender);
  if (!account) throw stop({ kind: 'account-switched', expected: sender });
  if (!account.pubkey) throw stop({ kind: 'watch-only' });
  return { pubkey: account.pubkey, mode: state.capability === 'amino-only' ? 'amino' : 'direct' };
}
