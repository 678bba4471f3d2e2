import type { TxError } from '#chain/errors.ts';
import type { Network } from '#config/network.ts';
import type { WalletStore } from '#wallet/wallet.ts';
import { type ConfirmDeps, confirmEntry } from './confirm.ts';
import { type Draft, draftOf, sameMessages } from './draft.ts';
import { estimatePrice, fetchAnchor } from './estimate.ts';
import { executedOf } from './executed.ts';
import type { TxIntent } from './intent.ts';
import { changesOf } from './journal-changes.ts';
import { type JournalEntry, NOTHING_DONE, type Settlement } from './journal-entry.ts';
import { newEntry } from './new-entry.ts';
import { aborted } from './queue.ts';
import { type Review, reviewOf } from './review.ts';
import { send } from './send.ts';
import { checkAnswer } from './sign-gate.ts';
import { signerOf } from './signer.ts';
import type { ReviewReason, RunOptions, TxState } from './state.ts';
import { failureOf, fromTxError, refusedByChain, Stopped } from './stopped.ts';

export type Decision = 'sign' | 'back';

/** Everything that a run needs from outside, so that a test gives it a clock, a wallet and a chain of its own. */
export type ExecuteDeps = ConfirmDeps & {
  readonly network: Network;
  readonly wallet: Pick<WalletStore, 'get' | 'sign'>;
  /** Milliseconds since 1970, for the journal's dates only. */
  readonly now: () => number;
  /** Follows what an included entry sends to other chains to its end, writing what it learns into the journal. */
  readonly relay: (hash: string) => Promise<unknown>;
  /** Asked after each `reviewing`: nothing is signed that was not agreed to. */
  readonly decide: (review: Review, reason: ReviewReason) => Promise<Decision>;
};

type Signed = { readonly review: Review; readonly entry: JournalEntry; readonly txBytes: Uint8Array };
type Included = { readonly review: Review; readonly entry: JournalEntry; readonly settled: Settlement };

/** What a refused sequence taught: the least one that the node takes, or that our own pending transactions are unknown to it. */
type Lesson = { readonly sequenceFloor: bigint; readonly ignorePending: boolean };
const NO_LESSON: Lesson = { sequenceFloor: 0n, ignorePending: false };

/**
 * Carries one intent to its end and yields each state on the way; the last is `done`, `failed` or (when the user went back) `idle`. Never throws.
 * Runs of one account follow each other, in all tabs; what another chain has still to do keeps nobody waiting.
 */
export async function* executeTx(intent: TxIntent, deps: ExecuteDeps, options: RunOptions = {}): AsyncGenerator<TxState, void, void> {
  const place = `account:${deps.network.id}:${intent.chain}:${intent.sender}`;
  let release = await deps.queue.tryAcquire(place);
  // A chain that no page shows is watched while somebody reads its receipt, so that a halt is noticed before the wallet opens.
  const unwatch = deps.client.status.subscribe(() => {});
  try {
    if (!release) {
      yield { step: 'waiting' };
      release = await deps.queue.acquire(place, deps.signal);
    }
    const included = yield* run(intent, deps, options);
    unwatch();
    release();
    if (included) yield* finish(included, deps);
  } catch (thrown) {
    yield { step: 'failed', error: failureOf(thrown) };
  } finally {
    unwatch();
    release?.();
  }
}

async function* run(intent: TxIntent, deps: ExecuteDeps, options: RunOptions): AsyncGenerator<TxState, Included | null, void> {
  yield { step: 'estimating' };
  let draft = await firstDraft(intent, deps, options);
  let reason: ReviewReason = 'first';
  let lesson = NO_LESSON;
  for (;;) {
    yield { step: 'reviewing', review: draft.review, reason };
    if ((await deps.decide(draft.review, reason)) === 'back') {
      yield { step: 'idle' };
      return null;
    }
    const fresh = await refreshed(draft, deps, lesson);
    draft = fresh.draft;
    if (fresh.again) {
      reason = fresh.again;
      continue;
    }
    yield { step: 'signing', review: draft.review };
    const signed = await sign(draft, deps);
    yield { step: 'broadcasting', review: signed.review, hash: signed.entry.hash };
    const refusal = await refusalOf(signed, deps);
    if (!refusal) return yield* confirm(signed, deps);
    if (refusal.error.kind !== 'sequence-mismatch' || lesson !== NO_LESSON) throw fromTxError(refusal.error, refusal.log);
    lesson = lessonOf(refusal.error, signed.entry.sequence);
    reason = 'sequence';
    draft = (await refreshed(draft, deps, lesson)).draft;
  }
}

