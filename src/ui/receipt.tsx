import type { ReactNode } from 'react';
import { type Definition, DefinitionList } from './definition-list.tsx';
import { Steps } from './steps.tsx';

type Props = {
  /** Index of review, sign, included; 3 when all are done. Left out where the dialog shows the steps itself. */
  step?: number | undefined;
  title?: ReactNode;
  /** "Read from the exact bytes that you are about to sign." */
  source?: ReactNode;
  rows: readonly Definition[];
  children?: ReactNode;
};

/** What is signed, or what was, line by line. */
export function Receipt({ step, title, source, rows, children }: Props) {
  return (
    <div>
      {step !== undefined && <Steps steps={RECEIPT_STEPS} current={step} />}
      {title && <h2 className="text-title">{title}</h2>}
      {source && <p className="label">{source}</p>}
      <div className="mt-4">
        <DefinitionList items={rows} />
      </div>
      {children}
    </div>
  );
}

/** The three steps of every transaction. */
export const RECEIPT_STEPS = ['Review', 'Sign', 'Included'] as const;
