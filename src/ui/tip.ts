/**
 * Gives any element a tooltip by attributes alone; `TipHost` shows it on hover, focus and touch. Not focusable by itself, so a
 * stop for the keyboard comes with it; for a control that already is one, use `tipOn`.
 */
export function tip(text: string): { 'data-tip': string; tabIndex: 0 } {
  return { 'data-tip': text, tabIndex: 0 };
}

/** The same for a control: a button, a link, an input. */
export function tipOn(text: string): { 'data-tip': string } {
  return { 'data-tip': text };
}
