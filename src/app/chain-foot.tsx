import { group } from '#domain/digits.ts';
import { useChainStatus } from '#queries/network-context.tsx';
import { useChainNow } from '#ui/clock.ts';
import { relativeText } from '#ui/time-text.ts';
import { tip } from '#ui/tip.ts';

const DOT = {
  connecting: 'bg-line-strong',
  live: 'bg-good',
  stale: 'bg-accent',
  halted: 'bg-bad',
  offline: 'bg-bad',
  'wrong-chain': 'bg-bad',
} as const;

/** Height and age of the newest block, below the navigation. */
export function ChainFoot() {
  const { state, height, blockTime, endpoint, reason } = useChainStatus();
  const now = useChainNow(1_000);
  const age = blockTime === null ? 'no block yet' : relativeText(Math.min(blockTime, now), now);
  return (
    <span className="flex items-center gap-2" {...tip(`${reason ?? 'The chain answers.'}\n${endpoint ?? ''}`)}>
      <span aria-hidden="true" className={`size-[7px] flex-none rounded-full ${DOT[state]}`} />
      <span className="num">
        {height === null ? '' : `${group(String(height))} · `}
        {state === 'connecting' ? 'connecting' : age}
      </span>
    </span>
  );
}
