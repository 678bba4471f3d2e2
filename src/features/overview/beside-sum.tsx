import type { Network } from '#config/network.ts';
import { liquidAsset } from '#config/networks.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { InFlightSection } from '#tx/in-flight-section.tsx';
import { OtherAssets } from './other-assets.tsx';

type Props = { readonly address: string; readonly coins: readonly { denom: string; amount: bigint }[] };

/** What somebody owns beside the sum: between chains, and of other coins. Loaded and read after the sum. */
export function BesideSum({ address, coins }: Props) {
  const { network } = useNetwork();
  return (
    <>
      <InFlightSection />
      {(coins.length > 0 || hasQueues(network)) && <OtherAssets address={address} coins={coins} />}
    </>
  );
}

/** Whether something may be coming that nothing of is held: liquid coins of other chains are redeemed through queues. */
function hasQueues(network: Network): boolean {
  const own = liquidAsset(network).denom;
  return network.assets.some(({ kind, denom, lifecycle }) => kind === 'liquid' && denom !== own && lifecycle.state !== 'gone');
}
