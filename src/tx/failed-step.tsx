import { Address } from '#ui/address.tsx';
import { Details } from '#ui/details.tsx';
import { Note } from '#ui/note.tsx';
import { detailsOf, wordsFor } from './errors-table.ts';
import type { TxFailure } from './state.ts';

type Props = { failure: TxFailure; hash?: string | undefined };

/** What happened in words; the raw text only for those who open it. */
export function FailedStep({ failure, hash }: Props) {
  return (
    <div className="mt-4 grid gap-3">
      <Note tone="bad" live>
        {wordsFor(failure).text}
      </Note>
      <Details summary="Details">
        <p dir="ltr" className="font-mono text-small wrap-anywhere">
          {detailsOf(failure)}
        </p>
        {hash && <Address address={hash} what="hash" />}
      </Details>
    </div>
  );
}
