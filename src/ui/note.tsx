import type { ReactNode } from 'react';

const TONES = { info: 'bg-sunken', warn: 'bg-warn-wash', bad: 'bg-bad-wash' } as const;

type Props = {
  tone: keyof typeof TONES;
  children: ReactNode;
  /** Announced when it appears: for what happens after somebody acted, not for what stands there from the start. */
  live?: boolean | undefined;
};

/** Two or three sentences that should not be missed: `info`, `warn` (a risk), `bad` (something failed or is refused). */
export function Note({ tone, live, children }: Props) {
  return (
    <div role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined} className={`rounded-field px-3.5 py-2.5 text-note ${TONES[tone]}`}>
      {children}
    </div>
  );
}
