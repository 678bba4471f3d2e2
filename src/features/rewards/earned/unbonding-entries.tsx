import { stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { arrivals, type UnbondingEntry } from '#domain/unbonding.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { DateText } from '#ui/date-text.tsx';
import { Details } from '#ui/details.tsx';
import { Money } from '#ui/money.tsx';
import { useValidatorName } from '../ledger/validator-name.ts';

/** Each entry with its validator, amount and date, the soonest first. */
export function UnbondingEntries({ entries }: { entries: readonly UnbondingEntry[] }) {
  const { network } = useNetwork();
  const nameOf = useValidatorName();
  const asset = stakeAsset(network);
  return (
    <Details summary={`${entries.length} entr${entries.length === 1 ? 'y' : 'ies'}`}>
      <ul className="grid gap-0.5">
        {arrivals(entries).flatMap(({ at, entries: parts }) =>
          parts.map(({ validator, creationHeight, balance }) => (
            <li key={`${validator}/${creationHeight}`}>
              <DateText at={at} form="day" /> · <Money amount={amount(asset, balance)} unit="wide" /> · <bdi>{nameOf(validator)}</bdi>
            </li>
          )),
        )}
      </ul>
    </Details>
  );
}
