import type { Amount } from '#domain/amount.ts';
import { group } from '#domain/digits.ts';
import { Address } from '#ui/address.tsx';
import { Bar } from '#ui/bar.tsx';
import { DateText } from '#ui/date-text.tsx';
import type { Definition } from '#ui/definition-list.tsx';
import { Money } from '#ui/money.tsx';
import { Receipt } from '#ui/receipt.tsx';
import { afterFee } from './review.ts';
import type { TxState } from './state.ts';

type Done = Extract<TxState, { step: 'done' }>;

/** What the block did, beside what was quoted. */
export function DoneStep({ state }: { state: Done }) {
  const { review, executed, hash, height } = state;
  const { changes } = review.intent;
  const after = afterFee(review);
  const quoted = changes.filter((change) => change.direction === 'in').map((change) => change.amount);
  const rows: Definition[] = [
    ...(executed.received.length > 0 ? [{ term: 'You got', value: <Amounts amounts={executed.received} /> }] : []),
    ...(executed.unbonding.length > 0 ? [{ term: 'Unbonding', value: <Amounts amounts={executed.unbonding} /> }] : []),
    ...(executed.completesAt === null ? [] : [{ term: 'Arrives by itself', value: <DateText at={executed.completesAt} /> }]),
    ...(quoted.length > 0 ? [{ term: 'Quoted', value: <Amounts amounts={quoted} /> }] : []),
    { term: 'Network fee', value: <Money amount={review.fee} /> },
    { term: 'Block', value: <span className="num">{group(String(height))}</span> },
    { term: 'Transaction', value: <Address address={hash} what="hash" /> },
  ];
  return (
    <div className="grid gap-4">
      <Receipt rows={rows} />
      {after && <Bar buckets={after} asset={review.fee.asset} name="after" />}
    </div>
  );
}

function Amounts({ amounts }: { amounts: readonly Amount[] }) {
  return amounts.map((amount) => (
    <div key={amount.asset.denom}>
      <Money amount={amount} />
    </div>
  ));
}
