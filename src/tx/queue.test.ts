import { describe, expect, test } from 'vitest';
import { createQueue, type Queue } from './queue.ts';

/** Web Locks as the standard describes them, for exclusive locks of one page. */
function standInLocks(): Pick<LockManager, 'request'> {
  const queues = new Map<string, Promise<unknown>>();
  const held = new Set<string>();
  const request = async (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
    if (options.ifAvailable && held.has(name)) return callback(null);
    const before = queues.get(name) ?? Promise.resolve();
    held.add(name);
    const own = before.then(async () => {
      options.signal?.throwIfAborted();
      return callback({ name, mode: 'exclusive' });
    });
    const settled = own.then(
      () => {},
      () => {},
    );
    queues.set(name, settled);
    void settled.then(() => queues.get(name) === settled && held.delete(name));
    return own;
  };
  return { request: request as LockManager['request'] };
}

const QUEUES: [string, () => Queue][] = [
  ['one page', () => createQueue(undefined)],
  ['Web Locks', () => createQueue(standInLocks() as LockManager)],
];

describe.each(QUEUES)('the queue of %s', (_, create) => {
  test('one after the other, in order', async () => {
    const queue = create();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map(async (n) => {
        const release = await queue.acquire('alice');
        order.push(n);
        await Promise.resolve();
        order.push(-n);
        release();
      }),
    );
    expect(order).toEqual([1, -1, 2, -2, 3, -3]);
  });

  test('says whether it is free, per account', async () => {
    const queue = create();
    const release = await queue.tryAcquire('alice');
    expect(await queue.tryAcquire('alice')).toBeNull();
    expect(await queue.tryAcquire('bob')).not.toBeNull();
    release?.();
    const again = await queue.acquire('alice');
    again();
    const free = await queue.acquire('alice');
    free();
  });

  test('who gives up waiting does not block those behind', async () => {
    const queue = create();
    const first = await queue.acquire('alice');
    const impatient = new AbortController();
    const second = queue.acquire('alice', impatient.signal);
    const third = queue.acquire('alice');
    impatient.abort();
    first();
    await expect(second).rejects.toThrow();
    (await third)();
  });
});
