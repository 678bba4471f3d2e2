import type { Amount } from './amount.ts';
import type { Asset } from './asset.ts';
import { malformedReason } from './malformed-amount.ts';
import { trimPasted } from './pasted.ts';

/** `reason` is a sentence for the field's message. `max` is how many decimals the asset has. `ok` may be zero. */
export type ParsedAmount =
  | { readonly kind: 'empty' }
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'too-many-decimals'; readonly max: number }
  | { readonly kind: 'ok'; readonly amount: Amount };

/**
 * Text of an input box, in display units, to an amount. Never rounds and never guesses: a point for decimals, no separators, no
 * exponent, no sign. Spaces and invisible marks around the number (pasting) are tolerated, and so are `.5`, `5.` and trailing zeros.
 */
export function parseAmount(text: string, asset: Asset): ParsedAmount {
  const trimmed = trimPasted(text);
  if (trimmed === '') return { kind: 'empty' };
  if (!/^(?=.{1,80}$)(\d+\.?\d*|\.\d+)$/.test(trimmed)) return { kind: 'malformed', reason: malformedReason(trimmed) };
  const point = trimmed.includes('.') ? trimmed.indexOf('.') : trimmed.length;
  const fraction = trimmed.slice(point + 1).replace(/0+$/, '');
  if (fraction.length > asset.decimals) return { kind: 'too-many-decimals', max: asset.decimals };
  return { kind: 'ok', amount: { asset, base: BigInt(trimmed.slice(0, point) + fraction.padEnd(asset.decimals, '0')) } };
}
