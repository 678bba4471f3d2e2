import type { ChainId } from '#config/network.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { Buckets } from '#domain/buckets.ts';
import type { MintQuote } from '#domain/quote-mint.ts';
import type { TxIntent } from '#tx/intent.ts';

/** `base`: XPRT to stake, in base units. `touches`: the query keys that change with it. */
export type MintOrder = {
  readonly chain: ChainId;
  readonly sender: string;
  readonly xprt: Asset;
  readonly stk: Asset;
  readonly base: bigint;
  readonly quote: MintQuote;
  readonly touches: TxIntent['touches'];
  readonly before: Buckets;
};

export function mintIntent({ chain, sender, xprt, stk, base, quote, touches, before }: MintOrder): TxIntent {
  return {
    kind: 'mint',
    title: `Mint ${formatAmount(amount(stk, quote.minted))} ${stk.symbol}`,
    chain,
    sender,
    messages: [
      {
        typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake',
        value: { delegatorAddress: sender, amount: { denom: xprt.denom, amount: base.toString() } },
      },
    ],
    changes: [
      { bucket: 'free', direction: 'out', amount: amount(xprt, base) },
      { bucket: 'liquid-staked', direction: 'in', amount: amount(stk, quote.minted) },
    ],
    notes: [
      {
        label: '',
        text: `${stk.symbol} can lose value when a validator of the pool is slashed. Redeeming it takes the unbonding time of the chain.`,
      },
    ],
    touches,
    before,
    after: afterMint(before, base),
  };
}

/** The buckets after a mint: what was free is liquid-staked, at the same exchange rate. */
function afterMint(before: Buckets, base: bigint): Buckets {
  return { ...before, free: before.free - base, 'liquid-staked': before['liquid-staked'] + base };
}
