import type { HopFacts } from '#domain/hop-health.ts';
import { useChainNow } from '#ui/clock.ts';
import { hopFactsWords } from './hop-words.ts';

type Props = { readonly facts: HopFacts; readonly nameOf: (chain: string) => string };

/** How old the blocks and light clients of a hop are. Apart, so that nothing else is drawn again with every second. */
export function HopAges({ facts, nameOf }: Props) {
  const now = useChainNow(1_000);
  return hopFactsWords(facts, nameOf, now).map((line) => <p key={line}>{line}</p>);
}
