import type { ChainClient } from '#chain/client.ts';

/** A node that stands still must not keep old numbers on the screen for ever: after this they are read anyway. */
const PATIENCE_MS = 15_000;

/** Resolves when the endpoint that is read from has reached `height`: answers read sooner would still show the state before the transaction. */
export function nodePassed({ status }: Pick<ChainClient, 'status'>, height: bigint): Promise<void> {
  const passed = () => BigInt(status.get().height ?? 0) >= height;
  if (passed()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, PATIENCE_MS);
    const stop = status.subscribe(() => passed() && end());
  });
}