async function firstDraft(wanted: TxIntent, deps: ExecuteDeps, options: RunOptions): Promise<Draft> {
  const intent = await presentIntent(wanted, deps);
  const signer = signerOf(deps.wallet, intent);
  await deps.journal.refresh();
  const pending = deps.journal.pending(intent.chain, intent.sender);
  const anchor = await fetchAnchor(intent, { client: deps.client, pending, sequenceFloor: 0n });
  const price = await estimatePrice(intent, signer.pubkey, anchor, deps.client, options);
  return draftOf(intent, signer, anchor, price, deps.network);
}

/** A later step of a plan was quoted when the first one was signed, hours ago if need be. */
async function presentIntent(intent: TxIntent, { signal = new AbortController().signal }: ExecuteDeps): Promise<TxIntent> {
  const isLater = intent.plan !== undefined && intent.plan.step.number > 1;
  return isLater && intent.requote ? (await intent.requote(signal)).intent : intent;
}

/** Just before signing: quote, account and height are read again. The user is asked again when it became worse, or is not the same any more. */
async function refreshed(draft: Draft, deps: ExecuteDeps, lesson: Lesson): Promise<{ draft: Draft; again: 'worse' | 'later' | null }> {
  const { intent } = draft;
  const signal = deps.signal ?? new AbortController().signal;
  const quote = intent.requote ? await intent.requote(signal) : { verdict: 'same' as const, intent };
  const signer = signerOf(deps.wallet, quote.intent);
  const pending = lesson.ignorePending ? [] : deps.journal.pending(intent.chain, intent.sender);
  const anchor = await fetchAnchor(quote.intent, { client: deps.client, pending, sequenceFloor: lesson.sequenceFloor });
  const next = draftOf(quote.intent, signer, anchor, draft.price, deps.network);
  const worse = quote.verdict === 'worse' || !sameMessages(intent, quote.intent);
  return { draft: next, again: quote.verdict === 'later' ? 'later' : worse ? 'worse' : null };
}

/** One prompt of the wallet, the gate on its answer, and the journal: after this nothing can be forgotten. Who stops waiting sends nothing. */
async function sign({ request, expectation, intent, price }: Draft, deps: ExecuteDeps): Promise<Signed> {
  const answer = await Promise.race([deps.wallet.sign(request), aborted(deps.signal)]);
  const verdict = checkAnswer(request, answer, expectation);
  if (verdict.kind === 'refused') throw new Stopped({ source: 'gate', refusal: verdict.refusal });
  const { content, txBytes } = verdict;
  const entry = newEntry(intent, content, txBytes, deps.now());
  await deps.journal.add(entry);
  if (deps.signal?.aborted) await deps.journal.settle(entry.hash, 'expired', null);
  deps.signal?.throwIfAborted();
  return { review: reviewOf(content, intent, deps.network, price), entry, txBytes };
}

async function refusalOf({ entry, txBytes }: Signed, deps: ExecuteDeps): Promise<{ error: TxError; log: string } | null> {
  const sent = await send(entry, txBytes, deps);
  if (sent.kind === 'away') return null;
  const { code, codespace } = sent.error;
  const log = sent.log.slice(0, 4000);
  await deps.journal.settle(entry.hash, 'failed', { ...NOTHING_DONE, code, codespace, log });
  return { error: sent.error, log };
}

function lessonOf(error: Extract<TxError, { kind: 'sequence-mismatch' }>, signed: bigint): Lesson {
  const expected = error.expected ?? 0n;
  return { sequenceFloor: expected, ignorePending: expected < signed };
}

async function* confirm({ review, entry }: Signed, deps: ExecuteDeps): AsyncGenerator<TxState, Included | null, void> {
  const { hash, timeoutHeight } = entry;
  yield { step: 'confirming', review, hash, timeoutHeight, since: entry.createdAt };
  const { state, settled } = await confirmEntry(entry, deps);
  if (settled && state === 'included') return { review, entry, settled };
  if (!settled) yield { step: 'failed', hash, error: { source: 'executor', error: { kind: 'expired', timeoutHeight } } };
  else {
    const { codespace, code, log, gasUsed } = settled;
    yield { step: 'failed', hash, error: refusedByChain(codespace, code, log, gasUsed).failure };
  }
  return null;
}

/** What is in a block is done, but for what it sends: that is done when it is proved where the money is. */
async function* finish({ review, entry, settled }: Included, deps: ExecuteDeps): AsyncGenerator<TxState, void, void> {
  const { hash, chain } = entry;
  const done = { review, hash, height: settled.height ?? 0n, executed: executedOf(settled, chain, deps.network) };
  const transfer = () => deps.journal.find(hash)?.transfers[0] ?? null;
  if (entry.transfers.length > 0) {
    const end = deps.relay(hash);
    for await (const _ of changesOf(deps.journal, hash, end)) yield { step: 'relaying', ...done, transfer: transfer() };
    // Whatever keeps it from being followed here does not undo what is in a block: the next visit goes on.
    await end.catch(() => {});
    deps.signal?.throwIfAborted();
  }
  yield { step: 'done', ...done, transfer: transfer() };
}
