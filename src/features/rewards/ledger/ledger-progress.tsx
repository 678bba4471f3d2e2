import type { LedgerReading } from '#queries/ledger-reading.ts';
import { Button } from '#ui/button.tsx';
import { DateText } from '#ui/date-text.tsx';
import { Details } from '#ui/details.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { coverageText, gapText } from './coverage-text.ts';

/** How far reading has come; when it has ended, from where to where the ledger goes and what the node could not give. */
export function LedgerProgress({ reading }: { reading: LedgerReading }) {
  const { state, ledger, progress, coverage, cause, refresh } = reading;
  if (state === 'idle') return null;
  if (state === 'reading') return <Reading {...progress} />;
  const gaps = coverage?.gaps ?? [];
  return (
    <div className="grid gap-1">
      {state === 'failed' && (
        <ErrorRow what="all transactions" why={cause instanceof Error ? cause.message : undefined} onRetry={refresh} />
      )}
      {coverage && (
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
          <p className="text-small text-ink-2">
            {coverageText(coverage)}{' '}
            {ledger && coverage.to !== null && (
              <>
                The last one is of <DateText at={ledger.present.at} form="minute" />.
              </>
            )}
          </p>
          {state === 'ready' && (
            <Button look="act" onClick={refresh}>
              Read what is new
            </Button>
          )}
        </div>
      )}
      {gaps.length > 0 && (
        <Details summary={gaps.length === 1 ? 'One thing to know' : `${gaps.length} things to know`}>
          <ul className="grid list-disc gap-1 ps-5 text-small text-ink-2">
            {gaps.map((gap) => (
              <li key={`${gap.reason}/${gap.from}/${gap.to}`}>{gapText(gap)}</li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  );
}

function Reading({ read, of }: { read: number; of: number | null }) {
  const words = of === null ? 'Reading transactions' : `Reading: ${numberText(read)} of ${numberText(of)} transactions`;
  return (
    <div>
      <p className="text-small text-ink-2" role="status">
        {words}
      </p>
      <div aria-hidden="true" className="mt-1.5 h-1 overflow-hidden rounded-full bg-sunken">
        <div className="h-full bg-ink-3" style={{ width: `${of ? Math.min(100, (read / of) * 100) : 0}%` }} />
      </div>
    </div>
  );
}

const numberText = (value: number) => value.toLocaleString('en-US');
