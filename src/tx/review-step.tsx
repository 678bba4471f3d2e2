import { BeforeAfter } from '#ui/before-after.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { Receipt } from '#ui/receipt.tsx';
import type { TxIntent } from './intent.ts';
import { placeOf } from './kind-words.ts';
import { receiptRows, warningsOf } from './receipt-rows.tsx';
import { afterFee, type Review } from './review.ts';
import type { ReviewReason } from './state.ts';

const REASONS: Readonly<Record<Exclude<ReviewReason, 'first'>, string>> = {
  worse: 'The rate moved against you by more than 0.1 % since you looked. These are the present amounts.',
  later: 'It would arrive later than when you looked: a day of the chain has ended. These are the present dates.',
  sequence: 'Another transaction of this account came first, so this one has to be signed once more. It has not been sent.',
};

type Props = {
  review: Review;
  reason?: ReviewReason;
  /** The wallet that may change the fee, by name. */
  feeChanger?: string | null;
};

/** The receipt with its warnings and the two bars. */
export function ReviewStep({ review, reason = 'first', feeChanger }: Props) {
  const { before, part } = review.intent;
  const after = afterFee(review);
  return (
    <div className="grid gap-4">
      <Receipt rows={receiptRows(review)} />
      {part && part.of > 1 && (
        <p className="label">
          Part {placeOf(part)}: {whyParts(review.intent)}. Each is signed by itself, and what is done stays done.
        </p>
      )}
      {reason !== 'first' && (
        <Note tone="warn" live>
          {REASONS[reason]}
        </Note>
      )}
      {warningsOf(review).map((text) => (
        <Note key={text} tone="warn">
          {text}
        </Note>
      ))}
      {before && after && <BeforeAfter now={before} after={after} asset={review.fee.asset} />}
      {feeChanger && (
        <p className="label">
          {feeChanger} may change the network fee. More than <Money amount={review.feeCeiling} /> is refused.
        </p>
      )}
    </div>
  );
}

/** Parts of one work are too large for one transaction; steps of a plan wait for each other. */
function whyParts({ plan }: TxIntent): string {
  if (!plan) return 'together they would need too much of a block';
  return plan.next ? 'the next one is offered when this has arrived' : 'what it waited for has arrived';
}
