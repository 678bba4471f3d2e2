import { useQuery } from '@tanstack/react-query';
import type { HostCoin } from '#config/host-coin.ts';
import type { ChainAsset, ChainId } from '#config/network.ts';
import { spendableQuery } from '#queries/bank.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type Reading, readAll } from '#queries/reading.ts';
import { useAccountOn } from '#wallet/wallet-context.tsx';

/** The coin on its own chain, and what the user can spend of it there, in base units. */
export type HomeAccount = {
  readonly chain: ChainId;
  readonly chainName: string;
  readonly asset: ChainAsset;
  /** Null while the wallet is not connected there. */
  readonly address: string | null;
  readonly spendable: Reading<bigint>;
};

/** Null where the network does not have the coin's own chain. */
export function useHomeAccount({ home }: HostCoin): HomeAccount | null {
  const { network, client } = useNetwork();
  const address = useAccountOn(home?.chain ?? '')?.address ?? null;
  const there = client(home?.chain ?? network.hub);
  const reading = readAll({
    spendable: useQuery({ ...spendableQuery(there, address ?? ''), enabled: home !== null && address !== null }),
  });
  if (!home) return null;
  const spendable: Reading<bigint> =
    reading.state === 'ready'
      ? { ...reading, value: reading.value.spendable.find(({ denom }) => denom === home.asset.denom)?.amount ?? 0n }
      : reading;
  return { chain: home.chain, chainName: there.chain.name, asset: home.asset, address, spendable };
}
