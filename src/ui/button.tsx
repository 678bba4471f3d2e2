import { type ComponentProps, useId } from 'react';
import { type ButtonLook, buttonClass } from './button-class.ts';
import { offWith } from './off-with.ts';

type Props = Omit<ComponentProps<'button'>, 'disabled' | 'className'> & {
  look?: ButtonLook | undefined;
  size?: 'full' | 'small' | undefined;
  /** Switches the button off and says why, in sight (for `act`: in the tooltip) and to screen readers. There is no silent way. */
  reason?: string | undefined;
};

/** A button stays focusable when it is off, so that its reason can be found by keyboard. */
export function Button({ look = 'quiet', size, reason, onClick, children, ...rest }: Props) {
  const id = useId();
  const off = offWith(id, reason, onClick);
  const tip = look === 'act' && reason ? { 'data-tip': reason } : {};
  return (
    <>
      <button type="button" className={buttonClass(look, size)} {...tip} {...rest} {...off}>
        {children}
      </button>
      {reason && (
        <span id={id} className={look === 'act' ? 'sr-only' : 'mt-2 block text-small text-ink-3'}>
          {reason}
        </span>
      )}
    </>
  );
}
