import { useSyncExternalStore } from 'react';
import { IconButton } from './icon-button.tsx';

type Toast = { id: number; text: string; tone: 'info' | 'bad' };

let shown: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

/** Says something that needs no answer. Stays until dismissed when `bad`, else six seconds; three at most. */
export function toast(text: string, tone: Toast['tone'] = 'info'): void {
  last += 1;
  const id = last;
  set([...shown.slice(-2), { id, text, tone }]);
  if (tone === 'info') setTimeout(() => dismiss(id), 6_000);
}

function dismiss(id: number): void {
  set(shown.filter((each) => each.id !== id));
}

function set(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear, once in the app. Always in the page, so that screen readers announce what is added to it. */
export function Toaster() {
  const toasts = useSyncExternalStore(listen, () => shown);
  return (
    <section
      aria-live="polite"
      aria-label="Messages"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(var(--tabs)+8px)] z-40 grid justify-items-center gap-2 px-4"
    >
      {toasts.map(({ id, text, tone }) => (
        <div key={id} className="pointer-events-auto flex max-w-full items-center gap-2 popup py-1 ps-4 pe-1 text-note">
          <p className="min-w-0 wrap-anywhere">
            {tone === 'bad' && <span className="sr-only">Problem: </span>}
            {text}
          </p>
          <IconButton icon="close" label="Dismiss" onClick={() => dismiss(id)} />
        </div>
      ))}
    </section>
  );
}
