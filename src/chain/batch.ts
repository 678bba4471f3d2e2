import { ChainFailure } from './abci.ts';
import type { Answer, Call } from './json-rpc.ts';

type Waiting = { readonly call: Call; readonly resolve: (result: unknown) => void; readonly reject: (failure: unknown) => void };

export type Batcher = {
  /** Resolves with the call's result; rejects with `ChainFailure`. */
  add(call: Call): Promise<unknown>;
  /** Rejects what waits and everything that comes later. */
  close(): void;
};

/** Nine, so that a `status` fits in: an endpoint proves its chain id in the same request that brings its first answers. */
const CALLS_PER_REQUEST = 9;

/** Joins the calls of one tick into requests. Broadcasts go alone: nothing that is only read may be asked again together with one. */
export function createBatcher(send: (calls: readonly Call[]) => Promise<readonly Answer[]>): Batcher {
  let queue: Waiting[] = [];
  let closed = false;

  function flush(): void {
    const waiting = queue;
    queue = [];
    const alone = waiting.filter(isBroadcast);
    const joined = waiting.filter((one) => !isBroadcast(one));
    for (let at = 0; at < joined.length; at += CALLS_PER_REQUEST) void deliver(joined.slice(at, at + CALLS_PER_REQUEST));
    for (const one of alone) void deliver([one]);
  }

  async function deliver(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await send(group.map(({ call }) => call));
      group.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer?.ok) resolve(answer.result);
        else reject(new ChainFailure(answer?.error ?? { kind: 'malformed', detail: 'no answer' }));
      });
    } catch (failure) {
      if (group.length > 1 && isTooLarge(failure)) return halve(group);
      for (const { reject } of group) reject(failure);
    }
  }

  /** Together they are more than is read from one answer; one that is alone too large fails alone. */
  function halve(group: readonly Waiting[]): void {
    const half = Math.ceil(group.length / 2);
    void deliver(group.slice(0, half));
    void deliver(group.slice(half));
  }

  return {
    add(call) {
      if (closed) return Promise.reject(new ChainFailure({ kind: 'closed' }));
      return new Promise((resolve, reject) => {
        if (queue.length === 0) setTimeout(flush);
        queue.push({ call, resolve, reject });
      });
    },
    close() {
      closed = true;
      for (const { reject } of queue) reject(new ChainFailure({ kind: 'closed' }));
      queue = [];
    },
  };
}

function isTooLarge(failure: unknown): boolean {
  return failure instanceof ChainFailure && failure.error.kind === 'too-large';
}

function isBroadcast({ call }: Waiting): boolean {
  return call.method.startsWith('broadcast_');
}
