import { useDeferredValue, useMemo, useState } from 'react';
import type { Reading } from '#queries/reading.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Note } from '#ui/note.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useHubAddress } from '#wallet/wallet-context.tsx';
import { useStakeSearch } from '../use-stake-search.ts';
import type { Validators } from './use-validators.ts';
import { ValidatorFilters } from './validator-filters.tsx';
import { type ListOrder, listValidators } from './validator-list.ts';
import { ValidatorsTable } from './validators-table.tsx';

/** Every validator of the chain, to be compared. */
export function ValidatorsSection({ reading }: { reading: Reading<Validators> }) {
  return (
    <section aria-labelledby="validators">
      <h2 id="validators">Validators</h2>
      <div className="mt-3">
        {reading.state === 'loading' && <LoadingTable />}
        {reading.state === 'failed' && <ErrorRow what="the validators" onRetry={reading.retry} />}
        {reading.state === 'ready' && <Listed validators={reading.value} />}
      </div>
    </section>
  );
}

function Listed({ validators }: { validators: Validators }) {
  const { search, href, change } = useStakeSearch();
  const hasMine = useHubAddress() !== null;
  // A link may change the search while the page is open.
  const [{ typed, q: followed }, setTyped] = useState({ typed: search.q, q: search.q });
  if (followed !== search.q) setTyped({ typed: search.q, q: search.q });
  const { sort, dir, status } = search;
  const order: ListOrder = { q: useDeferredValue(typed), sort, dir, status, mine: hasMine && search.mine === '1' };
  const { q, mine } = order;
  const rows = useMemo(
    () => listValidators(validators.rows, { q, sort, dir, status, mine }),
    [validators.rows, q, sort, dir, status, mine],
  );
  const clear = () => {
    setTyped({ typed: '', q: '' });
    change({ q: '', status: 'all', mine: '' });
  };
  return (
    <>
      <ValidatorFilters
        order={order}
        typed={typed}
        onType={(text) => {
          setTyped({ typed: text, q: text });
          change({ q: text });
        }}
        onOrder={({ mine: only, ...rest }) => change({ ...rest, ...(only === undefined ? {} : { mine: only ? '1' : '' }) })}
        hasMine={hasMine}
      />
      {validators.missing.length > 0 && (
        <div className="mb-2">
          <Note tone="warn">Could not read {validators.missing.join(' and ')} just now. It is tried again by itself.</Note>
        </div>
      )}
      <p aria-live="polite" className="label">
        {rows.length} of {validators.rows.length} validators
      </p>
      {rows.length === 0 ? (
        <EmptyState title="No validator fits" action={<Button onClick={clear}>Show all validators</Button>}>
          Nothing has this name or address with the chosen status.
        </EmptyState>
      ) : (
        <ValidatorsTable
          rows={rows}
          order={order}
          onSort={(by, way) => change({ sort: by, dir: way })}
          hasMine={hasMine}
          detailsHref={(operator) => href({ validator: operator })}
          stakeHref={(operator) => href({ validator: operator, do: 'delegate' })}
        />
      )}
    </>
  );
}

function LoadingTable() {
  return (
    <div className="grid gap-6 border-t border-line pt-5">
      <Skeleton chars={40} label="Reading the validators" />
      {[34, 28, 38, 30, 26, 36].map((chars) => (
        <Skeleton key={chars} chars={chars} />
      ))}
    </div>
  );
}
