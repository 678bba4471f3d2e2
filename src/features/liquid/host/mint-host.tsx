import type { ChainAsset, ChainId } from '#config/network.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { LiquidTab } from '../liquid-form.tsx';
import { useLiquidSearch } from '../use-liquid-search.ts';
import { BringForm } from './bring-form.tsx';
import { MintHostForm } from './mint-host-form.tsx';
import { ShareSection } from './share-section.tsx';
import { useHomeAccount } from './use-home-account.ts';
import { useHostDesk } from './use-host-desk.ts';

type Props = LiquidTab & { readonly stk: ChainAsset; readonly pool: HostPool };

/** Mint a liquid coin: from what is on the hub, or from what is still at home and is brought over first. */
export function MintHost({ stk, pool, ...tabs }: Props) {
  const { network } = useNetwork();
  const { search } = useLiquidSearch();
  const desk = useHostDesk(stk, pool);
  const home = useHomeAccount(pool.coin);
  const from = chosenSource(search.from, network.hub, home?.chain ?? null, desk.mine?.coin ?? null);
  return (
    <>
      {home && from === home.chain ? (
        <BringForm desk={desk} pool={pool} home={home} {...tabs} />
      ) : (
        <MintHostForm desk={desk} pool={pool} home={home} {...tabs} />
      )}
      <ShareSection desk={desk} pool={pool} />
    </>
  );
}

/** The one that is named. Otherwise the hub, and the coin's own chain for whoever has none of it on the hub. */
function chosenSource(named: ChainId, hub: ChainId, home: ChainId | null, onHub: bigint | null): ChainId {
  if (home === null || named === hub) return hub;
  return named === home || onHub === 0n ? home : hub;
}
