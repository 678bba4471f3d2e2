import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChainAsset } from '#config/network.ts';
import { chainById, stakeAsset } from '#config/networks.ts';
import { spendableQuery } from '#queries/bank.ts';
import type { HostPool } from '#queries/host-pool.ts';
import { moduleKey } from '#queries/key.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { readAll } from '#queries/reading.ts';
import { useTx } from '#tx/use-tx.ts';
import { useHubAddress, useWallet } from '#wallet/wallet-context.tsx';

/** What the forms of a host chain's coin stand on: the coins, who asks and what they can spend on the hub, and where a finished order goes. */
export function useHostDesk(stk: ChainAsset, { coin, host }: HostPool) {
  const { network, hub } = useNetwork();
  const queries = useQueryClient();
  const wallet = useWallet();
  const sender = useHubAddress();
  const { start } = useTx();
  const reading = readAll({ spendable: useQuery({ ...spendableQuery(hub, sender ?? ''), enabled: sender !== null }) });
  const xprt = stakeAsset(network);
  const of = (denom: string) =>
    reading.state === 'ready' ? (reading.value.spendable.find((each) => each.denom === denom)?.amount ?? 0n) : 0n;
  const touches = ['bank', 'liquidstakeibc'].map((module) => moduleKey(hub, module));
  const hostName = chainById(network, host.chainId)?.name ?? host.chainId;
  return {
    stk,
    coin: coin.onHub,
    xprt,
    hostName,
    hubName: hub.chain.name,
    /** Base units that can be spent, `gas` for network fees; null while nobody is connected or it is not known. */
    mine: sender !== null && reading.state === 'ready' ? { coin: of(coin.onHub.denom), stk: of(stk.denom), gas: of(xprt.denom) } : null,
    /** What every order of this account says; null while nobody is connected. */
    account: sender === null ? null : { chain: hub.chain.id, sender, coin: coin.onHub, stk, host: host.chainId, hostName, touches },
    /** Of the gate of the form. */
    circumstances: { wallet, reading: reading.state },
    source: { queries, hub },
    start,
  };
}

export type HostDesk = ReturnType<typeof useHostDesk>;
