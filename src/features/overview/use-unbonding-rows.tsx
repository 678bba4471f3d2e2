import { hostLiquidAssets } from '#config/host-coin.ts';
import { arrivalOf, isUnderWay } from '#domain/host-unbonding.ts';
import { useHostRedemptions } from '#queries/host-redemptions.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { DateText } from '#ui/date-text.tsx';
import type { OtherRow } from './other-assets.tsx';

/** What the account redeems through the queues of other chains and will be paid. A network without such coins is asked nothing. */
export function useUnbondingRows(address: string): readonly OtherRow[] {
  const { network } = useNetwork();
  const offered = hostLiquidAssets(network).some(({ lifecycle }) => lifecycle.state !== 'gone');
  const reading = useHostRedemptions(offered ? address : null);
  if (reading.state !== 'ready') return [];
  return reading.value
    .filter(({ state }) => isUnderWay(state))
    .map((redemption): OtherRow => {
      const at = arrivalOf(redemption);
      return {
        id: redemption.id,
        title: `${redemption.pays.asset.symbol}, unbonding`,
        detail: at === null ? 'arrives by itself' : <Arrives at={at} />,
        amount: redemption.pays,
        actions: [{ label: 'Follow', href: '/activity' }],
      };
    });
}

function Arrives({ at }: { at: number }) {
  return (
    <>
      arrives about <DateText at={at} />, by itself
    </>
  );
}
