import { Link } from 'wouter';
import { isMoving } from '#tx/journal-entry.ts';
import { useJournal } from '#tx/use-tx.ts';
import { Note } from '#ui/note.tsx';
import { writeSearch } from './search.ts';

/** What this device has sent that has not arrived yet. Nothing for whoever waits for nothing. */
export function MovingTransfers() {
  const { entries } = useJournal();
  const moving = (entries ?? []).filter(isMoving);
  if (moving.length === 0) return null;
  return (
    <Note tone="info">
      <ul aria-label="On their way" className="grid gap-1.5">
        {moving.map(({ hash, chain, title }) => (
          <li key={hash} className="flex flex-wrap justify-between gap-x-5">
            <span className="min-w-0 wrap-anywhere">{title} is on its way.</span>
            <Link href={writeSearch({ track: hash, on: chain })} className="act hit">
              Follow it
            </Link>
          </li>
        ))}
      </ul>
    </Note>
  );
}
