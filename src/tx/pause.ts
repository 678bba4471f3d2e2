import type { ChainClient } from '#chain/client.ts';

/** Three seconds between two questions, a moment on an embedded chain; less when the status, which may be fed by a websocket, tells of a new block. */
export function pauseFor({ chain, status }: Pick<ChainClient, 'chain' | 'status'>): () => Promise<void> {
  const most = chain.rpc.length === 0 ? 700 : 3000;
  return () =>
    new Promise((resolve) => {
      const before = status.get().height;
      const end = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(end, most);
      const stop = status.subscribe(() => status.get().height !== before && end());
    });
}
