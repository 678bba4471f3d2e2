import { type ComponentProps, useId } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { offWith } from './off-with.ts';
import { tipOn } from './tip.ts';

type Props = Omit<ComponentProps<'button'>, 'disabled' | 'className' | 'children'> & {
  icon: IconName;
  /** What it does: its name for screen readers and its tooltip. */
  label: string;
  reason?: string | undefined;
};

/** A button that shows only an icon, 40 px square. */
export function IconButton({ icon, label, reason, onClick, ...rest }: Props) {
  const id = useId();
  return (
    <>
      <button type="button" aria-label={label} className="icon-btn" {...tipOn(label)} {...rest} {...offWith(id, reason, onClick)}>
        <Icon name={icon} />
      </button>
      {reason && (
        <span id={id} className="sr-only">
          {reason}
        </span>
      )}
    </>
  );
}
