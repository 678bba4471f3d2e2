import { type Dec, decFromInt, mul, quo, truncateInt } from './dec.ts';

/**
 * A chain whose coin can be liquid-staked on Persistence (`HostChain` of x/liquidstakeibc, pstake-native v2.16). Amounts in base units of the host's
 * coin, or of its stk coin where that is said; fees are shares of one.
 */
export type HostChain = {
  readonly chainId: string;
  /** What the host calls its coin; `stk/` before it is the liquid one. */
  readonly hostDenom: string;
  /** The channel on the hub over which the coin comes. */
  readonly port: string;
  readonly channel: string;
  /** False from the registration until somebody switches it on, and when the rate has left its limits: nothing can be staked or redeemed. */
  readonly active: boolean;
  /** Whether shares of delegations on the host are taken. */
  readonly takesShares: boolean;
  /** stk per coin of the host, below 1 and falling as rewards come in. Exactly what the chain computes with. */
  readonly cValue: Dec;
  readonly lowerLimit: Dec;
  readonly upperLimit: Dec;
  readonly fees: { readonly deposit: Dec; readonly restake: Dec; readonly unstake: Dec; readonly redemption: Dec };
  /** Least amount to stake, and least amount of stk to redeem by unbonding. Not for an instant redemption. */
  readonly minimumDeposit: bigint;
  /** Unbondings are sent to the host in `day` epochs whose number is a multiple of it. */
  readonly unbondingFactor: bigint;
  /** Most rewards that are compounded in a day, as a share of what is delegated. */
  readonly autoCompoundFactor: Dec;
  readonly validators: readonly HostValidator[];
};

/** `exchangeRate`: coins per share there, 1 unless it was slashed. `delegatedAmount` in base units of the host's coin. */
export type HostValidator = {
  readonly operatorAddress: string;
  readonly bonded: boolean;
  readonly weight: Dec;
  readonly delegatedAmount: bigint;
  readonly exchangeRate: Dec;
};

/** What was staked in one `day` epoch on its way to a delegation: on the hub, under way, on the host, being delegated. */
export type HostDeposit = {
  readonly epoch: bigint;
  readonly amount: bigint;
  readonly state: 'pending' | 'sent' | 'received' | 'delegating';
};

/** Everything that is unbonded in one epoch. `burnAmount` in base units of stk; `matureTime` in ms since 1970, null until the host has answered. */
export type HostUnbonding = {
  readonly epoch: bigint;
  readonly burnAmount: bigint;
  readonly unbondAmount: bigint;
  readonly matureTime: number | null;
  readonly state: 'pending' | 'initiated' | 'maturing' | 'matured' | 'claimable' | 'failed';
};

/** One account's part of an epoch's unbonding. `stkAmount` net of the fee. */
export type UserUnbonding = { readonly epoch: bigint; readonly stkAmount: bigint; readonly unbondAmount: bigint };

/** The `day` epoch that runs: its number, when it began (ms since 1970), how long it lasts (ms). */
export type DayEpoch = { readonly number: bigint; readonly startedAt: number; readonly durationMs: number };

/** Coins of the host per stk, the rate that people read: it grows with rewards. Null when the chain has no sensible rate. */
export function hostExchangeRate({ cValue }: Pick<HostChain, 'cValue'>): Dec | null {
  return cValue > 0n ? quo(decFromInt(1n), cValue) : null;
}

/** What stk coins stand for now, in base units of the host's coin, before any fee; null when the chain has no sensible rate. */
export function hostValueOf(host: Pick<HostChain, 'cValue'>, stk: bigint): bigint | null {
  const rate = hostExchangeRate(host);
  return rate === null ? null : truncateInt(mul(decFromInt(stk), rate));
}

/** What is delegated to all validators of the host, in base units of its coin. */
export function totalDelegated({ validators }: Pick<HostChain, 'validators'>): bigint {
  return validators.reduce((sum, { delegatedAmount }) => sum + delegatedAmount, 0n);
}

/** What can be redeemed at once: only deposits that have not left the hub yet. */
export function pendingDeposits(deposits: readonly HostDeposit[]): bigint {
  return deposits.reduce((sum, { state, amount }) => (state === 'pending' ? sum + amount : sum), 0n);
}
