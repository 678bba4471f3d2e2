import type { QueryClient } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import type { DayEpoch, HostChain, HostDeposit, HostUnbonding } from '#domain/host-stake.ts';
import { unbondingEpochOf } from '#domain/host-unbonding.ts';
import { type HostMintQuote, quoteHostMint } from '#domain/quote-host-mint.ts';
import { quoteHostInstant, quoteHostUnstake } from '#domain/quote-host-redeem.ts';
import { quoteHostShares } from '#domain/quote-host-shares.ts';
import { quoteMoved } from '#domain/quote-moved.ts';
import { dayEpochOf } from '#queries/day-epoch.ts';
import { epochsQuery } from '#queries/epochs.ts';
import { hostChainQuery, hostDepositsQuery, hostUnbondingsQuery } from '#queries/liquidstakeibc.ts';
import type { Requote, TxIntent } from '#tx/intent.ts';
import { hostMintRefusalText, hostRedeemRefusalText, hostSharesRefusalText } from './host-refusal-text.ts';
import { type MintHostOrder, mintHostIntent } from './mint-host-intent.ts';
import { type MintSharesOrder, mintSharesIntent } from './mint-shares-intent.ts';
import { queueDays } from './queue-days.ts';
import { type InstantOrder, instantIntent, type QueueOrder, queueIntent } from './redeem-host-intent.ts';

export type Source = { readonly queries: QueryClient; readonly hub: ChainClient };

/** The intents that are quoted again just before they are signed, and again if they are shown again. */

export const freshMint = (order: MintHostOrder, source: Source): TxIntent => ({
  ...mintHostIntent(order),
  requote: () => requoteMintHost(order, source),
});

export const freshQueue = (order: QueueOrder, hostUnbondingMs: number | null, source: Source): TxIntent => ({
  ...queueIntent(order),
  requote: () => requoteQueue(order, hostUnbondingMs, source),
});

export const freshInstant = (order: InstantOrder, source: Source): TxIntent => ({
  ...instantIntent(order),
  requote: () => requoteInstant(order, source),
});

export const freshShares = (order: MintSharesOrder, source: Source): TxIntent => ({
  ...mintSharesIntent(order),
  requote: () => requoteShares(order, source),
});

/** Quotes again from the chain's state of now, just before signing. Throws in words when the chain would refuse by now. */
export async function mintQuoteAgain(
  order: MintHostOrder,
  source: Source,
): Promise<Pick<Requote, 'verdict'> & { readonly quote: HostMintQuote }> {
  const { host, deposits, day } = await freshHost(order.host, source);
  const quote = quoteHostMint({ host, base: order.base, deposits, epoch: day.number });
  if (quote.kind === 'refused') throw new Error(hostMintRefusalText(quote, order));
  return { verdict: quoteMoved(order.quote.received, quote.received), quote };
}

/** A mint with the quote of now. */
export async function requoteMintHost(order: MintHostOrder, source: Source): Promise<Requote> {
  const { verdict, quote } = await mintQuoteAgain(order, source);
  return { verdict, intent: freshMint({ ...order, quote }, source) };
}

/** The same for a redemption through the queue, which is later when it missed its epoch. */
export async function requoteQueue(order: QueueOrder, hostUnbondingMs: number | null, source: Source): Promise<Requote> {
  const { host, unbondings, day } = await freshHost(order.host, source);
  const quote = quoteHostUnstake({ host, base: order.base, unbondings, epoch: day.number });
  if (quote.kind === 'refused') throw new Error(hostRedeemRefusalText(quote, order));
  const epoch = unbondingEpochOf(host.unbondingFactor, day.number);
  const moved = quoteMoved(order.quote.received, quote.received);
  const verdict = epoch > order.epoch && moved !== 'worse' ? 'later' : moved;
  return {
    verdict,
    intent: freshQueue({ ...order, quote, epoch, ...queueDays(epoch, day, hostUnbondingMs).text }, hostUnbondingMs, source),
  };
}

/** The same for one at once. */
export async function requoteInstant(order: InstantOrder, source: Source): Promise<Requote> {
  const { host, deposits } = await freshHost(order.host, source);
  const quote = quoteHostInstant({ host, base: order.base, deposits });
  if (quote.kind === 'refused') throw new Error(hostRedeemRefusalText(quote, order));
  return { verdict: quoteMoved(order.quote.received, quote.received), intent: freshInstant({ ...order, quote }, source) };
}

/** A mint from shares with the quote of now. */
async function requoteShares(order: MintSharesOrder, source: Source): Promise<Requote> {
  const { queries, hub } = source;
  const host = await queries.fetchQuery({ ...hostChainQuery(hub, order.host), staleTime: 0 });
  if (!host) throw new Error(NO_HOST);
  const quote = quoteHostShares({ host, operator: order.token.operator, shares: order.token.shares });
  if (quote.kind === 'refused') throw new Error(hostSharesRefusalText(quote, order));
  return { verdict: quoteMoved(order.quote.received, quote.received), intent: freshShares({ ...order, quote }, source) };
}

const NO_HOST = 'The chain does not stake this coin any more.';

type Fresh = {
  readonly host: HostChain;
  readonly deposits: readonly HostDeposit[];
  readonly unbondings: readonly HostUnbonding[];
  readonly day: DayEpoch;
};

/** One request: the transport joins what is asked in one tick. */
async function freshHost(chain: string, { queries, hub }: Source): Promise<Fresh> {
  const fresh = { staleTime: 0 };
  const [host, deposits, unbondings, epochs] = await Promise.all([
    queries.fetchQuery({ ...hostChainQuery(hub, chain), ...fresh }),
    queries.fetchQuery({ ...hostDepositsQuery(hub, chain), ...fresh }),
    queries.fetchQuery({ ...hostUnbondingsQuery(hub, chain), ...fresh }),
    queries.fetchQuery({ ...epochsQuery(hub), ...fresh }),
  ]);
  const day = dayEpochOf(epochs);
  if (!host || !day) throw new Error(NO_HOST);
  return { host, deposits, unbondings, day };
}
