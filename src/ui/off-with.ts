import type { MouseEvent, MouseEventHandler } from 'react';

type Handler = MouseEventHandler<HTMLButtonElement>;
type Off = { onClick?: Handler | undefined; 'aria-disabled'?: true; 'aria-describedby'?: string };

/** What a control needs to be off for `reason` and to say so by the element with `id`; on without a reason. */
export function offWith(id: string, reason: string | undefined, onClick: Handler | undefined): Off {
  if (!reason) return { onClick };
  const refuse = (event: MouseEvent) => event.preventDefault();
  return { onClick: refuse, 'aria-disabled': true, 'aria-describedby': id };
}
