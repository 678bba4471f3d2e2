import { amount, formatAmount } from '#domain/amount.ts';
import type { HostSharesQuote } from '#domain/quote-host-shares.ts';
import type { TxIntent } from '#tx/intent.ts';
import { type HostAccount, mintNotes } from './mint-host-intent.ts';
import type { HostShareToken } from './share-tokens.ts';

export type MintSharesOrder = HostAccount & { readonly token: Omit<HostShareToken, 'quote'>; readonly quote: HostSharesQuote };

/** Shares of a delegation become stk at once, and later a delegation of the protocol. All of one kind: they are taken or refused together. */
export function mintSharesIntent({ chain, sender, coin, stk, hostName, touches, token, quote }: MintSharesOrder): TxIntent {
  return {
    kind: 'mint-host-shares',
    title: `Mint ${formatAmount(amount(stk, quote.received))} ${stk.symbol} from shares`,
    chain,
    sender,
    messages: [
      {
        typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgLiquidStakeLSM',
        value: { delegatorAddress: sender, delegations: [{ denom: token.denom, amount: token.shares.toString() }] },
      },
    ],
    changes: [{ bucket: 'liquid-staked', direction: 'in', amount: amount(stk, quote.received) }],
    notes: [
      { label: 'Shares with', text: token.operator },
      { label: 'Worth', text: `${formatAmount(amount(coin, quote.worth), { digits: 'all' })} ${coin.symbol}` },
      ...mintNotes(stk, hostName, quote),
    ],
    touches,
  };
}
