import { useQueryClient } from '@tanstack/react-query';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { useHoldings } from '#queries/holdings.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { useTx } from '#tx/use-tx.ts';
import { useHubAddress, useWallet } from '#wallet/wallet-context.tsx';
import { touchesOf } from './touches.ts';

/** What minting and redeeming stand on: the two coins, who asks and what they hold, and where a finished order goes. */
export function useLiquidDesk() {
  const { network, hub } = useNetwork();
  const queries = useQueryClient();
  const wallet = useWallet();
  const sender = useHubAddress();
  const holdings = useHoldings(sender);
  const { start } = useTx();
  const mine = holdings.state === 'ready' ? holdings.value : null;
  const coins = { xprt: stakeAsset(network), stk: liquidAsset(network) };
  return {
    ...coins,
    mine,
    /** What every order of this account says; null while nobody is connected or the balances are not known. */
    account:
      sender !== null && mine !== null ? { ...coins, chain: hub.chain.id, sender, touches: touchesOf(hub), before: mine.buckets } : null,
    /** Of the gate of the form. */
    circumstances: { wallet, reading: holdings.state },
    gasPrice: hub.chain.gasPrice,
    source: { queries, hub },
    start,
  };
}
