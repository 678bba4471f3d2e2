import type { Asset } from '#domain/asset.ts';
import { parseAmount } from '#domain/parse-amount.ts';
import type { ValidatorAmount } from '#domain/quote-mint.ts';
import { splitEqually } from '#domain/split.ts';
import { typedProblem } from '#ui/typed-problem.ts';

/** How one amount goes to several validators: in equal parts, or each its own. */
export type Division = 'equal' | 'own';

/** A validator of a delegation; `typed` is its own amount as it stands in the field, null in equal parts. */
export type Target = { readonly operator: string; readonly typed: string | null };

/** At most so many in one transaction: what a receipt can show and a Ledger can sign. */
export const MOST_TARGETS = 20;

/** `valoper` or `valoper:typed`, by commas; without a list the one validator. Nobody twice. */
export function readTargets(list: string, validator: string): readonly Target[] {
  const entries = (list === '' ? validator : list).split(',').filter(Boolean);
  const own = list.includes(':');
  const read = entries.map((entry) => {
    const [operator = '', typed = ''] = entry.split(':', 2);
    return { operator, typed: own ? typed : null };
  });
  const first = new Map(read.toReversed().map((target) => [target.operator, target]));
  return read.filter((target) => first.get(target.operator) === target);
}

export function writeTargets(targets: readonly Target[]): string {
  return targets
    .map(({ operator, typed }) => (typed === null ? operator : `${operator}:${typed.replace(/[,:]/g, '').slice(0, 24)}`))
    .join(',');
}

export function divisionOf(targets: readonly Target[]): Division {
  return targets.some(({ typed }) => typed !== null) ? 'own' : 'equal';
}

/** What each gets, base units; `problem` is that of the first own amount that is none. Empty while nothing is typed. */
export type Parts = { readonly parts: readonly ValidatorAmount[]; readonly problem: string | null };

export function partsOf(targets: readonly Target[], base: bigint | null, asset: Asset): Parts {
  if (divisionOf(targets) === 'equal') {
    return {
      parts:
        base === null
          ? []
          : splitEqually(
              base,
              targets.map(({ operator }) => operator),
            ),
      problem: null,
    };
  }
  const read = targets.map(({ operator, typed }) => ({ operator, parsed: parseAmount(typed ?? '', asset) }));
  return {
    parts: read.flatMap(({ operator, parsed }) =>
      parsed.kind === 'ok' && parsed.amount.base > 0n ? [{ validator: operator, amount: parsed.amount.base }] : [],
    ),
    problem: read.map(({ parsed }) => typedProblem(parsed, asset)).find((problem) => problem !== null) ?? null,
  };
}
