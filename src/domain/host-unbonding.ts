import type { Amount } from './amount.ts';
import type { DayEpoch, HostUnbonding, UserUnbonding } from './host-stake.ts';

/** The epoch in whose unbonding a redemption of now takes part: this one if its number is a multiple of the factor, else the next that is. */
export function unbondingEpochOf(factor: bigint, epoch: bigint): bigint {
  const rest = factor > 0n ? epoch % factor : 0n;
  return rest === 0n ? epoch : epoch + factor - rest;
}

/** When the unbonding of an epoch is sent to the host: at the end of that epoch (ms since 1970). In the past for an epoch that is over. */
export function sentToHostAt(epoch: bigint, day: DayEpoch): number {
  return day.startedAt + Number.parseInt(`${epoch - day.number + 1n}`, 10) * day.durationMs;
}

/**
 * Where a redemption stands. `pending`: waits for the end of its epoch. `unbonding`: sent to the host, which has not answered yet. `maturing`: the host
 * unbonds until `at`. `claimable`: unbonded, on its way back; the chain pays it by itself. `paid`: on the account. `returned`: the
 * host refused, and the stk is back on the account. `settled`: one of these two, it is not known which. Times in ms since 1970; `expected`
 * ones are reckoned, not promised, and null where it is not known how long the host unbonds.
 */
export type HostUnbondingState =
  | { readonly kind: 'pending'; readonly sentAt: number; readonly expected: number | null }
  | { readonly kind: 'unbonding'; readonly expected: number | null }
  | { readonly kind: 'maturing'; readonly at: number }
  | { readonly kind: 'claimable' | 'paid' | 'returned' | 'settled' };

/**
 * `user` is the account's part and `unbonding` that of its epoch, null once the chain has removed them, which it does when it has paid. `claimed`: the
 * coin of the `claimed_unbondings` event, when one was found. `hostUnbondingMs`: how long the host unbonds, when known.
 */
export type HostUnbondingFacts = {
  readonly user: UserUnbonding | null;
  readonly unbonding: HostUnbonding | null;
  readonly claimed: 'host' | 'stk' | null;
  readonly day: DayEpoch;
  readonly hostUnbondingMs: number | null;
};

/** x/liquidstakeibc keeper/abci.go DoClaim, DoProcessMaturedUndelegations; keeper/hooks.go UndelegationWorkflow. */
export function hostUnbondingState({ user, unbonding, claimed, day, hostUnbondingMs }: HostUnbondingFacts): HostUnbondingState {
  if (claimed !== null) return { kind: claimed === 'host' ? 'paid' : 'returned' };
  if (unbonding?.state === 'failed') return { kind: 'returned' };
  if (!user || !unbonding) return { kind: 'settled' };
  const sentAt = sentToHostAt(unbonding.epoch, day);
  const expected = hostUnbondingMs === null ? null : sentAt + hostUnbondingMs;
  switch (unbonding.state) {
    case 'pending':
      return { kind: 'pending', sentAt, expected };
    case 'initiated':
      return { kind: 'unbonding', expected };
    case 'maturing':
      return unbonding.matureTime === null ? { kind: 'unbonding', expected } : { kind: 'maturing', at: unbonding.matureTime };
    case 'matured':
    case 'claimable':
      return { kind: 'claimable' };
  }
}

/** A redemption of an account through the queue of a host chain: what was given, what it pays, and where it stands. */
export type StandingRedemption = {
  readonly id: string;
  readonly chainId: string;
  readonly hostName: string;
  readonly epoch: bigint;
  /** Net of the fee. */
  readonly stk: Amount;
  /** As the hub calls the host's coin. */
  readonly pays: Amount;
  readonly state: HostUnbondingState;
  /** When it was settled (ms since 1970), where the node says. */
  readonly settledAt: number | null;
  /** False while the chain has switched the host off: then nothing of it moves. */
  readonly moves: boolean;
};

/** When it is paid or was settled (ms since 1970), as far as that is known. */
export function arrivalOf({ state, settledAt }: Pick<StandingRedemption, 'state' | 'settledAt'>): number | null {
  if (state.kind === 'pending' || state.kind === 'unbonding') return state.expected;
  return state.kind === 'maturing' ? state.at : settledAt;
}

/** Whether something is still to come. */
export function isUnderWay({ kind }: HostUnbondingState): boolean {
  return kind === 'pending' || kind === 'unbonding' || kind === 'maturing' || kind === 'claimable';
}

/** What comes first, then what is settled, the newest first. */
export function inOrder(redemptions: readonly StandingRedemption[]): readonly StandingRedemption[] {
  const rank = (one: StandingRedemption) => (one.state.kind === 'claimable' ? 0 : (arrivalOf(one) ?? Number.POSITIVE_INFINITY));
  const open = redemptions.filter(({ state }) => isUnderWay(state)).toSorted((a, b) => compare(rank(a), rank(b)));
  const over = redemptions.filter(({ state }) => !isUnderWay(state)).toSorted((a, b) => compare(b.epoch, a.epoch));
  return [...open, ...over];
}

function compare<T extends number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
