import type { Context } from '../context.ts';
import { event } from '../events.ts';
import type { Epoch } from '../state.ts';
import { unixSeconds } from '../time.ts';

/** What runs right after the event of an epoch that ended, and of one that starts. */
export type EpochHooks = Readonly<Record<'ended' | 'started', (identifier: string, number: bigint) => void>>;

/** Begins epochs, at most one per identifier and block. */
export function beginBlock(context: Context, hooks: EpochHooks): void {
  const { store } = context;
  for (const { identifier } of store.single('epochs')) {
    const epoch = store.single('epochs').find((candidate) => candidate.identifier === identifier);
    const started = epoch && advance(context, epoch, hooks);
    if (!started) continue;
    store.put(
      'epochs',
      store.single('epochs').map((candidate) => (candidate.identifier === identifier ? started : candidate)),
    );
    context.events.push(
      event(
        'cosmos.epochs.v1beta1.EventEpochStart',
        ['epoch_number', JSON.stringify(String(started.currentEpoch))],
        ['epoch_start_time', JSON.stringify(String(unixSeconds(started.currentEpochStartTime)))],
      ),
    );
    hooks.started(identifier, started.currentEpoch);
  }
}

/** The epoch that starts now, or null. The start advances by the duration, not to the block's time. */
function advance(context: Context, epoch: Epoch, hooks: EpochHooks): Epoch | null {
  const { time, height } = context;
  if (time < epoch.startTime) return null;
  if (!epoch.countingStarted)
    return { ...epoch, countingStarted: true, currentEpoch: 1n, currentEpochStartTime: epoch.startTime, currentEpochStartHeight: height };
  if (time <= epoch.currentEpochStartTime + epoch.duration) return null;
  context.events.push(event('cosmos.epochs.v1beta1.EventEpochEnd', ['epoch_number', JSON.stringify(String(epoch.currentEpoch))]));
  hooks.ended(epoch.identifier, epoch.currentEpoch);
  return {
    ...epoch,
    currentEpoch: epoch.currentEpoch + 1n,
    currentEpochStartTime: epoch.currentEpochStartTime + epoch.duration,
    currentEpochStartHeight: height,
  };
}
