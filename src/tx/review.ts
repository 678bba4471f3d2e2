import type { Network } from '#config/network.ts';
import { type Amount, amount } from '#domain/amount.ts';
import type { Buckets } from '#domain/buckets.ts';
import { actionOf } from './actions.ts';
import type { Price } from './estimate.ts';
import type { TxIntent } from './intent.ts';
import { KIND_WORDS } from './kind-words.ts';
import { expectedLines, provedLines } from './receipt-lines.ts';
import type { ReviewLine } from './review-line.ts';
import type { SignContent } from './sign-content.ts';
import { txAsset } from './tx-asset.ts';

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

/** Reads the receipt from what the gate read from the bytes; only the expected amounts, the names of validators and the notes come from the intent. */
export function reviewOf(content: SignContent, intent: TxIntent, network: Network, price: Pick<Price, 'feeDenom' | 'feeCeiling'>): Review {
  const feeAsset = txAsset(network, content.chainId, price.feeDenom);
  const [fee] = content.fee;
  const proved = provedLines(content.messages.map(actionOf), intent, network);
  const expected = expectedLines(intent);
  const paid = amount(feeAsset, fee?.amount ?? 0n);
  return {
    intent,
    fee: paid,
    feeCeiling: amount(feeAsset, price.feeCeiling),
    gas: content.gas,
    sequence: content.sequence,
    lines: [
      ...(KIND_WORDS[intent.kind].gives === null ? [...expected, ...proved] : [...proved, ...expected]),
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
