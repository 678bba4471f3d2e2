import type { ChainId } from '#config/network.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { Buckets } from '#domain/buckets.ts';
import type { RedeemQuote } from '#domain/quote-redeem.ts';
import type { TxIntent } from '#tx/intent.ts';

/** `base`: stkXPRT to burn, in base units. `arrives`: the sentence of the day on which the XPRT is paid out. */
export type RedeemOrder = {
  readonly chain: ChainId;
  readonly sender: string;
  readonly xprt: Asset;
  readonly stk: Asset;
  readonly base: bigint;
  readonly quote: RedeemQuote;
  readonly arrives: string;
  readonly touches: TxIntent['touches'];
  readonly before: Buckets;
};

export function redeemIntent({ chain, sender, xprt, stk, base, quote, arrives, touches, before }: RedeemOrder): TxIntent {
  return {
    kind: 'redeem',
    title: `Redeem ${formatAmount(amount(stk, base))} ${stk.symbol}`,
    chain,
    sender,
    messages: [
      {
        typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidUnstake',
        value: { delegatorAddress: sender, amount: { denom: stk.denom, amount: base.toString() } },
      },
    ],
    changes: [
      { bucket: 'liquid-staked', direction: 'out', amount: amount(stk, base) },
      { bucket: quote.unbonds.length === 0 ? 'free' : 'unbonding', direction: 'in', amount: amount(xprt, quote.total) },
    ],
    notes: [
      { label: 'Arrives', text: arrives },
      { label: 'Unbonding entries', text: `${quote.unbonds.length} new, one for each validator` },
      { label: '', text: "While it unbonds you cannot sell or move it. A validator's slash would reduce it." },
    ],
    touches,
    before,
    after: afterRedeem(before, quote),
  };
}

/** The buckets after a redemption: its gross value leaves, what is paid unbonds; the fee and the crumbs stay in the pool. */
function afterRedeem(before: Buckets, { gross, total, instant }: RedeemQuote): Buckets {
  const liquid = before['liquid-staked'] - gross;
  return {
    ...before,
    'liquid-staked': liquid > 0n ? liquid : 0n,
    unbonding: before.unbonding + total - instant,
    free: before.free + instant,
  };
}
