import type { QueryClient } from '@tanstack/react-query';
import type { ChainClient } from '#chain/client.ts';
import { quoteMint } from '#domain/quote-mint.ts';
import { quoteMoved } from '#domain/quote-moved.ts';
import { quoteRedeem } from '#domain/quote-redeem.ts';
import { liquidStakeParamsQuery, liquidStakeStateQuery, liquidValidatorsQuery } from '#queries/liquidstake.ts';
import { validatorsQuery } from '#queries/staking.ts';
import type { Requote } from '#tx/intent.ts';
import { type MintOrder, mintIntent } from './mint-intent.ts';
import { type RedeemOrder, redeemIntent } from './redeem-intent.ts';
import { mintRefusalText, redeemRefusalText } from './refusal-text.ts';

type Source = { readonly queries: QueryClient; readonly hub: ChainClient };

/** Quotes again from the chain's state of now, just before signing. Throws in words when the chain would refuse by now. */
export async function requoteMint(order: MintOrder, source: Source): Promise<Requote> {
  const quote = quoteMint({ ...(await freshPool(source)), base: order.base });
  if (quote.kind === 'refused') throw new Error(mintRefusalText(quote, order.xprt));
  return { verdict: quoteMoved(order.quote.minted, quote.minted), intent: mintIntent({ ...order, quote }) };
}

/** The same for a redemption. */
export async function requoteRedeem(order: RedeemOrder, source: Source): Promise<Requote> {
  const quote = quoteRedeem({ ...(await freshPool(source)), base: order.base });
  if (quote.kind === 'refused') throw new Error(redeemRefusalText(quote, order.stk, 'a validator of the pool'));
  return { verdict: quoteMoved(order.quote.total, quote.total), intent: redeemIntent({ ...order, quote }) };
}

/** One request: the transport joins what is asked in one tick. */
async function freshPool({ queries, hub }: Source) {
  const fresh = { staleTime: 0 };
  const [state, params, liquidValidators, validators] = await Promise.all([
    queries.fetchQuery({ ...liquidStakeStateQuery(hub), ...fresh }),
    queries.fetchQuery({ ...liquidStakeParamsQuery(hub), ...fresh }),
    queries.fetchQuery({ ...liquidValidatorsQuery(hub), ...fresh }),
    queries.fetchQuery({ ...validatorsQuery(hub), ...fresh }),
  ]);
  return { state, params, liquidValidators, validators };
}
