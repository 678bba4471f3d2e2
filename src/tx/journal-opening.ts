import { createJournal, type Journal } from './journal.ts';
import { indexedDbStorage } from './journal-storage.ts';

/** The journal of one network, in this browser. Its own module, so that first load carries neither it nor what it needs. */
export function openJournal(network: string): Journal {
  return createJournal(network, indexedDbStorage());
}
