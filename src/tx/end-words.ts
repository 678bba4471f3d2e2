import type { JournalEntry } from './journal-entry.ts';
import type { TrackedTransfer } from './journal-transfer.ts';

type End = Pick<JournalEntry, 'title' | 'state' | 'transfers'> & { readonly height: bigint | null };

/** How a transaction behind the page ended, in a sentence. */
export function endText({ title, state, height, transfers }: End): string {
  if (state !== 'included') return `${title}: not carried out. See Activity.`;
  return transfers.length === 0 ? `${title}: included in block ${height}.` : `${title}: ${arrivalText(transfers)}`;
}

function arrivalText(transfers: readonly TrackedTransfer[]): string {
  const are = (outcome: TrackedTransfer['outcome']) => transfers.every((transfer) => transfer.outcome === outcome);
  if (are('arrived')) return 'it has arrived.';
  return are('refunded') ? 'it came back, nothing is lost. See Activity.' : 'it has ended. See Activity.';
}
