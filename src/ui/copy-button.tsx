import { useState } from 'react';
import { IconButton } from './icon-button.tsx';

type Props = {
  text: string;
  /** What is copied: "address". */
  what: string;
};

/** Copies, and says whether it worked: browsers may refuse. */
export function CopyButton({ text, what }: Props) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  const copy = async () => {
    // `navigator.clipboard` is missing on plain http.
    const done = await Promise.resolve(navigator.clipboard?.writeText(text)).then(
      () => navigator.clipboard !== undefined,
      () => false,
    );
    setState(done ? 'copied' : 'refused');
  };
  const said = { ready: '', copied: `The ${what} was copied`, refused: `The browser did not allow copying the ${what}` }[state];
  return (
    <>
      <IconButton
        icon={state === 'copied' ? 'check' : 'copy'}
        label={said || `Copy the ${what}`}
        onClick={copy}
        onBlur={() => setState('ready')}
      />
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
