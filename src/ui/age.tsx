import { useDeviceNow } from './clock.ts';
import { relativeText } from './time-text.ts';

type Props = {
  /** When the number was read, in milliseconds of this device's clock. */
  at: number;
  /** Younger numbers bear no mark. Zero always shows it. */
  staleAfter?: number | undefined;
};

/** "2 min ago" beside a number that could not be read again since. */
export function Age({ at, staleAfter = 0 }: Props) {
  const now = useDeviceNow();
  if (now - at < staleAfter) return null;
  return <span className="text-small whitespace-nowrap text-ink-3">{relativeText(Math.min(at, now), now)}</span>;
}
