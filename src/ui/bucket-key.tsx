import type { BucketName } from '#domain/buckets.ts';
import { BUCKETS } from './buckets.ts';

type Props = { bucket: BucketName };

/** The small square that ties a row or a line to its part of the bar. The word beside it carries the meaning. */
export function BucketKey({ bucket }: Props) {
  const fill = BUCKETS.find(({ name }) => name === bucket)?.fill ?? '';
  return <span aria-hidden="true" className={`inline-block size-2.5 flex-none rounded-[3px] ${fill}`} />;
}
