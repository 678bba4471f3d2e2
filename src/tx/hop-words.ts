import type { HopFacts, HopFinding } from '#domain/hop-health.ts';
import { relativeText } from '#ui/time-text.ts';

/** What speaks against a hop, in a sentence. `name` is of the chain that it is wrong with. */
export function findingWords({ kind }: HopFinding, name: string): string {
  switch (kind) {
    case 'channel-missing':
      return `${name} does not have this channel.`;
    case 'channel-not-open':
      return `The channel is closed on ${name}.`;
    case 'leads-elsewhere':
      return `On ${name} this channel leads to another chain.`;
    case 'client-expired':
      return `The light client on ${name} has expired: it has not been updated for too long, and proves nothing any more. Only governance there can renew it.`;
    case 'client-frozen':
      return `The light client on ${name} is frozen, because the other chain was seen to contradict itself.`;
    case 'client-unknown':
      return `${name} says of its light client neither that it is active nor why it is not.`;
    case 'halted':
      return `${name} makes no blocks now.`;
    case 'client-aging':
      return `The light client on ${name} has not been updated for long. Perhaps nobody is relaying; a transfer may take its time.`;
    case 'client-unreadable':
      return `The light client on ${name} cannot be read.`;
    case 'slow':
      return `The newest block of ${name} is more than a minute old.`;
    case 'silent':
      return `${name} could not be asked, so its end of the channel is not checked.`;
  }
}

/** "Osmosis: block 3 s old, light client 2 min old" for each end that was asked at `now`: ages as the chains' own clocks have them. */
export function hopFactsWords(facts: HopFacts, nameOf: (chain: string) => string, now: number): readonly string[] {
  return facts.flatMap(({ chain, facts: end }) => {
    if (!end) return [];
    const updated = end.client?.updatedAt;
    const client = updated ? `, light client ${ageWords(updated, end.blockTime)}` : '';
    return [`${nameOf(chain)}: block ${ageWords(end.blockTime, now)}${client}`];
  });
}

/** A chain's clock may be some seconds ahead of another's. */
function ageWords(at: number, now: number): string {
  const text = relativeText(Math.min(at, now), now);
  return text === 'now' ? 'just made' : text.replace(/ago$/, 'old');
}
