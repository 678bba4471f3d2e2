import { decFromInt, mul, truncateInt } from './dec.ts';
import type { HostChain } from './host-stake.ts';
import { type HostMintQuote, mintedFor } from './quote-host-mint.ts';

/**
 * Why shares of a delegation are not taken; codes as in the chain, in its order. `limit` for `below-minimum`: the least worth of the shares, in base
 * units of the host's coin; for `insufficient`: the shares there are.
 */
export type HostSharesRefusal = {
  readonly kind: 'refused';
  readonly reason:
    | 'zero' // sdk 10
    | 'inactive' // 2016, or a rate that is none
    | 'shares-off' // 2019
    | 'unknown-validator' // sdk 30: not one that the protocol delegates to
    | 'not-bonded' // 2021
    | 'no-weight' // 2011
    | 'insufficient' // sdk 5
    | 'below-minimum' // 2002
    | 'already-processing'; // 2020: shares of this denom and account are still on their way
  readonly limit: bigint | null;
};

/** `worth`: base units of the host's coin that the shares stand for. */
export type HostSharesQuote = HostMintQuote & { readonly worth: bigint };

/** `shares`: base units of one share denom that came over the host's channel; `operator` the validator that its base denom names. */
export type HostSharesInput = {
  readonly host: Pick<HostChain, 'active' | 'takesShares' | 'cValue' | 'fees' | 'minimumDeposit' | 'validators'>;
  readonly operator: string;
  readonly shares: bigint;
  readonly available?: bigint | undefined;
  readonly processing?: boolean | undefined;
};

/** What the chain would mint for tokenized shares, to the base unit. x/liquidstakeibc keeper/msg_server.go LiquidStakeLSM. */
export function quoteHostShares({ host, operator, shares, available, processing }: HostSharesInput): HostSharesQuote | HostSharesRefusal {
  if (shares <= 0n) return refused('zero');
  if (!host.active || host.cValue <= 0n) return refused('inactive');
  if (!host.takesShares) return refused('shares-off');
  const validator = host.validators.find(({ operatorAddress }) => operatorAddress === operator);
  if (!validator) return refused('unknown-validator');
  if (!validator.bonded) return refused('not-bonded');
  if (validator.weight === 0n) return refused('no-weight');
  if (available !== undefined && shares > available) return refused('insufficient', available);
  const worth = mul(decFromInt(shares), validator.exchangeRate);
  if (worth < decFromInt(host.minimumDeposit)) return refused('below-minimum', host.minimumDeposit);
  if (processing) return refused('already-processing');
  return { ...mintedFor(host, truncateInt(worth)), worth: truncateInt(worth) };
}

function refused(reason: HostSharesRefusal['reason'], limit: bigint | null = null): HostSharesRefusal {
  return { kind: 'refused', reason, limit };
}
