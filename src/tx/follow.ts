import type { ChainClient } from '#chain/client.ts';
import { broadcast } from '#chain/tx/broadcast.ts';
import { lookupTx, type TxResult } from '#chain/tx/lookup.ts';
import type { JournalEntry } from './journal-entry.ts';
import { fetchNodeStatus } from './node-status.ts';

/** Blocks beyond the timeout height before it counts as passed: a node indexes a block a moment after it is committed. */
const GRACE = 2;
/** Rounds of asking between two attempts to send the same bytes again. */
const RESEND_EVERY = 5;

export type FollowDeps = {
  readonly client: ChainClient;
  /** Resolves after a moment, sooner when a new block was seen. */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal | undefined;
};

export type Outcome = { readonly kind: 'found'; readonly result: TxResult } | { readonly kind: 'expired' };

/**
 * Asks until a node has the transaction in a block, or until two nodes (the only one, where there is one) are past its timeout height and do not
 * have it: nothing else is an end, least of all a failed question. The same bytes are sent again now and then, because nodes lose what they
 * accepted; the account's sequence makes sure that they are executed once.
 */
export async function followTx(entry: Pick<JournalEntry, 'hash' | 'timeoutHeight' | 'txBytes'>, deps: FollowDeps): Promise<Outcome> {
  for (let round = 1; ; round += 1) {
    deps.signal?.throwIfAborted();
    const nodes = nodesOf(deps.client);
    const views = await Promise.all(nodes.map((node) => look(node, entry).catch(() => null)));
    for (const view of views) if (view?.result) return { kind: 'found', result: view.result };
    const passed = views.filter((view) => view?.passed).length;
    if (passed >= Math.min(2, nodes.length)) return { kind: 'expired' };
    if (entry.txBytes && round % RESEND_EVERY === 0) await resend(nodes, entry.txBytes);
    await deps.pause();
  }
}

/** The height is read before the transaction is looked for: a node past the timeout height that then does not have it never will. */
async function look(node: ChainClient, { hash, timeoutHeight }: Pick<JournalEntry, 'hash' | 'timeoutHeight'>) {
  const status = await fetchNodeStatus(node);
  if (status.chainId !== node.chain.id) return null;
  const result = await lookupTx(node, hash);
  return { result, passed: !status.catchingUp && BigInt(status.height) > timeoutHeight + BigInt(GRACE) };
}

async function resend(nodes: readonly ChainClient[], txBytes: Uint8Array): Promise<void> {
  await Promise.allSettled(nodes.map((node) => broadcast(node, txBytes)));
}

function nodesOf(client: ChainClient): readonly ChainClient[] {
  const nodes = client.nodes?.() ?? [];
  return nodes.length > 0 ? nodes : [client];
}
