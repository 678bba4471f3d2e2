import { sanitizeText } from './text.ts';

/** A validator's name as its operator chose it, made safe to show; without one, its address in short. At most `length` characters. */
export function monikerText(moniker: string, operator: string, length = 40): string {
  return sanitizeText(moniker, length) || sanitizeText(operator, 24);
}
