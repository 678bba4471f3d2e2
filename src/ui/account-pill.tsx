import type { ComponentProps } from 'react';
import { middle } from '#domain/text.ts';
import { Identicon } from './identicon.tsx';

type Props = Omit<ComponentProps<'button'>, 'children' | 'className' | 'name'> & {
  address: string;
  /** The wallet's name for the account. */
  name?: string | undefined;
  /** A watched address can be read, not signed for. */
  watching?: boolean | undefined;
};

/** Who is looking, in the head of every page; opens the account's menu. */
export function AccountPill({ address, name, watching, ...rest }: Props) {
  return (
    <button type="button" className="pill hover:border-line-strong" {...rest}>
      <Identicon address={address} />
      {watching && <span>watching</span>}
      {!watching && name && (
        <bdi className="max-w-32 truncate" title={name}>
          {name}
        </bdi>
      )}
      <span className="text-ink-3">{middle(address, 12)}</span>
    </button>
  );
}
