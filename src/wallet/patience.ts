import { WalletFailure } from './wallet.ts';

/** The answer, or a `WalletFailure` of kind `timeout` when it has not come after so many milliseconds. A late answer is nobody's. */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const seconds = Math.round(milliseconds / 1000);
    const timer = setTimeout(() => reject(new WalletFailure({ kind: 'timeout', seconds })), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
