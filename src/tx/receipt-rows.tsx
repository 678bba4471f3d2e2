import type { ReactNode } from 'react';
import { group } from '#domain/digits.ts';
import { Address } from '#ui/address.tsx';
import type { Definition } from '#ui/definition-list.tsx';
import { Details } from '#ui/details.tsx';
import { Money } from '#ui/money.tsx';
import type { Review } from './review.ts';
import { ReviewHops } from './review-hops.tsx';
import type { ReviewLine } from './review-line.ts';
import { ValidatorPlaces } from './validator-places.tsx';

/** The lines of a receipt, then the notes with a label; those without one are warnings and stand below (`warningsOf`). */
export function receiptRows({ lines, intent }: Review): Definition[] {
  const notes = intent.notes.filter((note) => note.label !== '');
  return [
    ...lines.map((line) => ({ term: line.label, value: cellOf(line) })),
    ...notes.map((note) => ({ term: note.label, value: note.text })),
  ];
}

function cellOf(line: ReviewLine): ReactNode {
  switch (line.kind) {
    case 'amounts':
      return line.amounts.map((amount) => (
        <div key={amount.asset.denom}>
          {!line.proved && 'about '}
          <span className="long-number">
            <Money amount={amount} digits={line.proved ? 'all' : undefined} />
          </span>
        </div>
      ));
    case 'validators':
      return <ValidatorPlaces places={line.places} />;
    case 'hops':
      return <ReviewHops hops={line.hops} />;
    case 'memo':
      return (
        <Details summary={<span className="text-small">for the chains on the way</span>}>
          <p dir="ltr" className="font-mono text-small wrap-anywhere">
            {line.text}
          </p>
        </Details>
      );
    case 'address':
      return <Address address={line.address} copy={false} />;
    case 'code':
      return <span className="font-mono text-small">{line.text}</span>;
    case 'height':
      return <span className="num">{group(String(line.height))}</span>;
  }
}

export function warningsOf({ intent }: Review): readonly string[] {
  return intent.notes.filter((note) => note.label === '').map((note) => note.text);
}
