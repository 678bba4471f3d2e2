/** What comes with a paste at either end and was not meant: white space, zero-width characters and direction marks. */
const AROUND = /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$/g;

/** Longer than any number or address: such a text is refused whole, and never searched by the expression above. */
const LONGEST = 400;

/** Removes what surrounds a pasted number or address. What is inside stays, so that it is refused and not guessed. */
export function trimPasted(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > LONGEST ? trimmed : trimmed.replace(AROUND, '');
}
