import type { Asset } from '#domain/asset.ts';
import type { ParsedAmount } from '#domain/parse-amount.ts';

/** Why the typed text is no amount, or null when it is one or when nothing was typed. */
export function typedProblem(parsed: ParsedAmount, asset: Pick<Asset, 'symbol'>): string | null {
  switch (parsed.kind) {
    case 'ok':
    case 'empty':
      return null;
    case 'malformed':
      return parsed.reason;
    case 'too-many-decimals':
      return `${asset.symbol} has at most ${parsed.max} decimals.`;
  }
}
