import type { Coverage, LedgerGap } from '#domain/ledger-entry.ts';

/** What was estimated is no hole: the entries are there. */
const NOTES: readonly LedgerGap['reason'][] = ['times-estimated', 'payouts-assumed'];

/** From where to where the ledger was read, in one sentence, and whether that is all. */
export function coverageText({ from, to, gaps }: Coverage): string {
  if (to === null) return 'Nothing has been read yet.';
  const range = from === null ? `up to block ${height(to)}` : `from block ${height(from)} to block ${height(to)}`;
  // From the first block on, only transactions of the genesis were signed without being in a block.
  const lacks = gaps.some(({ reason }) => !NOTES.includes(reason) && !(reason === 'unseen' && from === 1n));
  return lacks ? `Read ${range}, and something may be missing.` : `Everything ${range} is here.`;
}

/** One thing that the node could not give, and what it means. */
export function gapText({ reason, from, to, count }: LedgerGap): string {
  const some = count === null ? 'Some' : count.toLocaleString('en-US');
  switch (reason) {
    case 'index-off':
      return 'This node keeps no index of transactions, so that it cannot tell what happened. A node that does can be chosen in Settings.';
    case 'pruned':
      return to === null
        ? 'This node has forgotten its oldest blocks; what happened in them is missing.'
        : `This node's history begins at block ${height(to)}; what happened before is missing.`;
    case 'too-large':
      return `${some} ${plural(count, 'transaction is', 'transactions are')} longer than an answer may be${blocks(from, to)}.`;
    case 'unreachable':
      return `The node stopped answering${blocks(from, to)}. Reading goes on from there.`;
    case 'withheld':
      return `The node gave ${count === null ? 'fewer transactions' : `${some} ${plural(count, 'transaction', 'transactions')} fewer`} than it said that it has${blocks(from, to)}.`;
    case 'unseen':
      return `The account has signed ${some.toLowerCase()} ${plural(count, 'transaction', 'transactions')} that no block shows here; those of a genesis are in none.`;
    case 'times-estimated':
      return `The time of ${some.toLowerCase()} ${plural(count, 'entry', 'entries')} was estimated from neighbouring blocks.`;
    case 'payouts-assumed':
      return `${some} ${plural(count, 'payout', 'payouts')} of unbonding ${plural(count, 'is', 'are')} taken as paid in full on the date due: a node does not list what happens at the end of a block.`;
    case 'unexplained':
      return 'The balances of today and the movements listed differ: something came or went outside of transactions, such as a slash or a grant of the chain.';
  }
}

function blocks(from: bigint | null, to: bigint | null): string {
  if (from !== null && to !== null) return from === to ? ` at block ${height(from)}` : ` between blocks ${height(from)} and ${height(to)}`;
  if (from !== null) return ` after block ${height(from)}`;
  return to === null ? '' : ` before block ${height(to)}`;
}

const height = (value: bigint): string => value.toLocaleString('en-US');
const plural = (count: number | null, one: string, many: string): string => (count === 1 ? one : many);
