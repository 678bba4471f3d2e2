import { type Dec, decFromInt, mulInt, parseDec, sub } from './dec.ts';

/** A tenth of a percent: what a quote may lose between reading and signing before the user is asked again. */
const QUOTE_TOLERANCE: Dec = parseDec('0.001') ?? decFromInt(0n);

/**
 * Compares what the user was shown with what the chain would give now, in base units of one asset. `worse` only when more than
 * `tolerance` (a share of one) is lost; `same` covers a smaller loss; any gain is `better`.
 */
export function quoteMoved(before: bigint, after: bigint, tolerance: Dec = QUOTE_TOLERANCE): 'same' | 'better' | 'worse' {
  if (after > before) return 'better';
  return decFromInt(after) < mulInt(sub(decFromInt(1n), tolerance), before) ? 'worse' : 'same';
}
