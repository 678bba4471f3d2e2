import { amount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { ValidatorAmount } from '#domain/quote-mint.ts';
import { Button } from '#ui/button.tsx';
import { Money } from '#ui/money.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

type Props = {
  asset: Asset;
  rewards: readonly ValidatorAmount[];
  chosen: readonly ValidatorAmount[];
  /** What a claim more costs, base units. */
  price: bigint;
  nameOf: (operator: string) => string;
  onChoose: (operators: readonly string[]) => void;
  reading: 'loading' | 'failed' | 'ready';
};

/** Which rewards: all of them at first, without those that cost more than they pay. */
export function RewardChoice({ asset, rewards, chosen, price, nameOf, onChoose, reading }: Props) {
  if (reading === 'loading') return <Skeleton chars={24} label="Reading your rewards" />;
  const picked = new Set(chosen.map(({ validator }) => validator));
  const all = picked.size === rewards.length;
  const toggle = (operator: string) =>
    onChoose(picked.has(operator) ? [...picked].filter((each) => each !== operator) : [...picked, operator]);
  return (
    <fieldset>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <legend className="label">Rewards of</legend>
        {rewards.length > 1 && (
          <Button look="act" onClick={() => onChoose(all ? [] : rewards.map(({ validator }) => validator))}>
            {all ? 'Choose none' : 'Choose all'}
          </Button>
        )}
      </div>
      {rewards.length === 0 && <p className="mt-2 text-ink-2">No rewards have collected yet.</p>}
      <ul className="mt-2 max-h-96 overflow-y-auto">
        {rewards.map(({ validator, amount: base }) => (
          <li key={validator} className="border-t border-line">
            <label className="flex min-h-11 items-center gap-3 py-1.5">
              <input
                type="checkbox"
                className="size-5 flex-none accent-(--ink)"
                checked={picked.has(validator)}
                onChange={() => toggle(validator)}
              />
              <span className="min-w-0 flex-1 wrap-anywhere">
                <bdi>{nameOf(validator)}</bdi>
                {base < price && <span className="block text-small text-ink-3">less than claiming it costs</span>}
              </span>
              <Money amount={amount(asset, base)} />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
