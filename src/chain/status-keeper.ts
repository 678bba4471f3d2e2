import { ChainFailure, malformed } from './abci.ts';
import { chainStatus, type StatusFacts } from './chain-status.ts';
import type { ChainStatus, ChainStatusStore } from './client.ts';
import type { ChainError } from './errors.ts';
import { createHeightClaims, isFar } from './height-claims.ts';
import type { NodeStatus } from './node-status.ts';

/** Collects facts and publishes the status. `height` never decreases, unless most nodes say that it was invented. */
export type StatusKeeper = {
  readonly store: ChainStatusStore;
  /** Somebody asks; the answer or the failure must follow. */
  asked(): void;
  /** A node that has proved its chain id answered; `node` when its status was among the answers. */
  answered(host: string, node: NodeStatus | null): void;
  failed(error: ChainError): void;
  /** The question was dropped for a reason of its own. */
  unanswered(): void;
  /** A block that was announced without a question. It moves the height and proves nothing else. */
  heard(node: NodeStatus): void;
  /** What a node says of itself, believed or not. Throws like `check`. */
  claimed(host: string, node: NodeStatus): void;
  /** Throws `behind` when the height is older than what has been seen or most nodes say another one, `malformed` when it cannot be. */
  check(height: number): void;
  /** Derives again: time has passed, or the device went on- or offline. */
  refresh(): void;
};

/** Nodes behind one address differ by a block or two; more is a node that lags. */
const TOLERATED_BLOCKS = 2;

/** A block this young by the device's clock is proof enough that the node follows the chain. */
const YOUNG_BLOCK = 60_000;

/** `watched` is told when the first listener comes and when the last one goes. */
export function createStatusKeeper(
  chainName: string,
  now: () => number,
  online: () => boolean,
  watched: (isWatched: boolean) => void,
): StatusKeeper {
  const listeners = new Set<() => void>();
  const claims = createHeightClaims();
  let facts: StatusFacts = {
    chainName,
    height: null,
    blockTime: null,
    endpoint: null,
    seenAt: null,
    advancedAt: null,
    following: false,
    askedAt: null,
    failure: null,
  };
  let current = chainStatus(facts, now());

  function refresh(): void {
    const next = chainStatus(facts, now(), online());
    if (same(next, current)) return;
    current = next;
    for (const listener of listeners) listener();
  }

  function learn(change: Partial<StatusFacts>): void {
    facts = { ...facts, ...change };
    refresh();
  }

  function check(height: number): void {
    const seen = facts.height ?? height;
    const verdict = claims.verdict(height, now());
    const far = isFar(height, seen);
    if (verdict === 'outvoted' || (height < seen - TOLERATED_BLOCKS && !(far && verdict === 'believed'))) {
      throw new ChainFailure({ kind: 'behind', height, seen });
    }
    if (far && verdict === 'unknown') throw malformed('height jumped');
  }

  return {
    store: {
      get() {
        refresh();
        return current;
      },
      subscribe(listener) {
        listeners.add(listener);
        if (listeners.size === 1) watched(true);
        return () => {
          if (listeners.delete(listener) && listeners.size === 0) watched(false);
        };
      },
    },
    asked() {
      if (facts.askedAt === null) learn({ askedAt: now() });
    },
    answered(host, node) {
      const base = { endpoint: host, seenAt: now(), askedAt: null, failure: null };
      learn(node ? { ...base, ...progress(facts, node, now()) } : base);
    },
    failed(error) {
      learn({ askedAt: null, failure: error });
    },
    unanswered() {
      learn({ askedAt: null });
    },
    heard(node) {
      check(node.height);
      learn(progress(facts, node, now()));
    },
    claimed(host, node) {
      claims.note(host, node, now());
      check(node.height);
    },
    check,
    refresh,
  };
}

function progress(facts: StatusFacts, node: NodeStatus, now: number): Partial<StatusFacts> {
  if (facts.height !== null && node.height <= facts.height && !isFar(node.height, facts.height)) return {};
  const following = facts.height !== null || Math.abs(now - node.blockTime) < YOUNG_BLOCK;
  return { height: node.height, blockTime: node.blockTime, advancedAt: now, following };
}

function same(a: ChainStatus, b: ChainStatus): boolean {
  return (
    a.state === b.state &&
    a.height === b.height &&
    a.blockTime === b.blockTime &&
    a.seenAt === b.seenAt &&
    a.endpoint === b.endpoint &&
    a.reason === b.reason
  );
}
