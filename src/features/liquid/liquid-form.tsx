import type { ReactNode } from 'react';
import { amount, formatAmount, formatBase } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { Buckets } from '#domain/buckets.ts';
import { AmountField } from '#ui/amount-field.tsx';
import { BeforeAfter } from '#ui/before-after.tsx';
import { Button } from '#ui/button.tsx';
import { type Definition, DefinitionList } from '#ui/definition-list.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { openConnect } from '#wallet/connect-request.ts';

/** Why the main action is off, or null; `connect` when a wallet is all that is missing. */
export type Gate = { readonly kind: 'ready' } | { readonly kind: 'connect' } | { readonly kind: 'off'; readonly reason: string };

export type LiquidTab = { readonly tab: 'mint' | 'redeem'; readonly onTab: (tab: 'mint' | 'redeem') => void };

const TABS = [
  { value: 'mint', label: 'Mint' },
  { value: 'redeem', label: 'Redeem' },
] as const;

type Props = LiquidTab & {
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly given: Asset;
  /** What the account has and MAX fills in, in base units of `given`; null without an account. */
  readonly available: bigint | null;
  readonly max: bigint | null;
  readonly problem: string | null;
  /** "You get on 13 Dec 2026" and the amount, or null while there is no quote. */
  readonly gets: { readonly label: ReactNode; readonly amount: ReactNode };
  readonly lines: readonly Definition[];
  readonly bars: { readonly now: Buckets; readonly after: Buckets; readonly asset: Asset } | null;
  readonly notes: ReactNode;
  readonly action: string;
  readonly gate: Gate;
  readonly onAction: () => void;
};

/** The card of both forms. Everything above the button is known before the wallet opens. */
export function LiquidForm(props: Props) {
  const { tab, onTab, label, text, onType, given, available, max, problem, gets, lines, bars, notes, action, gate, onAction } = props;
  return (
    <section className="card" aria-label="Mint or redeem">
      <Segmented label="What to do" value={tab} onChange={onTab} options={TABS}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (gate.kind === 'ready') onAction();
          }}
        >
          <AmountField
            label={label}
            value={text}
            onChange={onType}
            token={given}
            available={available === null ? null : `Available ${formatAmount(amount(given, available))}`}
            error={problem ?? undefined}
            onMax={max === null ? undefined : () => onType(formatBase(amount(given, max)))}
          />
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-0.5 pt-5 pb-3" aria-live="polite">
            <span className="label">{gets.label}</span>
            <b className="text-sum font-semibold tracking-[-0.02em]">{gets.amount}</b>
          </div>
          <DefinitionList items={lines} />
          {bars && (
            <div className="pt-4">
              <BeforeAfter {...bars} />
            </div>
          )}
          {notes && <div className="mt-4 grid gap-3">{notes}</div>}
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
      </Segmented>
    </section>
  );
}
