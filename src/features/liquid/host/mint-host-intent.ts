import type { ChainId } from '#config/network.ts';
import { amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { HostMintQuote } from '#domain/quote-host-mint.ts';
import type { IntentNote, TxIntent, TxPlan } from '#tx/intent.ts';

/** Whose order it is, in which coins: `coin` as the hub calls it, `host` its chain. `touches`: the query keys that change with it. */
export type HostAccount = {
  readonly chain: ChainId;
  readonly sender: string;
  readonly coin: Asset;
  readonly stk: Asset;
  readonly host: ChainId;
  readonly hostName: string;
  readonly touches: TxIntent['touches'];
};

/** `base`: what is staked, in base units of `coin`. `plan`: the work that it is a step of. */
export type MintHostOrder = HostAccount & {
  readonly base: bigint;
  readonly quote: HostMintQuote;
  readonly plan?: TxPlan | undefined;
};

export function mintHostIntent({ chain, sender, coin, stk, hostName, base, quote, touches, plan }: MintHostOrder): TxIntent {
  return {
    kind: 'mint-host',
    title: `Mint ${formatAmount(amount(stk, quote.received))} ${stk.symbol}`,
    chain,
    sender,
    messages: [
      {
        typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgLiquidStake',
        value: { delegatorAddress: sender, amount: { denom: coin.denom, amount: base.toString() } },
      },
    ],
    changes: [
      { bucket: 'free', direction: 'out', amount: amount(coin, base) },
      { bucket: 'liquid-staked', direction: 'in', amount: amount(stk, quote.received) },
    ],
    notes: mintNotes(stk, hostName, quote),
    touches,
    ...(plan ? { plan, part: plan.step } : {}),
  };
}

/** What no byte can prove, of a mint from coins as of one from shares. */
export function mintNotes(stk: Asset, hostName: string, { fee }: HostMintQuote): readonly IntentNote[] {
  const risk = `${stk.symbol} can lose value when a validator of ${hostName} is slashed. Redeeming it takes the unbonding time of ${hostName}, and up to some days before that.`;
  return [
    ...(fee > 0n ? [{ label: 'Minting fee', text: `${formatAmount(amount(stk, fee), { digits: 'all' })} ${stk.symbol}` }] : []),
    { label: '', text: risk },
  ];
}
