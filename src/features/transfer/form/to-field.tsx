import type { ChainId } from '#config/network.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { ChainField } from './chain-field.tsx';

type Props = { readonly to: ChainId; readonly onTo: (chain: ChainId) => void; readonly onSwap: () => void };

/** Where it goes, and the button that turns the transfer round. */
export function ToField({ to, onTo, onSwap }: Props) {
  return (
    <div className="flex items-end gap-1">
      <div className="min-w-0 flex-1">
        <ChainField label="To" chain={to} onChange={onTo} />
      </div>
      <span className="-me-2.5 pb-0.5">
        <IconButton icon="transfer" label="Swap From and To" onClick={onSwap} />
      </span>
    </div>
  );
}
