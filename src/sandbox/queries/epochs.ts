import { fields, list } from '../wire.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

const SERVICE = 'cosmos.epochs.v1beta1.Query';

const EPOCH = fields({
  identifier: [1, 'string'],
  start_time: [2, 'time'],
  duration: [3, 'duration'],
  current_epoch: [4, 'int64'],
  current_epoch_start_time: [5, 'time'],
  epoch_counting_started: [6, 'bool'],
  current_epoch_start_height: [8, 'int64'],
});

export const epochQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/EpochInfos`, fields({ epochs: [1, list(EPOCH)] }), ({ singles }) => ({
    epochs: singles.epochs.map((epoch) => ({
      identifier: epoch.identifier,
      start_time: epoch.startTime,
      duration: epoch.duration,
      current_epoch: epoch.currentEpoch,
      current_epoch_start_time: epoch.currentEpochStartTime,
      epoch_counting_started: epoch.countingStarted,
      current_epoch_start_height: epoch.currentEpochStartHeight,
    })),
  })),
  query(
    `${SERVICE}/CurrentEpoch`,
    fields({ identifier: [1, 'string'] }),
    fields({ current_epoch: [1, 'int64'] }),
    ({ singles }, { identifier }) => {
      const found = singles.epochs.find((epoch) => epoch.identifier === identifier);
      if (!found) throw new QueryFailure('bare', `not available identifier: ${identifier}`);
      return { current_epoch: found.currentEpoch };
    },
  ),
];
