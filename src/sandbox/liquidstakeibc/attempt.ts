import { atomically, type Context } from '../context.ts';
import { Refusal } from '../refusal.ts';

/** A step of the module's own work. When it is refused nothing of it stays, the others go on, and it is tried again with the next block or day. */
export function attempt(context: Context, step: () => void): void {
  try {
    atomically(context, step);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
