import { useQueries, useQuery } from '@tanstack/react-query';
import { graphOf } from '#config/graph-of.ts';
import { hostCoin, hostLiquidAssets, mintedFrom } from '#config/host-coin.ts';
import type { ChainAsset, Network } from '#config/network.ts';
import { isListed } from '#config/networks.ts';
import { tracedAsset } from '#config/traced-asset.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import { formatTrace } from '#domain/denom-trace.ts';
import { type HostChain, hostExchangeRate, hostValueOf } from '#domain/host-stake.ts';
import { formatRate } from '#domain/percent.ts';
import { denomTraceQuery } from '#queries/ibc.ts';
import { hostChainsQuery } from '#queries/liquidstakeibc.ts';
import { useNetwork } from '#queries/network-context.tsx';
import type { OtherRow } from './other-assets.tsx';
import { sendAction } from './send-action.ts';

/** Other coins of the account. What a liquid coin is worth is told in the coin that it stands for, where the chain still has the module for it. */
export function useHeldRows(coins: readonly { denom: string; amount: bigint }[]): readonly OtherRow[] {
  const { network, hub } = useNetwork();
  const chain = hub.chain.id;
  const graph = graphOf(network);
  const strangers = coins.map(({ denom }) => denom).filter((denom) => denom.startsWith('ibc/') && !isListed(network, chain, denom));
  const traces = useQueries({ queries: strangers.map((denom) => denomTraceQuery(hub, denom)) });
  const liquid = hostLiquidAssets(network).filter(({ lifecycle }) => lifecycle.state !== 'gone');
  const isLiquid = ({ denom }: { denom: string }) => liquid.some((asset) => asset.denom === denom);
  const { data: hosts = [] } = useQuery({ ...hostChainsQuery(hub), enabled: coins.some(isLiquid) });
  return coins.map(({ denom, amount: base }): OtherRow => {
    const trace = traces[strangers.indexOf(denom)]?.data ?? null;
    const traced = tracedAsset(network, graph, chain, denom, trace);
    const { asset } = traced;
    const host = isLiquid(asset) ? hosts.find(({ hostDenom }) => `stk/${hostDenom}` === denom) : undefined;
    return {
      id: denom,
      title: asset.symbol,
      detail: (host && worthOf(network, host, base)) ?? asset.lifecycle.reason,
      amount: amount(asset, base),
      actions: [...liquidActions(network, asset, isLiquid(asset)), sendAction(network, traced, trace ? formatTrace(trace) : undefined)],
    };
  });
}

/** "worth 288.96 ATOM at 1.204020": at the rate, before the fee of a redemption. */
function worthOf(network: Network, host: HostChain, base: bigint): string | null {
  const [coin, value, rate] = [hostCoin(network, host), hostValueOf(host, base), hostExchangeRate(host)];
  if (!coin || value === null || rate === null) return null;
  return `worth ${formatAmount(amount(coin.onHub, value), { digits: 2 })} ${coin.onHub.symbol} at ${formatRate(rate)}`;
}

function liquidActions(network: Network, asset: ChainAsset, isLiquid: boolean): OtherRow['actions'] {
  const href = (tab: string, denom: string) => `/liquid?${new URLSearchParams({ asset: denom, tab })}`;
  if (isLiquid) return [{ label: 'Redeem', href: href('redeem', asset.denom) }];
  const minted = asset.kind === 'ibc' ? mintedFrom(network, asset) : undefined;
  return minted ? [{ label: 'Mint', href: href('mint', minted.denom) }] : [];
}
