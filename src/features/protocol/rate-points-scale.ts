import type { SourcedRate } from '#chain/liquidstake/rate-history.ts';
import { formatRate } from '#domain/percent.ts';
import type { ChartPoint } from '#ui/line-path.ts';

/** More points than pixels help nobody. */
const MOST = 240;

const SOURCE_WORDS = { height: 'state of the chain', event: 'a mint', sample: 'read earlier' } as const;

/** At most 240 points of a history that is in order of time, the first and the last among them; each says where it is from. */
export function ratePoints(samples: readonly SourcedRate[], unit: string): readonly ChartPoint[] {
  const step = Math.max(1, Math.ceil(samples.length / MOST));
  return samples
    .filter((_, index) => index % step === 0 || index === samples.length - 1)
    .map(({ at, rate, source }) => ({
      at,
      value: Number(rate) / 1e18,
      text: `${formatRate(rate)}\u00a0${unit}, ${SOURCE_WORDS[source]}`,
    }));
}
