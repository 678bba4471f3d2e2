import type { ChainId } from '#config/network.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Select } from '#ui/select.tsx';

type Props = {
  readonly from: ChainId;
  readonly to: ChainId;
  readonly onFrom: (chain: ChainId) => void;
  readonly onTo: (chain: ChainId) => void;
  readonly onSwap: () => void;
};

/** From where to where, and the other way round. */
export function EndsFields({ from, to, onFrom, onTo, onSwap }: Props) {
  const { network } = useNetwork();
  const chains = network.chains.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="grid gap-x-2 gap-y-2 wide:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] wide:items-end">
      <Select label="From" value={from} onChange={onFrom} options={chains} />
      <span className="justify-self-center max-wide:-mb-7 max-wide:justify-self-end wide:mb-0.5">
        <IconButton icon="transfer" label="Swap From and To" onClick={onSwap} />
      </span>
      <Select label="To" value={to} onChange={onTo} options={chains} />
    </div>
  );
}
