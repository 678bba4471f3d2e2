import type { Tracked } from '#tx/track-transfer.ts';

/** Why a hash leads to no transfer, in words. */
export const UNTRACKED: Readonly<Record<Exclude<Tracked['kind'], 'tracked'>, string>> = {
  unknown:
    'No chain that was asked has this transaction in a block. Compare the hash, and choose the chain on which it was signed. A node may also have forgotten it.',
  failed: 'The chain refused this transaction in its block. Nothing was sent.',
  'no-transfer': 'This transaction sends nothing to another chain.',
  unpinned: 'It sends over a channel that this network does not vouch for, so that nothing can be said about where it went.',
};
