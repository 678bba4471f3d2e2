import { malformed } from './abci.ts';
import type { NodeStatus } from './node-status.ts';

/** What nodes said of the chain's height, so that one that invents it is told from one that lags. Times in milliseconds since 1970. */
export type HeightClaims = {
  /** A node has said its height. Throws `malformed` when it contradicts what it said itself a moment ago. */
  note(host: string, node: NodeStatus, now: number): void;
  /** What most nodes say about a height; `unknown` when none has a say. */
  verdict(height: number, now: number): 'believed' | 'outvoted' | 'unknown';
};

/** No chain makes that many blocks between two looks, and no node that follows it lags that far. */
const FAR = 100_000;

/** A claim outlives two looks of a hidden tab. */
const CLAIM_LASTS = 130_000;

/** A node whose newest block is older has stopped and has no say. More than a day, because the device's clock may be a day off. */
const YOUNG_BLOCK = 26 * 3_600_000;

export function isFar(a: number, b: number): boolean {
  return Math.abs(a - b) > FAR;
}

export function createHeightClaims(): HeightClaims {
  const claims = new Map<string, { readonly height: number; readonly at: number }>();
  const lately = (now: number) => [...claims.values()].filter(({ at }) => now - at < CLAIM_LASTS);
  return {
    note(host, { height, blockTime }, now) {
      const former = claims.get(host);
      if (former && now - former.at < CLAIM_LASTS && isFar(former.height, height)) throw malformed('height jumped');
      if (Math.abs(now - blockTime) < YOUNG_BLOCK) claims.set(host, { height, at: now });
    },
    verdict(height, now) {
      const all = lately(now);
      const agreeing = all.filter((claim) => !isFar(claim.height, height)).length;
      return all.length === 0 ? 'unknown' : agreeing * 2 > all.length ? 'believed' : 'outvoted';
    },
  };
}
