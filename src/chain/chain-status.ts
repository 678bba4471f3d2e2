import type { ChainStatus } from './client.ts';
import type { ChainError } from './errors.ts';

/** What is known of the connection to one chain. Times are milliseconds since 1970 on this device's clock, but for `blockTime`. */
export type StatusFacts = {
  readonly chainName: string;
  readonly height: number | null;
  readonly blockTime: number | null;
  readonly endpoint: string | null;
  /** Last good answer. */
  readonly seenAt: number | null;
  /** When this page first saw the present height. */
  readonly advancedAt: number | null;
  /** The height has grown while we looked, or the first block was young by this device's clock: the node follows the chain. */
  readonly following: boolean;
  /** Start of the oldest question that has no answer yet. */
  readonly askedAt: number | null;
  /** Why the last question failed, until the next answer. */
  readonly failure: ChainError | null;
};

const WAIT_FOR_SECOND_BLOCK = 15_000;
const STALE_AFTER = 30_000;
/** With a look every six and a bit before and after it, the verdict falls within 65 seconds of the last block. */
const HALTED_AFTER = 50_000;
/**
 * A banner within eight seconds of the last answer: somebody asks every six and a bit, and a question that has no answer after 1.2 seconds is
 * late. On a slow line the last answer was late as well, so that nothing flickers there.
 */
const SILENT_AFTER = 7_400;
const LATE_AFTER = 1_200;

/**
 * The state for the interface. Block times are compared with this device's clock only to recognise a young first block; a clock that is a day
 * off delays the verdict by one block and never changes it.
 */
export function chainStatus(facts: StatusFacts, now: number, online = true): ChainStatus {
  const { height, blockTime, seenAt, endpoint } = facts;
  const [state, reason] = verdict(facts, now, online);
  return { state, height, blockTime, seenAt, endpoint, reason };
}

type Verdict = readonly [state: ChainStatus['state'], reason: string | null];

function verdict(facts: StatusFacts, now: number, online: boolean): Verdict {
  const { chainName, seenAt, advancedAt, failure } = facts;
  if (failure?.kind === 'wrong-chain') {
    return [
      'wrong-chain',
      `This node belongs to the chain ${failure.found}, not to ${failure.expected}. Nothing of it is shown and nothing can be signed.`,
    ];
  }
  if (!online) return ['offline', 'This device is not connected to the internet. You see the last known numbers, and signing is off.'];
  if (failure) return ['offline', sentenceOf(failure, chainName)];
  if (isSilent(facts, now))
    return ['offline', `The nodes of ${chainName} do not answer. You see the last known numbers, and signing is off.`];
  if (seenAt === null || advancedAt === null) return ['connecting', null];
  return progress(facts, seenAt - advancedAt);
}

/** How long the chain has made no block that we could have seen: only answers count, not the time in which nobody asked. */
function progress({ chainName, following }: StatusFacts, quiet: number): Verdict {
  if (quiet > HALTED_AFTER) return ['halted', `${chainName} has made no block for about a minute. Signing is off until it goes on.`];
  if (quiet > (following ? STALE_AFTER : WAIT_FOR_SECOND_BLOCK)) {
    return ['stale', `No new block of ${chainName} has come for a while, so these numbers may be old. Signing waits for the next one.`];
  }
  return following
    ? ['live', null]
    : ['connecting', `Waiting for the next block of ${chainName}, to be sure that this node is up to date.`];
}

function isSilent({ seenAt, askedAt }: StatusFacts, now: number): boolean {
  if (askedAt === null) return false;
  const late = now - askedAt;
  return seenAt === null ? late > SILENT_AFTER : late > LATE_AFTER && now - seenAt > SILENT_AFTER;
}

function sentenceOf(failure: ChainError, chainName: string): string {
  switch (failure.kind) {
    case 'rate-limited':
      return `The nodes of ${chainName} are busy and asked us to wait. You see the last known numbers; we ask again at the time they named.`;
    case 'behind':
      return `The nodes of ${chainName} answer with blocks that do not follow those already seen. You see the newest known numbers, and signing is off.`;
    case 'malformed':
    case 'too-large':
      return `The nodes of ${chainName} send answers that make no sense. You see the last known numbers, and signing is off.`;
    default:
      return `No node of ${chainName} can be reached. You see the last known numbers, and signing is off.`;
  }
}
