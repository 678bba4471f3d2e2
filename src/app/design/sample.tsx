import type { ReactNode } from 'react';

type Props = { name: string; children: ReactNode };

/** One component in one or more states, under its name. */
export function Sample({ name, children }: Props) {
  return (
    <section className="border-t border-line py-6">
      <h2 className="mb-4 font-mono text-small text-ink-3">{name}</h2>
      {children}
    </section>
  );
}
