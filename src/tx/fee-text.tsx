import { amount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import { Money } from '#ui/money.tsx';
import type { NetworkFee } from './network-fee.ts';

const MILLION = 1_000_000n;

/** "0.192 XPRT · 7.7 million gas"; before anything is typed the range that is to be expected. */
export function FeeText({ fee, asset }: { fee: NetworkFee; asset: Asset }) {
  return (
    <>
      {fee.kind === 'estimated' && (
        <>
          <Money amount={amount(asset, fee.least)} digits={3} unit="never" />
          {' to '}
        </>
      )}
      <Money amount={amount(asset, fee.most)} digits={3} /> <span className="unit">· {gasText(fee.gas)}</span>
    </>
  );
}

/** "7.7 million gas", rounded up to a tenth. */
function gasText(gas: bigint): string {
  const tenths = (gas * 10n + MILLION - 1n) / MILLION;
  return `${tenths / 10n}.${tenths % 10n} million gas`;
}
