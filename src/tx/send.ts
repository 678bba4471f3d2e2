import { ChainFailure } from '#chain/abci.ts';
import type { ChainClient } from '#chain/client.ts';
import { type TxError, txErrorFrom } from '#chain/errors.ts';
import { broadcast } from '#chain/tx/broadcast.ts';
import { lookupTx } from '#chain/tx/lookup.ts';
import type { ConfirmDeps } from './confirm.ts';
import type { JournalEntry } from './journal-entry.ts';

/** `away`: accepted, or nobody knows: it has to be followed. `refused`: a node looked at it, refused it, and no node has it. */
export type Sent = { readonly kind: 'away' } | { readonly kind: 'refused'; readonly error: TxError; readonly log: string };

/** Refusals that say nothing about the transaction: the node has it already, or has no room now. */
const HARMLESS: readonly TxError['kind'][] = ['already-known', 'mempool-full'];

/**
 * Sends the signed bytes. A lost answer is not a refusal. A refusal is believed only when the transaction is in no block either: the bytes may
 * have arrived twice, and the second copy of an executed transaction is refused for its sequence or for the money it spent.
 */
export async function send(entry: JournalEntry, txBytes: Uint8Array, deps: ConfirmDeps): Promise<Sent> {
  const first = await attempt(deps.client, txBytes);
  if (first.kind === 'away' || (await isIncluded(entry.hash, deps))) return { kind: 'away' };
  if (!isTooHigh(first.error, entry.sequence)) return first;
  await resendPredecessors(entry, deps);
  return attempt(deps.client, txBytes);
}

async function attempt(client: ChainClient, txBytes: Uint8Array): Promise<Sent> {
  try {
    const { code, codespace, log } = await broadcast(client, txBytes);
    if (code === 0) return { kind: 'away' };
    const error = txErrorFrom(codespace, code, log);
    return HARMLESS.includes(error.kind) ? { kind: 'away' } : { kind: 'refused', error, log };
  } catch (thrown) {
    if (thrown instanceof ChainFailure) return { kind: 'away' };
    throw thrown;
  }
}

async function isIncluded(hash: string, { client, pause }: ConfirmDeps): Promise<boolean> {
  const look = () => lookupTx(client, hash).catch(() => null);
  if ((await look()) !== null) return true;
  await pause();
  return (await look()) !== null;
}

/** The node waits for an earlier transaction of ours that it has not seen or has lost: it is sent again, we hold its bytes. */
async function resendPredecessors(entry: JournalEntry, { journal, client }: ConfirmDeps): Promise<void> {
  const earlier = journal.pending(entry.chain, entry.sender).filter((each) => each.sequence < entry.sequence);
  for (const { txBytes } of earlier.toSorted((a, b) => (a.sequence < b.sequence ? -1 : 1))) {
    if (txBytes) await attempt(client, txBytes);
  }
}

function isTooHigh(error: TxError, sequence: bigint): boolean {
  return error.kind === 'sequence-mismatch' && error.expected !== null && error.expected < sequence;
}
