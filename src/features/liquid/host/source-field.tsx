import type { ChainId } from '#config/network.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import { Select } from '#ui/select.tsx';
import { useLiquidSearch } from '../use-liquid-search.ts';
import type { HomeAccount } from './use-home-account.ts';
import type { HostDesk } from './use-host-desk.ts';

type Props = { readonly desk: HostDesk; readonly home: HomeAccount | null; readonly from: ChainId };

/** Where the coin is that is to be staked. Nothing to choose where the network has one place only. */
export function SourceField({ desk, home, from }: Props) {
  const { change } = useLiquidSearch();
  const { coin, mine, hubName } = desk;
  if (!home) return null;
  const there = home.address !== null && home.spendable.state === 'ready' ? home.spendable.value : null;
  const label = (name: string, base: bigint | null) => (base === null ? name : `${name} · ${formatAmount(amount(coin, base))}`);
  return (
    <div className="mb-4">
      <Select
        label={`${coin.symbol} is taken from`}
        value={from}
        onChange={(next) => change({ from: next, amount: '' })}
        options={[
          { value: coin.chain, label: label(hubName, mine?.coin ?? null) },
          { value: home.chain, label: label(home.chainName, there) },
        ]}
      />
    </div>
  );
}
