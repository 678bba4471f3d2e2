/**
 * One end of a channel, as the chain that it is on tells it. `blockTime`: of that chain's newest block; all times in ms since 1970, by the chains'
 * own clocks. `leadsElsewhere`: the channel, or the light client behind it, belongs to another chain than the pinned one.
 */
export type ChannelEndFacts = {
  readonly blockTime: number;
  readonly channel: 'open' | 'not-open' | 'missing';
  readonly leadsElsewhere: boolean;
  /** What this chain knows of the other one; null where its light client is of a kind that cannot be read. */
  readonly client: LightClientFacts | null;
};

/** `updatedAt`: time of the other chain's newest block that the light client has, null for none. It expires `trustingPeriodMs` after it. */
export type LightClientFacts = {
  readonly standing: 'active' | 'expired' | 'frozen' | 'unknown';
  readonly trustingPeriodMs: number;
  readonly updatedAt: number | null;
};

/** Both ends of a hop by chain id; `facts` null for a chain that could not be asked. */
export type HopFacts = readonly [from: HopEnd, to: HopEnd];
type HopEnd = { readonly chain: string; readonly facts: ChannelEndFacts | null };

/** Something that speaks against a hop. `chain` is the one that it is wrong with, or whose channel or light client it is. */
export type HopFinding = { readonly chain: string } & (
  | { readonly severity: 'blocked'; readonly kind: BlockingKind }
  | { readonly severity: 'warning'; readonly kind: WarningKind }
);

export type BlockingKind =
  | 'channel-missing'
  | 'channel-not-open'
  | 'leads-elsewhere'
  | 'client-expired'
  | 'client-frozen'
  | 'client-unknown'
  /** Its newest block is minutes older than the other chain's. */
  | 'halted';

export type WarningKind =
  /** The light client expires while the transfer may still be under way, or is near it: nobody may be relaying. */
  | 'client-aging'
  /** It cannot be said how the light client is. */
  | 'client-unreadable'
  | 'slow'
  | 'silent';

/** `blocked`: nothing may be signed, the money would hang. `findings` has the worst first. */
export type HopHealth = { readonly verdict: 'healthy' | 'warning' | 'blocked'; readonly findings: readonly HopFinding[] };

/** Blocks of the two chains are as far apart as their nodes lag, some seconds; more than this and one stands still. */
const SLOW_MS = 60_000;
const HALTED_MS = 180_000;

/**
 * The verdict on a hop. `inFlightMs`: how long its packet may be under way. Both light clients are needed: the receiver's to prove the packet,
 * the sender's to prove the acknowledgement or the timeout, by which the money comes back.
 */
export function hopHealth(facts: HopFacts, inFlightMs: number): HopHealth {
  const findings = [...facts.flatMap((end) => findingsOf(end, inFlightMs)), ...standingStill(facts)];
  findings.sort((a, b) => rank(a) - rank(b));
  return { verdict: findings[0]?.severity ?? 'healthy', findings };
}

/** Of several hops the worst verdict; a route is as good as its worst hop. */
export function worstHealth(hops: readonly HopHealth[]): HopHealth['verdict'] {
  const verdicts = hops.map(({ verdict }) => verdict);
  return verdicts.includes('blocked') ? 'blocked' : verdicts.includes('warning') ? 'warning' : 'healthy';
}

function findingsOf({ chain, facts }: HopEnd, inFlightMs: number): HopFinding[] {
  if (facts === null) return [{ chain, severity: 'warning', kind: 'silent' }];
  const blocked = (kind: BlockingKind): HopFinding => ({ chain, severity: 'blocked', kind });
  if (facts.channel !== 'open') return [blocked(facts.channel === 'missing' ? 'channel-missing' : 'channel-not-open')];
  if (facts.leadsElsewhere) return [blocked('leads-elsewhere')];
  if (facts.client === null) return [{ chain, severity: 'warning', kind: 'client-unreadable' }];
  const { standing, trustingPeriodMs, updatedAt } = facts.client;
  if (standing !== 'active') return [blocked(`client-${standing}`)];
  if (updatedAt === null) return [{ chain, severity: 'warning', kind: 'client-unreadable' }];
  const left = updatedAt + trustingPeriodMs - facts.blockTime;
  if (left <= 0) return [blocked('client-expired')];
  return left < trustingPeriodMs / 3 || left <= inFlightMs ? [{ chain, severity: 'warning', kind: 'client-aging' }] : [];
}

function standingStill([from, to]: HopFacts): HopFinding[] {
  if (!from.facts || !to.facts) return [];
  const [near, far] = [newestBlock(from.facts, to.facts), newestBlock(to.facts, from.facts)];
  const { chain } = near < far ? from : to;
  const gap = Math.abs(near - far);
  if (gap > HALTED_MS) return [{ chain, severity: 'blocked', kind: 'halted' }];
  return gap > SLOW_MS ? [{ chain, severity: 'warning', kind: 'slow' }] : [];
}

/** A node may lag behind its own chain: what the other chain has already been shown of it counts too. */
function newestBlock({ blockTime }: ChannelEndFacts, { client }: ChannelEndFacts): number {
  return Math.max(blockTime, client?.updatedAt ?? 0);
}

function rank({ severity }: HopFinding): number {
  return severity === 'blocked' ? 0 : 1;
}
