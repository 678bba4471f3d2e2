import type { Network } from '#config/network.ts';
import { assetOf } from '#config/networks.ts';
import { type Amount, amount } from '#domain/amount.ts';
import type { TxIntent } from './intent.ts';
import { coinOf } from './messages.ts';
import type { SignContent } from './sign-content.ts';

/** One line of the receipt. `proved`: read from the bytes; the others are what the application expects the chain to do. */
export type ReviewLine = { readonly label: string; readonly proved: boolean } & (
  | { readonly kind: 'amount'; readonly amount: Amount }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'height'; readonly height: bigint }
);

/** The receipt of one transaction: what is about to be signed, and after signing what was. Fee in base units of its asset, gas in units. */
export type Review = {
  readonly intent: TxIntent;
  readonly lines: readonly ReviewLine[];
  readonly fee: Amount;
  readonly gas: bigint;
  readonly sequence: bigint;
};

const LABELS: Readonly<Record<TxIntent['kind'], { readonly gives: string; readonly gets: string }>> = {
  mint: { gives: 'You stake', gets: 'You get, about' },
  redeem: { gives: 'You burn', gets: 'You get, about' },
};

/** Reads the receipt from what the gate read from the bytes; only the expected amounts and the notes come from the intent. */
export function reviewOf(content: SignContent, intent: TxIntent, network: Network): Review {
  const asset = (denom: string) => assetOf(network, content.chainId, denom);
  const labels = LABELS[intent.kind];
  const gives = content.messages.map((message) => coinOf(message));
  const [fee] = content.fee;
  const paid = amount(asset(fee?.denom ?? chainDenom(network, content.chainId)), fee?.amount ?? 0n);
  const gets = intent.changes.filter((change) => change.direction === 'in');
  return {
    intent,
    fee: paid,
    gas: content.gas,
    sequence: content.sequence,
    lines: [
      ...gives.map(
        (coin): ReviewLine => ({ label: labels.gives, proved: true, kind: 'amount', amount: amount(asset(coin.denom), coin.amount) }),
      ),
      ...gets.map((change): ReviewLine => ({ label: labels.gets, proved: false, kind: 'amount', amount: change.amount })),
      { label: 'Network fee', proved: true, kind: 'amount', amount: paid },
      { label: 'Account', proved: true, kind: 'code', text: intent.sender },
      { label: 'Chain', proved: true, kind: 'code', text: content.chainId },
      { label: 'Valid until block', proved: true, kind: 'height', height: content.timeoutHeight },
    ],
  };
}

function chainDenom(network: Network, chainId: string): string {
  return network.chains.find((chain) => chain.id === chainId)?.stakeDenom ?? '';
}
