import type { ChainClient } from '#chain/client.ts';
import type { ChainId } from '#config/network.ts';
import { type Amount, amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { BucketName, Buckets } from '#domain/buckets.ts';
import { moduleKey } from '#queries/key.ts';
import type { TxIntent, TxMessage } from '#tx/intent.ts';

/** What every intent of this page needs to know of who acts and where. */
export type Order = {
  readonly chain: ChainId;
  readonly sender: string;
  /** The staked asset. */
  readonly asset: Asset;
  readonly touches: TxIntent['touches'];
  readonly before: Buckets;
  /** Rewards are paid to another address: then they leave the account. */
  readonly elsewhere: boolean;
  /** Monikers by operator. */
  readonly names: Readonly<Record<string, string>>;
};

/** What staking changes: balances, stake, rewards, and what of an account is locked. */
export function touchesOf(hub: ChainClient): TxIntent['touches'] {
  return ['bank', 'staking', 'distribution', 'liquid', 'liquidstake', 'vesting'].map((module) => moduleKey(hub, module));
}

/** A coin as messages carry it. */
export function coin({ asset }: Order, base: bigint): { readonly denom: string; readonly amount: string } {
  return { denom: asset.denom, amount: base.toString() };
}

/** "1,000 XPRT" */
export function coinText({ asset }: Order, base: bigint): string {
  return `${formatAmount(amount(asset, base))} ${asset.symbol}`;
}

export function nameOf({ names }: Order, operator: string): string {
  return names[operator] ?? operator;
}

export type Move = { readonly from: BucketName | null; readonly to: BucketName | null; readonly base: bigint };

/** Money that goes from one bucket to another, without ever showing less than nothing. */
function moved(before: Buckets, moves: readonly Move[]): Buckets {
  const after = { ...before };
  for (const { from, to, base } of moves) {
    if (from !== null) after[from] = after[from] > base ? after[from] - base : 0n;
    if (to !== null) after[to] += base;
  }
  return after;
}

/** Every change of a delegation pays out what it has earned. */
export function payout(rewards: bigint): Move {
  return { from: 'rewards', to: 'free', base: rewards };
}

type Parts = {
  readonly kind: TxIntent['kind'];
  readonly title: string;
  readonly messages: readonly TxMessage[];
  readonly moves: readonly Move[];
  readonly notes: TxIntent['notes'];
  /** Only those of the moves that the receipt shows: what leaves a bucket is read from the messages. */
  readonly arrives: readonly { readonly bucket: BucketName; readonly amount: Amount }[];
};

/** The intent of an order. */
export function intentOf(order: Order, { kind, title, messages, moves, notes, arrives }: Parts): TxIntent {
  const { chain, sender, touches, before, names, elsewhere } = order;
  const got = arrives.filter(({ bucket, amount: { base } }) => base > 0n && !(elsewhere && bucket === 'free'));
  return {
    kind,
    title,
    chain,
    sender,
    messages,
    notes,
    touches,
    names,
    changes: got.map((each) => ({ ...each, direction: 'in' })),
    before,
    after: moved(
      before,
      moves.map((move) => (elsewhere && move.from === 'rewards' ? { ...move, to: null } : move)),
    ),
  };
}
