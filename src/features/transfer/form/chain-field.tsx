import type { ChainId } from '#config/network.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { Select } from '#ui/select.tsx';

type Props = { readonly label: string; readonly chain: ChainId; readonly onChange: (chain: ChainId) => void };

/** One of the chains of the network. */
export function ChainField({ label, chain, onChange }: Props) {
  const { network } = useNetwork();
  return (
    <Select label={label} value={chain} onChange={onChange} options={network.chains.map(({ id, name }) => ({ value: id, label: name }))} />
  );
}
