import { useEffect, useState } from 'react';

type Props = {
  /** What is being waited for: "Waiting for Keplr…". */
  text: string;
  /** What may help when it takes long. */
  hint: string;
};

const LONG_MS = 10_000;

/** Says what is being waited for, and after ten seconds what may help. Announced; takes the focus, because what had it is gone. */
export function Waiting({ text, hint }: Props) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" tabIndex={-1} ref={takeFocus} className="mt-4 outline-none">
      <p className="font-medium">{text}</p>
      {long && <p className="label mt-1">{hint}</p>}
    </div>
  );
}

export function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
