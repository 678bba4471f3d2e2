import { useMemo } from 'react';
import { type Departed, type InFlight, inFlightOf } from '#domain/in-flight.ts';
import { useWallet } from '#wallet/wallet-context.tsx';
import { isMoving, type JournalEntry } from './journal-entry.ts';
import { progressOf } from './journal-transfer.ts';
import { useJournal } from './use-tx.ts';

/** A transfer of the journal. `hash` of the transaction on `chain`, `id` also where one transaction sends several. */
export type SentFromHere = Departed & { readonly id: string; readonly hash: string; readonly chain: string };

/** What the connected accounts have between two chains, by what this device has sent or follows. Empty while the journal is read. */
export function useInFlight(): readonly InFlight<SentFromHere>[] {
  const { entries } = useJournal();
  const wallet = useWallet();
  const accounts = wallet.state === 'connected' ? wallet.accounts : null;
  return useMemo(
    () => inFlightOf((entries ?? []).flatMap(sentIn), (account) => accounts?.some(({ address }) => address === account) ?? false),
    [entries, accounts],
  );
}

/** One that is at its end stays out: its money is in a balance. */
function sentIn(entry: JournalEntry): SentFromHere[] {
  if (!isMoving(entry)) return [];
  const { hash, chain, transfers } = entry;
  return transfers.map((transfer, index) => ({
    ...{ id: `${hash} ${index}`, hash, chain, route: transfer.route, base: transfer.base },
    progress: progressOf(transfer),
  }));
}
