import { InFlightSection } from '#tx/in-flight-section.tsx';
import { OnOtherChains } from './on-other-chains.tsx';
import { OtherAssets } from './other-assets.tsx';

type Props = { readonly address: string; readonly coins: readonly { denom: string; amount: bigint }[] };

/** What somebody owns beside the sum: between chains, of other coins, and on other chains. Loaded and read after the sum. */
export function BesideSum({ address, coins }: Props) {
  return (
    <>
      <InFlightSection />
      <OtherAssets address={address} coins={coins} />
      <OnOtherChains />
    </>
  );
}
