import { amount, formatAmount } from '#domain/amount.ts';
import { Select } from '#ui/select.tsx';
import type { HeldAsset } from '../held/held-assets.ts';

type Props = {
  readonly choices: readonly HeldAsset[];
  readonly chosen: HeldAsset;
  readonly onChange: (denom: string) => void;
};

/** What is held stands first, with its amount; each coin says what it is. */
export function AssetField({ choices, chosen, onChange }: Props) {
  return (
    <div>
      <Select
        label="Asset"
        value={chosen.asset.denom}
        onChange={onChange}
        options={choices.map((choice) => ({ value: choice.asset.denom, label: labelOf(choice) }))}
      />
      {chosen.standing !== 'known' && <p className="px-0.5 pt-1.5 text-small text-ink-3">{chosen.asset.lifecycle.reason}</p>}
    </div>
  );
}

/** Plain text: a native list shows nothing else. */
function labelOf(held: HeldAsset): string {
  const { asset, base } = held;
  const way = held.standing === 'detour' ? ` by way of ${held.through.join(' and ')}` : held.standing === 'unlisted' ? ', not listed' : '';
  const sum = base > 0n ? ` · ${formatAmount(amount(asset, base))}` : '';
  return `${asset.symbol}${way}${sum}`;
}
