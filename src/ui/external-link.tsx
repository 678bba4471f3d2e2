import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type Props = { href: string; children: ReactNode };

/** Leaves the app, in a new tab that learns nothing of it. Only https; anything else is shown as text. */
export function ExternalLink({ href, children }: Props) {
  if (!/^https:\/\//i.test(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="link hit">
      {children}
      <span className="ms-1 inline-block align-[-1px]">
        <Icon name="external" size={13} />
      </span>
      <span className="sr-only"> (opens a new tab)</span>
    </a>
  );
}
