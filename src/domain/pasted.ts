/** What comes with a paste at either end and was not meant: white space, zero-width characters and direction marks. */
const AROUND = /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$/g;

/** Characters of a paste that are looked at; longer than any number or address. Bounds the work on hostile text. */
const LONGEST = 400;

/** Removes what surrounds a pasted number or address. What is inside stays, so that it is refused and not guessed. */
export function trimPasted(text: string): string {
  return text.slice(0, LONGEST).replace(AROUND, '');
}
