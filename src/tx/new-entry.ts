import { txHash } from '#chain/tx/tx-hash.ts';
import { actionOf, coinsOf } from './actions.ts';
import type { TxIntent } from './intent.ts';
import type { JournalEntry } from './journal-entry.ts';
import { titleOf } from './kind-words.ts';
import type { SignContent } from './sign-content.ts';

/** What the journal keeps of a transaction from the moment it is signed. `createdAt`: milliseconds since 1970. */
export function newEntry(intent: TxIntent, content: SignContent, txBytes: Uint8Array, createdAt: number): JournalEntry {
  const { chain, sender, kind, changes, route, plan } = intent;
  return {
    version: 1,
    hash: txHash(txBytes),
    chain,
    sender,
    sequence: content.sequence,
    timeoutHeight: content.timeoutHeight,
    kind,
    title: titleOf(intent),
    createdAt,
    changes: changes.map(({ bucket, direction, amount }) => ({ bucket, direction, denom: amount.asset.denom, base: amount.base })),
    txBytes,
    state: 'pending',
    settled: null,
    origin: 'signed',
    transfers: route ? [{ route, base: sentOf(content), first: null, facts: [], outcome: 'under-way' }] : [],
    plan: plan ? { ...plan, state: 'open' } : null,
  };
}

function sentOf({ messages }: SignContent): bigint {
  return messages.flatMap((message) => coinsOf(actionOf(message))).reduce((sum, { base }) => sum + base, 0n);
}
