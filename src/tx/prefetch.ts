import { whenIdle } from './idle.ts';

let asked = false;

/** Fetches the signing part before it is needed: called when a wallet is connected. A failure shows when it is needed, not before. */
export function prefetchSigning(): void {
  if (asked) return;
  asked = true;
  whenIdle(() => {
    import('./engine.ts').catch(() => {});
    import('./tx-dialog.tsx').catch(() => {});
    return undefined;
  });
}
