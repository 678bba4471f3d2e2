import { formatPercent } from '#domain/percent.ts';
import { sanitizeText } from '#domain/text.ts';
import { Select } from '#ui/select.tsx';
import type { RewardsSearch } from '../search.ts';
import type { Yields } from '../use-yields.ts';

const EVERY = [
  { value: '1', label: 'Every day' },
  { value: '7', label: 'Every week' },
  { value: '30', label: 'Every 30 days' },
  { value: 'never', label: 'Never' },
] as const;

type Props = { search: RewardsSearch; validators: Yields['validators']; go: (change: Partial<RewardsSearch>) => void };

/** With whom, and how often the rewards are staked again. Validators that earn nothing now are not offered. */
export function NativeOptions({ search, validators, go }: Props) {
  const offered = validators
    .filter(({ status, jailed }) => status === 'bonded' && !jailed)
    .map(({ operatorAddress, moniker, apr }) => ({
      value: operatorAddress,
      label: `${sanitizeText(moniker, 30) || sanitizeText(operatorAddress, 24)} · ${formatPercent(apr)}`,
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
  const chosen = offered.some(({ value }) => value === search.validator) ? search.validator : '';
  return (
    <>
      <Select
        label="Validator"
        value={chosen}
        onChange={(validator) => go({ validator })}
        options={[{ value: '', label: 'The mean of all active ones' }, ...offered]}
      />
      <Select label="Claim and stake again" value={search.every} onChange={(every) => go({ every })} options={EVERY} />
    </>
  );
}
