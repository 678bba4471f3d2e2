import { shortAddress } from '#domain/address.ts';
import { CopyButton } from './copy-button.tsx';
import { tip } from './tip.ts';

type Props = {
  address: string;
  /** `short` keeps the prefix and both ends, the whole address is in the tooltip; `whole` breaks where it must. */
  form?: 'short' | 'whole' | undefined;
  copy?: boolean | undefined;
  /** What the button says that it copies. */
  what?: 'address' | 'hash' | undefined;
};

/** An address or a hash. */
export function Address({ address, form = 'short', copy = true, what = 'address' }: Props) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <span dir="ltr" className="font-mono text-small wrap-anywhere" {...(form === 'short' ? tip(address) : {})}>
        {form === 'short' ? shortAddress(address) : address}
      </span>
      {copy && (
        // The button is as tall as a finger, the line is not.
        <span className="-my-2.5">
          <CopyButton text={address} what={what} />
        </span>
      )}
    </span>
  );
}
