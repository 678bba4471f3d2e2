import type { Event } from './events.ts';
import type { GasMeter } from './gas.ts';
import type { Store } from './store.ts';

/** What a module sees while a block is executed: the working copy, the block's height and time (nanoseconds), where events go, and the gas. */
export type Context = {
  readonly store: Store;
  readonly height: bigint;
  readonly time: bigint;
  readonly events: Event[];
  readonly gas: GasMeter;
};

/** Runs `work` so that nothing of it stays, neither state nor events, when it throws. */
export function atomically<Result>(context: Context, work: () => Result): Result {
  const mark = context.store.mark();
  const events = context.events.length;
  try {
    return work();
  } catch (error) {
    context.store.revertTo(mark);
    context.events.length = events;
    throw error;
  }
}
