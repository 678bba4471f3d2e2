/** Gives the place in the queue back. Calling it twice does nothing more. */
export type Release = () => void;

/**
 * One place per key (an account on a chain), first come first served. With Web Locks the queue spans all tabs and a closed tab gives its
 * place back by itself; without them it spans this page. `acquire` rejects when `signal` aborts before the place is free.
 */
export type Queue = {
  /** Resolves with `null` at once when the place is taken, so that the interface can say so; then call `acquire`. */
  tryAcquire(key: string): Promise<Release | null>;
  acquire(key: string, signal?: AbortSignal): Promise<Release>;
};

export function createQueue(locks: LockManager | undefined = globalThis.navigator?.locks): Queue {
  return locks ? lockQueue(locks) : pageQueue();
}

function lockQueue(locks: LockManager): Queue {
  const hold = (key: string, options: LockOptions) =>
    new Promise<Release | null>((resolve, reject) => {
      locks
        .request(`stkhub:${key}`, options, (lock) => {
          if (!lock) return resolve(null);
          return new Promise<void>((release) => resolve(release));
        })
        .catch(reject);
    });
  return {
    tryAcquire: (key) => hold(key, { ifAvailable: true }),
    acquire: async (key, signal) => (await hold(key, signal ? { signal } : {})) ?? nothing,
  };
}

function pageQueue(): Queue {
  const tails = new Map<string, Promise<void>>();
  const enqueue = (key: string) => {
    const before = tails.get(key) ?? Promise.resolve();
    let release: Release = nothing;
    const own = new Promise<void>((resolve) => {
      release = resolve;
    });
    const tail = before.then(() => own);
    tails.set(key, tail);
    void tail.then(() => tails.get(key) === tail && tails.delete(key));
    return { before, release: () => release() };
  };
  return {
    tryAcquire: async (key) => (tails.has(key) ? null : enqueue(key).release),
    acquire: async (key, signal) => {
      const place = enqueue(key);
      await Promise.race([place.before, aborted(signal)]).catch((error: unknown) => {
        place.release();
        throw error;
      });
      return place.release;
    },
  };
}

/** Never resolves; rejects when `signal` aborts. */
export function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function nothing(): void {}
