import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';
import type { Buckets } from '#domain/buckets.ts';
import type { TxIntent } from '#tx/intent.ts';
import { OrderForm } from '#tx/order-form.tsx';
import { Icon } from '#ui/icon.tsx';
import type { Desk } from '../use-desk.ts';
import { useStakeSearch } from '../use-stake-search.ts';
import { PaidElsewhereNote } from './form-notes.tsx';

type Props = Omit<ComponentProps<typeof OrderForm>, 'bars'> & {
  readonly title: ReactNode;
  readonly desk: Desk;
  /** The bars come from it. */
  readonly intent: TxIntent | null;
  /** Beside the form: what happens, what can go wrong. */
  readonly beside: ReactNode;
};

/** A form of this page and what it does, beside each other. */
export function FormPage({ title, desk, intent, beside, notes, ...order }: Props) {
  return (
    <>
      <BackLink />
      <div className="two">
        <section className="card" aria-labelledby="form-title">
          <h2 id="form-title" className="mb-4 text-title wrap-anywhere">
            {title}
          </h2>
          <OrderForm
            {...order}
            bars={barsOf(intent, desk)}
            notes={
              <>
                <PaidElsewhereNote desk={desk} />
                {notes}
              </>
            }
          />
        </section>
        <section aria-label="What happens" className="grid gap-3 text-ink-2">
          <h2 className="text-ink">What happens</h2>
          {beside}
        </section>
      </div>
    </>
  );
}

export function BackLink() {
  const { href } = useStakeSearch();
  return (
    <Link href={href({ validator: '' })} className="hit mb-4 inline-flex min-h-10 items-center gap-2 font-medium text-ink-2 hover:text-ink">
      <Icon name="back" size={16} />
      All staking
    </Link>
  );
}

function barsOf(intent: TxIntent | null, { asset }: Desk) {
  const [now, after]: (Buckets | undefined)[] = [intent?.before, intent?.after];
  return now && after ? { now, after, asset } : null;
}
