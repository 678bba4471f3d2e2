/**
 * Text that other people chose (monikers, memos, logs), made safe to show: control characters, zero-width characters and direction
 * overrides are removed, white space becomes single spaces, and what is longer than `maxLength` characters loses its middle. It stays
 * text: escaping is the business of who renders it. Empty when nothing visible is left.
 */
export function sanitizeText(text: string, maxLength: number): string {
  const bounded = text.slice(0, BOUND);
  const visible = bounded.normalize('NFC').replace(SPACE, ' ').replace(INVISIBLE, '').replace(STACKED, '$1');
  return middle(visible.replace(/ +/g, ' ').trim(), maxLength);
}

/** More than anything that is shown; bounds the work on a hostile megabyte. */
const BOUND = 20_000;

const SPACE = /[\t\n\v\f\r\u0085\u2028\u2029\p{Zs}]/gu;

/** Controls, formats (zero-width, direction, tags), private use, halves of pairs, and blanks that are letters in name only. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{DI}]/gu;

/** More than two marks stacked on one letter. */
const STACKED = /(\p{M}{2})\p{M}+/gu;

/** `text` in at most `n` characters (grapheme clusters are not cut): what does not fit is left out in the middle. `persist…aw8f`. */
export function middle(text: string, n: number): string {
  // Most texts are short, and the segmenter is slow to make.
  if (text.length <= n) return text;
  clusters ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const characters = Array.from(clusters.segment(text), ({ segment }) => segment);
  if (characters.length <= n) return text;
  if (n <= 1) return n === 1 ? '…' : '';
  const kept = n - 1;
  const head = Math.ceil(kept / 2);
  return [...characters.slice(0, head), '…', ...characters.slice(characters.length - (kept - head))].join('');
}

let clusters: Intl.Segmenter | undefined;
