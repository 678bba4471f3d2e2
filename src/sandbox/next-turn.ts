type Yielding = { readonly scheduler?: { yield?(): Promise<void> } };

/** Gives the page its turn where the browser can do so without delay; elsewhere (Node, older browsers) nothing is waited for. */
export async function pageTurn(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  await scheduler?.yield?.();
}

/** Gives the page its turn in any case: by a timer where there is no scheduler. */
export function nextTurn(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
