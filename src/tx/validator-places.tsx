import { group } from '#domain/digits.ts';
import { Address } from '#ui/address.tsx';
import { Details } from '#ui/details.tsx';
import { Money } from '#ui/money.tsx';
import type { ReceiptPlace } from './review-line.ts';

const SHOWN = 4;

/** The validators of a receipt: the first few, the others on a click. */
export function ValidatorPlaces({ places }: { places: readonly ReceiptPlace[] }) {
  const all = places.length <= SHOWN + 1;
  const hidden = all ? [] : places.slice(SHOWN);
  return (
    <>
      <Places places={all ? places : places.slice(0, SHOWN)} />
      {hidden.length > 0 && (
        <div className="[&_summary]:justify-end">
          <Details summary={`and ${hidden.length} more`}>
            <Places places={hidden} />
          </Details>
        </div>
      )}
    </>
  );
}

function Places({ places }: { places: readonly ReceiptPlace[] }) {
  return (
    <ul className="grid gap-1">
      {places.map(({ address, name, amount, height }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a validator may stand in a receipt twice, and the order never changes
        <li key={place}>
          {name !== null && <span className="block truncate font-medium">{name}</span>}
          {amount && (
            <>
              <Money amount={amount} />{' '}
            </>
          )}
          <Address address={address} copy={false} />
          {height !== null && <span className="label block">begun in block {group(String(height))}</span>}
        </li>
      ))}
    </ul>
  );
}
