import type { Network } from '#config/network.ts';
import { assetOf } from '#config/networks.ts';
import { type Amount, amount } from '#domain/amount.ts';
import type { Buckets } from '#domain/buckets.ts';
import { spentCoin } from './allowed-messages.ts';
import type { Price } from './estimate.ts';
import type { TxIntent } from './intent.ts';
import type { SignContent } from './sign-content.ts';

/** One line of the receipt. `proved`: read from the bytes; the others are what the application expects the chain to do. */
export type ReviewLine = { readonly label: string; readonly proved: boolean } & (
  | { readonly kind: 'amounts'; readonly amounts: readonly Amount[] }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'height'; readonly height: bigint }
);

/** The receipt of one transaction: what is about to be signed, and after signing what was. Fee in base units of its asset, gas in units. */
export type Review = {
  readonly intent: TxIntent;
  readonly lines: readonly ReviewLine[];
  readonly fee: Amount;
  /** What the wallet may raise the fee to; more is refused. */
  readonly feeCeiling: Amount;
  readonly gas: bigint;
  readonly sequence: bigint;
};

const LABELS: Readonly<Record<TxIntent['kind'], { readonly gives: string; readonly gets: string }>> = {
  mint: { gives: 'You stake', gets: 'You get' },
  redeem: { gives: 'You burn', gets: 'You get' },
};

/** Reads the receipt from what the gate read from the bytes; only the expected amounts and the notes come from the intent. */
export function reviewOf(content: SignContent, intent: TxIntent, network: Network, price: Pick<Price, 'feeDenom' | 'feeCeiling'>): Review {
  const asset = (denom: string) => assetOf(network, content.chainId, denom);
  const labels = LABELS[intent.kind];
  const gives = content.messages.map(spentCoin);
  const [fee] = content.fee;
  const paid = amount(asset(price.feeDenom), fee?.amount ?? 0n);
  const gets = intent.changes.filter((change) => change.direction === 'in');
  return {
    intent,
    fee: paid,
    feeCeiling: amount(asset(price.feeDenom), price.feeCeiling),
    gas: content.gas,
    sequence: content.sequence,
    lines: [
      { label: labels.gives, proved: true, kind: 'amounts', amounts: gives.map((coin) => amount(asset(coin.denom), coin.amount)) },
      { label: labels.gets, proved: false, kind: 'amounts', amounts: gets.map((change) => change.amount) },
      { label: 'Network fee', proved: true, kind: 'amounts', amounts: [paid] },
      { label: 'Account', proved: true, kind: 'address', address: intent.sender },
      { label: 'Chain', proved: true, kind: 'code', text: content.chainId },
      { label: 'Valid until block', proved: true, kind: 'height', height: content.timeoutHeight },
    ],
  };
}

/** What is owned after the transaction, the network fee paid too; null where the intent does not say. */
export function afterFee({ intent: { after }, fee }: Review): Buckets | null {
  return after ? { ...after, free: after.free > fee.base ? after.free - fee.base : 0n } : null;
}
