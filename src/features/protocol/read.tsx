import type { ReactNode } from 'react';
import type { Reading } from '#queries/reading.ts';
import { ErrorRow } from '#ui/error-row.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

type Props<Value> = {
  reading: Reading<Value>;
  /** What is read: "the pool". */
  what: string;
  children: (value: Value) => ReactNode;
};

/** Each part of the page is read by itself: one that cannot be says so, and the others go on. */
export function Read<Value>({ reading, what, children }: Props<Value>) {
  switch (reading.state) {
    case 'loading':
      return (
        <p className="border-t border-line py-3">
          <Skeleton chars={30} label={`Reading ${what}`} />
        </p>
      );
    case 'failed':
      return <ErrorRow what={what} onRetry={reading.retry} />;
    case 'ready':
      return children(reading.value);
  }
}
