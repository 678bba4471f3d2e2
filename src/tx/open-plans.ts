import type { PlannedStep, TxPart, TxPlan } from './intent.ts';
import type { JournalEntry } from './journal-entry.ts';

/** A work of which a later signature is left. `waiting`: the step before it is on its way; `ready`: that one has arrived, or is in a block. */
export type OpenPlan = {
  readonly id: string;
  readonly state: 'waiting' | 'ready';
  /** The step that is to come, and its place. */
  readonly next: PlannedStep;
  readonly step: TxPart;
  /** The transaction of the step before it. */
  readonly after: JournalEntry;
};

/** What can be gone on with, from what the journal keeps: newest first. A step that failed or came back ends its plan; nothing waits for it any more. */
export function openPlans(entries: readonly JournalEntry[]): readonly OpenPlan[] {
  const latest = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const id = entry.plan?.id;
    if (id === undefined || entry.state === 'failed' || entry.state === 'expired') continue;
    if (stepOf(entry) > stepOf(latest.get(id))) latest.set(id, entry);
  }
  return [...latest.values()].flatMap((after): OpenPlan[] => {
    const { plan } = after;
    const state = standing(after);
    if (!plan?.next || plan.state === 'given-up' || state === 'over') return [];
    const { number, of } = plan.step;
    return [{ id: plan.id, state, next: plan.next, step: { number: number + 1, of }, after }];
  });
}

/** What the intent of the step that comes carries; `next` where yet another one follows. */
export function planOf({ id, step }: OpenPlan, next: PlannedStep | null = null): TxPlan {
  return { id, step, next };
}

function stepOf(entry: JournalEntry | undefined): number {
  return entry?.plan?.step.number ?? 0;
}

function standing({ state, transfers }: JournalEntry): OpenPlan['state'] | 'over' {
  if (transfers.some(({ outcome }) => outcome === 'refunded')) return 'over';
  return state === 'included' && transfers.every(({ outcome }) => outcome === 'arrived') ? 'ready' : 'waiting';
}
