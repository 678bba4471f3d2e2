import type { Hex } from './block-hash.ts';
import type { SetMember } from './state.ts';

/** Proposer priorities by consensus address. */
export type Priorities = Readonly<Record<Hex, bigint>>;

/**
 * CometBFT's weighted round robin: everyone gains its power, the highest proposes and pays the total; newcomers start at −1.125 of the total.
 * (Rescaling and centring of priorities are left out: they do not change who proposes while the set is stable.)
 */
export function nextProposer(set: readonly SetMember[], before: Priorities): { readonly proposer: Hex; readonly priorities: Priorities } {
  const total = set.reduce((sum, { power }) => sum + power, 0n);
  const first = Object.keys(before).length === 0;
  const priorities: Record<Hex, bigint> = {};
  let proposer = '';
  let highest: bigint | null = null;
  for (const { address, power } of set) {
    const priority = (before[address] ?? (first ? 0n : -(total + total / 8n))) + power;
    priorities[address] = priority;
    if (highest !== null && (priority < highest || (priority === highest && address > proposer))) continue;
    highest = priority;
    proposer = address;
  }
  if (highest !== null) priorities[proposer] = highest - total;
  return { proposer, priorities };
}
