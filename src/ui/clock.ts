import { useSyncExternalStore } from 'react';

/**
 * The time that the interface counts from: the chain's, as far as it is known. A wrong clock of the device, or a sandbox that was
 * advanced by 21 days, then cannot make "in 21 days" a lie. Whoever reads blocks sets it; until then it is the device's.
 */
let offset = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Milliseconds since 1970 of the chain now. */
export function chainNow(): number {
  return Date.now() + offset;
}

/** `blockTime`: milliseconds of the last block. Differences under two seconds are a block's age, not a clock's. */
export function setChainTime(blockTime: number): void {
  const next = blockTime - Date.now();
  if (Math.abs(next - offset) < 2_000) return;
  offset = Math.abs(next) < 10_000 ? 0 : next;
  for (const listener of listeners) listener();
}

/** The chain's time, renewed every `every` milliseconds (a divisor of a minute, at least a second). */
export function useChainNow(every = 60_000): number {
  return useSyncExternalStore(listen, () => Math.floor(chainNow() / every) * every);
}

/** This device's own time: for how long ago something was read here, which the chain's clock has no say in. */
export function useDeviceNow(every = 1_000): number {
  return useSyncExternalStore(listen, () => Math.floor(Date.now() / every) * every);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
