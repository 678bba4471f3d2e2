import { amount, formatAmount } from '#domain/amount.ts';
import type { HostRedeemQuote } from '#domain/quote-host-redeem.ts';
import type { IntentNote, TxIntent } from '#tx/intent.ts';
import type { HostAccount } from './mint-host-intent.ts';

/** `base`: stk to redeem, in base units. `epoch`: in whose unbonding it takes part; `sent` and `arrives` are the sentences of its days. */
export type QueueOrder = HostAccount & {
  readonly base: bigint;
  readonly quote: HostRedeemQuote;
  readonly epoch: bigint;
  readonly sent: string;
  readonly arrives: string;
};

/** Through the queue: the stk is burned when the host has begun to unbond. */
export function queueIntent({ base, quote, sent, arrives, ...account }: QueueOrder): TxIntent {
  const { coin, stk, hostName } = account;
  return {
    ...redemption('redeem-host', 'MsgLiquidUnstake', account, base),
    changes: [
      { bucket: 'liquid-staked', direction: 'out', amount: amount(stk, base) },
      { bucket: 'unbonding', direction: 'in', amount: amount(coin, quote.received) },
    ],
    notes: [
      ...feeNote(account, quote),
      { label: 'Unbonds from', text: sent },
      { label: 'Arrives', text: arrives },
      {
        label: '',
        text: `It cannot be cancelled, and until it arrives you can neither sell nor move it. If ${hostName} refuses to unbond it, your ${stk.symbol} comes back by itself.`,
      },
    ],
  };
}

/** `base`: stk to redeem, in base units. */
export type InstantOrder = HostAccount & { readonly base: bigint; readonly quote: HostRedeemQuote };

/** At once, from what waits to be staked. */
export function instantIntent({ base, quote, ...account }: InstantOrder): TxIntent {
  const { coin, stk } = account;
  return {
    ...redemption('redeem-instantly', 'MsgRedeem', account, base),
    changes: [
      { bucket: 'liquid-staked', direction: 'out', amount: amount(stk, base) },
      { bucket: 'free', direction: 'in', amount: amount(coin, quote.received) },
    ],
    notes: [
      ...feeNote(account, quote),
      {
        label: '',
        text: `The chain refuses it if others have taken so much of the waiting ${coin.symbol} before. Then nothing but the network fee is lost.`,
      },
    ],
  };
}

function redemption(
  kind: 'redeem-host' | 'redeem-instantly',
  message: string,
  { chain, sender, stk, touches }: HostAccount,
  base: bigint,
): Pick<TxIntent, 'kind' | 'title' | 'chain' | 'sender' | 'messages' | 'touches'> {
  return {
    kind,
    title: `Redeem ${formatAmount(amount(stk, base))} ${stk.symbol}${kind === 'redeem-instantly' ? ' at once' : ''}`,
    chain,
    sender,
    messages: [
      {
        typeUrl: `/pstake.liquidstakeibc.v1beta1.${message}`,
        value: { delegatorAddress: sender, amount: { denom: stk.denom, amount: base.toString() } },
      },
    ],
    touches,
  };
}

function feeNote({ stk }: HostAccount, { fee }: HostRedeemQuote): readonly IntentNote[] {
  return fee > 0n ? [{ label: 'Redemption fee', text: `${formatAmount(amount(stk, fee), { digits: 'all' })} ${stk.symbol}` }] : [];
}
