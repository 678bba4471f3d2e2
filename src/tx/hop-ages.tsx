import type { HopFacts } from '#domain/hop-health.ts';
import { Age } from '#ui/age.tsx';
import { chainNow } from '#ui/clock.ts';
import { hopFactsWords } from './hop-words.ts';

/** `readAt`: when both ends were asked, in milliseconds of this device's clock. */
type Props = { readonly facts: HopFacts; readonly nameOf: (chain: string) => string; readonly readAt: number };

/** How old the blocks and light clients of a hop were when they were asked for, and when that was. */
export function HopAges({ facts, nameOf, readAt }: Props) {
  const lines = hopFactsWords(facts, nameOf, readAt + chainNow() - Date.now());
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        Checked <Age at={readAt} />
      </p>
    </>
  );
}
