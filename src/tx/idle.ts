/** Runs `work` when the browser has nothing else to do; what it returns is called on cancelling, or the work itself is cancelled. */
export function whenIdle(work: () => (() => void) | undefined): () => void {
  let undo: (() => void) | undefined;
  const start = () => {
    undo = work();
  };
  const idle = typeof requestIdleCallback === 'function';
  const handle = idle ? requestIdleCallback(start, { timeout: 3000 }) : window.setTimeout(start, 300);
  return () => {
    if (idle) cancelIdleCallback(handle);
    else clearTimeout(handle);
    undo?.();
  };
}
