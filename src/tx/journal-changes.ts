import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';

/** One entry as it is now, and then each time that this or another tab changed it, until `end` settles either way. */
export async function* changesOf(journal: Journal, hash: string, end: Promise<unknown>): AsyncGenerator<JournalEntry, void, void> {
  let over = false;
  let wake = () => {};
  const stop = journal.subscribe(() => wake());
  const finish = () => {
    over = true;
    wake();
  };
  end.then(finish, finish);
  try {
    for (let seen: JournalEntry | undefined; ; ) {
      const entry = journal.find(hash);
      if (entry && entry !== seen) yield entry;
      seen = entry;
      if (journal.find(hash) !== seen) continue;
      if (over) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    stop();
  }
}
