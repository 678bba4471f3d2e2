import type { BucketName } from '#domain/buckets.ts';

/** The five buckets in the order in which every picture draws them, with the word for each and the class that fills it. */
export const BUCKETS = [
  { name: 'liquid-staked', label: 'Liquid-staked', fill: 'bg-b-lst' },
  { name: 'staked', label: 'Staked', fill: 'bg-b-staked' },
  { name: 'free', label: 'Free', fill: 'bg-b-free' },
  { name: 'unbonding', label: 'Unbonding', fill: 'hatch' },
  { name: 'rewards', label: 'Rewards', fill: 'bg-b-rewards' },
] as const satisfies readonly { name: BucketName; label: string; fill: string }[];
