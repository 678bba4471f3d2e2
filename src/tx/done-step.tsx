import type { Amount } from '#domain/amount.ts';
import { group } from '#domain/digits.ts';
import { Address } from '#ui/address.tsx';
import { Bar } from '#ui/bar.tsx';
import { DateText } from '#ui/date-text.tsx';
import type { Definition } from '#ui/definition-list.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { Receipt } from '#ui/receipt.tsx';
import type { TxKind } from './intent.ts';
import { KIND_WORDS, PAID_OUT, placeOf } from './kind-words.ts';
import { afterFee, type Review } from './review.ts';
import type { Executed, TxState } from './state.ts';
import { TransferTracking } from './transfer-tracking.tsx';

type Done = Extract<TxState, { step: 'done' }>;

/** What the block did, beside what was quoted. */
export function DoneStep({ state }: { state: Done }) {
  const { review, executed, hash, height, transfer } = state;
  const { kind, part, next } = review.intent;
  const after = afterFee(review);
  const words = KIND_WORDS[kind];
  const rows: Definition[] = [
    ...amountsRow('You got', executed.received),
    ...amountsRow('Staked', executed.staked),
    ...amountsRow(kind === 'transfer' ? 'Sent' : 'Moved', executed.moved),
    ...amountsRow('Unbonding', executed.unbonding),
    ...(executed.completesAt === null ? [] : [{ term: words.ends, value: <DateText at={executed.completesAt} /> }]),
    ...amountsRow(rewardsTerm(kind, executed), executed.rewards),
    ...amountsRow('Quoted', quotedOf(review)),
    { term: 'Network fee', value: <Money amount={review.fee} /> },
    { term: 'Block', value: <span className="num">{group(String(height))}</span> },
    { term: 'Transaction', value: <Address address={hash} what="hash" /> },
  ];
  return (
    <div className="grid gap-4">
      {transfer && (
        <div className="pt-4">
          <TransferTracking transfer={transfer} />
        </div>
      )}
      <Receipt rows={rows} />
      {part && next && (transfer === null || transfer.outcome === 'arrived') && (
        <Note tone="info" live>
          Part {placeOf(part)} is done. The rest waits for you; nothing is lost when you stop here.
        </Note>
      )}
      {after && <Bar buckets={after} asset={review.fee.asset} name="after" />}
    </div>
  );
}

function rewardsTerm(kind: TxKind, { rewardsTo }: Executed): string {
  if (rewardsTo === 'elsewhere') return 'Paid to your withdraw address';
  return kind === 'claim' ? 'You got' : PAID_OUT;
}

/** What the review promised, without the rewards that come along: they grow until the block. */
function quotedOf({ lines, intent }: Review): readonly Amount[] {
  const quoted = lines.filter((line) => !line.proved && (intent.kind === 'claim' || line.label !== PAID_OUT));
  return quoted.flatMap((line) => (line.kind === 'amounts' ? line.amounts : []));
}

function amountsRow(term: string, amounts: readonly Amount[]): Definition[] {
  return amounts.length > 0 ? [{ term, value: <Amounts amounts={amounts} /> }] : [];
}

function Amounts({ amounts }: { amounts: readonly Amount[] }) {
  return amounts.map((amount) => (
    <div key={amount.asset.denom}>
      <Money amount={amount} />
    </div>
  ));
}
