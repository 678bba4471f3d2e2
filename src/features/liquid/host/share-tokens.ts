import type { Coin } from '#chain/bank/queries.ts';
import type { HostShareDeposit } from '#chain/liquidstakeibc/queues.ts';
import type { DenomTrace } from '#domain/denom-trace.ts';
import type { HostChain } from '#domain/host-stake.ts';
import { type HostSharesQuote, type HostSharesRefusal, quoteHostShares } from '#domain/quote-host-shares.ts';
import { shareTokenOf } from '#domain/share-token.ts';

/** Tokenized shares of a delegation on the host chain, as they came to the hub. `denom` there, `shares` in base units of it. */
export type HostShareToken = {
  readonly denom: string;
  readonly shares: bigint;
  readonly operator: string;
  readonly recordId: bigint;
  readonly quote: HostSharesQuote | HostSharesRefusal;
};

type Holdings = {
  readonly host: HostChain;
  readonly owner: string;
  readonly spendable: readonly Coin[];
  /** Where unlisted `ibc/…` denoms came from. */
  readonly traces: ReadonlyMap<string, DenomTrace | null>;
  readonly deposits: readonly HostShareDeposit[];
};

/** What the module could take of an account: only shares that came over the host's own channel. x/liquidstakeibc keeper/msg_server.go LiquidStakeLSM. */
export function hostShareTokens({ host, owner, spendable, traces, deposits }: Holdings): readonly HostShareToken[] {
  return spendable.flatMap(({ denom, amount: shares }): HostShareToken[] => {
    const trace = traces.get(denom);
    const [hop, ...further] = trace?.hops ?? [];
    const token = trace && shareTokenOf(trace.base);
    if (!token || !hop || further.length > 0 || hop.port !== host.port || hop.channel !== host.channel || shares === 0n) return [];
    const processing = deposits.some(({ ibcDenom, delegator }) => ibcDenom === denom && delegator === owner);
    const quote = quoteHostShares({ host, operator: token.validator, shares, available: shares, processing });
    return [{ denom, shares, operator: token.validator, recordId: token.recordId, quote }];
  });
}
