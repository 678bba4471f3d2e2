import { formatUtc } from '#domain/dates.ts';
import { useChainNow } from '#ui/clock.ts';
import { relativeText } from '#ui/time-text.ts';
import { tip } from '#ui/tip.ts';

/** Up to two hours ahead minutes and seconds count down on the chain's clock; further away the nearest unit. `at`: ms since 1970. */
export function Countdown({ at }: { at: number }) {
  const now = useChainNow(1_000);
  return (
    <time dateTime={new Date(at).toISOString()} className="num" {...tip(formatUtc(at))}>
      {countdownText(at - now) ?? relativeText(at, now)}
    </time>
  );
}

const MINUTE = 60_000;

/** `in 34 min 05 s`; null from two hours on, and for what is over. */
function countdownText(left: number): string | null {
  if (left < 1_000 || left >= 120 * MINUTE) return null;
  const seconds = Math.floor((left % MINUTE) / 1000);
  return left < MINUTE ? `in ${seconds} s` : `in ${Math.floor(left / MINUTE)} min ${String(seconds).padStart(2, '0')} s`;
}
