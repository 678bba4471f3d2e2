import { decFromInt, mul, mulInt, truncateInt } from './dec.ts';
import type { HostChain, HostDeposit } from './host-stake.ts';

/**
 * Why staking is refused; codes are those of x/liquidstakeibc, in the order in which the chain finds them. `limit` in base units of the host's coin:
 * the least that passes, or for `insufficient` the most. `too-small` is ours: the chain would take the deposit and mint nothing.
 */
export type HostMintRefusal = {
  readonly kind: 'refused';
  readonly reason:
    | 'zero' // sdk 10
    | 'inactive' // 2016, or a rate that is none
    | 'below-minimum' // 2002
    | 'insufficient' // 2003
    | 'no-deposit' // 2007: an instant redemption took the whole deposit of this epoch, and with it the record
    | 'too-small';
  readonly limit: bigint | null;
};

/** In base units of stk: `minted` before the fee, `received` by the user. */
export type HostMintQuote = { readonly kind: 'ok'; readonly minted: bigint; readonly fee: bigint; readonly received: bigint };

/** `base`: coins of the host (as `ibc/…` on the hub) to stake. `available`, `deposits` and `epoch` (the `day` epoch that runs): when known. */
export type HostMintInput = {
  readonly host: Pick<HostChain, 'active' | 'cValue' | 'fees' | 'minimumDeposit'>;
  readonly base: bigint;
  readonly available?: bigint | undefined;
  readonly deposits?: readonly HostDeposit[] | undefined;
  readonly epoch?: bigint | undefined;
};

/** What the chain would mint, to the base unit, or why it would not. x/liquidstakeibc keeper/msg_server.go LiquidStake. */
export function quoteHostMint({ host, base, available, deposits, epoch }: HostMintInput): HostMintQuote | HostMintRefusal {
  if (base <= 0n) return refused('zero');
  if (!host.active || host.cValue <= 0n) return refused('inactive');
  if (base < host.minimumDeposit) return refused('below-minimum', host.minimumDeposit);
  if (available !== undefined && base > available) return refused('insufficient', available);
  const missing = deposits !== undefined && epoch !== undefined && !deposits.some((deposit) => deposit.epoch === epoch);
  if (missing) return refused('no-deposit');
  const quote = mintedFor(host, base);
  return quote.received === 0n ? refused('too-small') : quote;
}

/** Two truncations: of what is minted, and of the fee in it. */
export function mintedFor({ cValue, fees }: Pick<HostChain, 'cValue' | 'fees'>, base: bigint): HostMintQuote {
  const minted = truncateInt(mul(decFromInt(base), cValue));
  const fee = truncateInt(mulInt(fees.deposit, minted));
  return { kind: 'ok', minted, fee, received: minted - fee };
}

function refused(reason: HostMintRefusal['reason'], limit: bigint | null = null): HostMintRefusal {
  return { kind: 'refused', reason, limit };
}
