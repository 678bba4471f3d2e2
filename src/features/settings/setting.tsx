import type { ReactNode } from 'react';

type Props = { title: string; text?: string; children: ReactNode };

/** One thing to set, with what it means. */
export function Setting({ title, text, children }: Props) {
  return (
    <section className="border-t border-line pt-4">
      <h2>{title}</h2>
      {text && <p className="mt-1 max-w-[60ch] text-ink-2">{text}</p>}
      <div className="mt-3.5 grid gap-3">{children}</div>
    </section>
  );
}
