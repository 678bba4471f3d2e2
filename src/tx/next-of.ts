import type { TxIntent } from './intent.ts';
import type { TxState } from './state.ts';

/** What is offered after a run that is done. What came back, or may be anywhere, is nothing to go on with. */
export function nextOf({ state, intent }: { readonly state: TxState; readonly intent: TxIntent }): TxIntent | undefined {
  if (state.step !== 'done' || (state.transfer && state.transfer.outcome !== 'arrived')) return undefined;
  return state.review.intent.next ?? intent.next;
}
