import { lazy, Suspense } from 'react';
import { hostLiquidAssets } from '#config/host-coin.ts';
import { liquidAsset } from '#config/networks.ts';
import { middle } from '#domain/text.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { useTyped } from '#tx/use-typed.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { AssetSwitch } from './asset-switch.tsx';
import { useLiquidSearch } from './use-liquid-search.ts';
import { XprtForms } from './xprt-forms.tsx';

const HostForms = lazy(() => import('./host/host-forms.tsx').then((module) => ({ default: module.HostForms })));

/** Mint and redeem liquid coins. Which one, how, and what was typed live in the address of the page. */
export function LiquidPage() {
  const { network } = useNetwork();
  const { search, change, kept } = useLiquidSearch();
  const [text, type] = useTyped(search.amount, (amount) => {
    change({ amount });
    return kept(amount);
  });
  const own = liquidAsset(network);
  const others = hostLiquidAssets(network);
  const denom = search.asset === '' ? own.denom : search.asset;
  const other = others.find((asset) => asset.denom === denom);
  const form = { tab: search.tab, onTab: (tab: 'mint' | 'redeem') => change({ tab, amount: '' }), text, onType: type };
  return (
    <>
      {others.length > 0 && <AssetSwitch assets={[own, ...others]} chosen={denom} tab={search.tab} />}
      {denom === own.denom ? (
        <XprtForms {...form} />
      ) : other ? (
        <Suspense fallback={<Skeleton chars={30} label={`Reading what stands behind ${other.symbol}`} />}>
          <HostForms key={denom} stk={other} {...form} />
        </Suspense>
      ) : (
        <EmptyState title={`${network.name} has no such liquid coin`}>
          The address of this page names <bdi>{middle(denom, 32)}</bdi>, which nobody has listed for this network.
        </EmptyState>
      )}
    </>
  );
}
