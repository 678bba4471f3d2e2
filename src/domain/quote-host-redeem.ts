import { decFromInt, mul, mulInt, quo, truncateInt } from './dec.ts';
import { type HostChain, type HostDeposit, type HostUnbonding, pendingDeposits, totalDelegated } from './host-stake.ts';
import { unbondingEpochOf } from './host-unbonding.ts';

/**
 * Why redeeming is refused, in the order in which the chain finds it; codes are those of x/liquidstakeibc. `limit` in base units of stk: the least
 * that passes for `below-minimum`, otherwise the most, 0 for nothing. `too-small` is ours: the chain would take the stk and pay nothing.
 */
export type HostRedeemRefusal = {
  readonly kind: 'refused';
  readonly reason:
    | 'zero' // sdk 10
    | 'inactive' // 2016, or a rate that is none
    | 'below-minimum' // 2002, by unbonding only
    | 'insufficient' // sdk 5 by unbonding, 2004 at once
    | 'too-small'
    | 'not-delegated' // 2012: more would be unbonded in this epoch than is delegated
    | 'no-deposits'; // 2013 wrapping 2022: an instant redemption is paid from pending deposits only
  readonly limit: bigint | null;
};

/** `fee` in base units of stk, `received` in base units of the host's coin (as `ibc/…` on the hub). */
export type HostRedeemQuote = { readonly kind: 'ok'; readonly fee: bigint; readonly received: bigint };

/** `base`: stk to redeem. `available`: spendable stk, when known. */
type RedeemInput = { readonly base: bigint; readonly available?: bigint | undefined };

/** By unbonding. `unbondings`: those of the host; `epoch`: number of the `day` epoch that runs. */
export type HostUnstakeInput = RedeemInput & {
  readonly host: Pick<HostChain, 'active' | 'cValue' | 'fees' | 'minimumDeposit' | 'unbondingFactor' | 'validators'>;
  readonly unbondings: readonly HostUnbonding[];
  readonly epoch: bigint;
};

/** What an unbonding would pay in the end, to the base unit: fixed when it is asked for. x/liquidstakeibc keeper/msg_server.go LiquidUnstake. */
export function quoteHostUnstake({ host, unbondings, epoch, base, available }: HostUnstakeInput): HostRedeemQuote | HostRedeemRefusal {
  if (base <= 0n) return refused('zero');
  if (!host.active || host.cValue <= 0n) return refused('inactive');
  if (base < host.minimumDeposit) return refused('below-minimum', host.minimumDeposit);
  if (available !== undefined && base > available) return refused('insufficient', available);
  const payout = (stk: bigint) => {
    const fee = truncateInt(mulInt(host.fees.unstake, stk));
    return { fee, received: truncateInt(mul(decFromInt(stk - fee), quo(decFromInt(1n), host.cValue))) };
  };
  const target = unbondingEpochOf(host.unbondingFactor, epoch);
  const queued = unbondings.find((unbonding) => unbonding.epoch === target)?.unbondAmount ?? 0n;
  // Everything that is delegated may not go: the chain refuses when nothing would be left.
  const room = totalDelegated(host) - queued - 1n;
  return checked(payout, base, room, 'not-delegated');
}

/** At once, against deposits. */
export type HostInstantInput = RedeemInput & {
  readonly host: Pick<HostChain, 'active' | 'cValue' | 'fees'>;
  readonly deposits: readonly HostDeposit[];
};

/** What an instant redemption would pay, to the base unit. x/liquidstakeibc keeper/msg_server.go Redeem. */
export function quoteHostInstant({ host, deposits, base, available }: HostInstantInput): HostRedeemQuote | HostRedeemRefusal {
  if (base <= 0n) return refused('zero');
  if (!host.active || host.cValue <= 0n) return refused('inactive');
  if (available !== undefined && base > available) return refused('insufficient', available);
  const payout = (stk: bigint) => {
    const fee = truncateInt(mulInt(host.fees.redemption, stk));
    return { fee, received: truncateInt(quo(decFromInt(stk - fee), host.cValue)) };
  };
  return checked(payout, base, pendingDeposits(deposits), 'no-deposits');
}

type Payout = (stk: bigint) => { readonly fee: bigint; readonly received: bigint };

function checked(payout: Payout, base: bigint, room: bigint, reason: 'not-delegated' | 'no-deposits'): HostRedeemQuote | HostRedeemRefusal {
  const { fee, received } = payout(base);
  if (received > room) return refused(reason, mostFor(payout, base, room));
  return received === 0n ? refused('too-small') : { kind: 'ok', fee, received };
}

/** The greatest amount below `above` whose payout fits: a payout never falls as the amount grows. */
function mostFor(payout: Payout, above: bigint, room: bigint): bigint {
  let [low, high] = [0n, above];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (payout(middle).received <= room) low = middle;
    else high = middle;
  }
  return low;
}

function refused(reason: HostRedeemRefusal['reason'], limit: bigint | null = null): HostRedeemRefusal {
  return { kind: 'refused', reason, limit };
}
