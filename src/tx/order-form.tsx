import type { ReactNode } from 'react';
import type { Asset } from '#domain/asset.ts';
import type { Buckets } from '#domain/buckets.ts';
import { BeforeAfter } from '#ui/before-after.tsx';
import { Button } from '#ui/button.tsx';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { openConnect } from '#wallet/connect-request.ts';
import type { Gate } from './form-gate.ts';

type Props = {
  /** The fields. */
  readonly children: ReactNode;
  /** "You get on 13 Dec 2026" and the amount, empty while there is no quote. */
  readonly gets: { readonly label: ReactNode; readonly amount: ReactNode };
  readonly lines: readonly Definition[];
  readonly bars: { readonly now: Buckets; readonly after: Buckets; readonly asset: Asset } | null;
  readonly notes: ReactNode;
  readonly action: string;
  readonly gate: Gate;
  readonly onAction: () => void;
};

/** What is below the fields of every money form. Everything above the button is known before the wallet opens. */
export function OrderForm({ children, gets, lines, bars, notes, action, gate, onAction }: Props) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (gate.kind === 'ready') onAction();
      }}
    >
      {children}
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-0.5 pt-5 pb-3" aria-live="polite">
        <span className="label">{gets.label}</span>
        <b className="long-number text-sum font-semibold tracking-[-0.02em]">{gets.amount}</b>
      </div>
      <DefinitionList items={lines} />
      {bars && (
        <div className="pt-4">
          <BeforeAfter {...bars} />
        </div>
      )}
      {notes && <div className="mt-4 grid gap-3 empty:hidden">{notes}</div>}
      <div className="mt-4.5">
        {gate.kind === 'connect' ? (
          <Button look="primary" onClick={openConnect}>
            Connect a wallet
          </Button>
        ) : (
          <Button look="primary" type="submit" reason={gate.kind === 'off' ? gate.reason : undefined}>
            {action}
          </Button>
        )}
      </div>
    </form>
  );
}
