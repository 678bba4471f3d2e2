import { DateText } from '#ui/date-text.tsx';
import type { ReviewHop } from './review-line.ts';

type Props = { hops: readonly ReviewHop[] };

/** The legs of a transfer that is about to be signed, in plain words. */
export function ReviewHops({ hops }: Props) {
  return (
    <ol className="grid gap-1">
      {hops.map((hop, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way may pass a chain twice, and its order never changes
        <li key={index}>
          <span className="block">
            {hop.from} → {hop.to}
          </span>
          <span className="label block">
            <Limit hop={hop} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Limit({ hop: { channel, limit } }: { hop: ReviewHop }) {
  if ('until' in limit) {
    return (
      <>
        over {channel}, comes back if not there by <DateText at={limit.until} form="minute" />
      </>
    );
  }
  const { seconds, retries } = limit;
  const within = seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
  return `passed on over ${channel} within ${within}${retries === 0 ? '' : `, tried ${retries === 1 ? 'once' : `${retries} times`} more`}`;
}
