import type { Tabs } from '#sandbox/tab-sharing.ts';

/** Tabs of one browser without a browser: the first that asks has the lock. */
export function fakeTabs(): { open(): Tabs } {
  const queue: (() => void)[] = [];
  let held = false;
  const receivers = new Set<(message: unknown) => void>();
  const take = () => {
    held = true;
    return {
      release() {
        held = false;
        queue.shift()?.();
      },
    };
  };
  return {
    open: () => ({
      tryLead: async () => (held ? null : take()),
      lead: () => new Promise((resolve) => (held ? queue.push(() => resolve(take())) : resolve(take()))),
      channel(receive) {
        receivers.add(receive);
        return {
          post: (message) => {
            const copy = structuredClone(message);
            for (const other of receivers) if (other !== receive) queueMicrotask(() => other(copy));
          },
          close: () => receivers.delete(receive),
        };
      },
    }),
  };
}
