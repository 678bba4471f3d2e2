/** Whether somebody asked for the connect dialog. Any page may ask; the shell shows it. */
let open = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

export const openConnect = (): void => set(true);
export const closeConnect = (): void => set(false);
export const isConnectOpen = (): boolean => open;

export function subscribeConnect(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
