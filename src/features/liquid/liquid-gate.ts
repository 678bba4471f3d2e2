import type { ParsedAmount } from '#domain/parse-amount.ts';
import type { WalletState } from '#wallet/wallet.ts';
import type { Gate } from './liquid-form.tsx';

type Circumstances = {
  readonly wallet: WalletState;
  readonly typed: ParsedAmount['kind'];
  readonly problem: string | null;
  /** Of the account's balances. */
  readonly reading: 'loading' | 'failed' | 'ready';
  readonly paused: boolean;
};

/** Whether the main action can go on, and if not, the one reason that comes first. */
export function gateOf({ wallet, typed, problem, reading, paused }: Circumstances): Gate {
  if (paused) return off('Minting and redeeming are paused by the chain.');
  if (wallet.state === 'connecting') return off('The wallet is being connected.');
  if (wallet.state !== 'connected') return { kind: 'connect' };
  if (wallet.capability === 'none') return off('You are watching this address. Connect its wallet to sign.');
  if (reading === 'failed') return off('Your balance could not be read.');
  if (reading === 'loading') return off('Your balance is being read.');
  if (typed === 'empty') return off('Enter an amount.');
  if (problem !== null) return off('The amount above needs a change.');
  return { kind: 'ready' };
}

function off(reason: string): Gate {
  return { kind: 'off', reason };
}
