/**
 * What the button below a failure does. `try-again` and the two `more-…` run the same intent again, `back` returns to the form with everything
 * that was typed, `connect` opens the wallet dialog.
 */
export type FailureAction = 'try-again' | 'more-gas' | 'more-fee' | 'connect' | 'back';

/** What people read. `text` says what happened to their money and what they can do; a raw log is never part of it. */
export type Words = { readonly title: string; readonly text: string; readonly action: FailureAction };

export function words(title: string, text: string, action: FailureAction): Words {
  return { title, text, action };
}

export const NOTHING_SPENT = 'Nothing was spent.';
export const FEE_ONLY = 'Only the network fee was spent.';
