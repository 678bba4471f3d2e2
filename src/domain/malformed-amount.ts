/**
 * Says in one sentence what is wrong with an amount that is not plain digits with at most one point, and how to write it instead.
 * What the user may have meant is proposed, never assumed: `1,234` is a thousand in one country and one and a bit in another.
 */
export function malformedReason(text: string): string {
  return RULES.find(({ when }) => when.test(text))?.say(text) ?? 'Use the digits 0 to 9 and a point, for example 12.5.';
}

type Rule = { readonly when: RegExp; readonly say: (text: string) => string };

const RULES: readonly Rule[] = [
  { when: /^.{81}/s, say: () => 'This number is too long.' },
  { when: /^\.$/, say: () => 'Type a number, for example 12.5.' },
  { when: /^[-−–(]/, say: () => 'An amount cannot be negative.' },
  { when: /^\+/, say: () => 'Leave out the plus sign.' },
  { when: /^[\d.,]+e[+-]?\d+$/i, say: () => 'Write the number in full, without an exponent.' },
  { when: /^0x[\da-f]*$/i, say: () => 'Write the number in decimal digits.' },
  { when: /[\p{L}\p{Sc}%]/u, say: () => 'Type the number only, without letters or signs.' },
  { when: /[^\P{Nd}0-9]/u, say: () => 'Use the digits 0 to 9.' },
  // 1,5 · 0,123456 · ,5 : one comma that cannot be a thousands separator.
  { when: /^(?!\d{1,3},\d{3}$)(?!0,)\d*,\d*$|^0*,\d*$/, say: (text) => `Use a point, not a comma${proposal(text.replace(',', '.'))}` },
  {
    when: /^[1-9]\d{0,2},\d{3}$/,
    say: (text) => `Leave out the comma: type ${text.replace(',', '')}, or ${text.replace(',', '.')} with a point.`,
  },
  // 1.234,56 · 1 234,56 · 1'234,56 : the last mark is a decimal comma.
  { when: /^\d[\d.\s'’˙]*,\d*$/, say: (text) => `Use a point for decimals and no separators${proposal(decimalComma(text))}` },
  // 1,234.56 · 12,34,567.89 · 1 234.56 · 1'234.56 · 1_000
  { when: /^\d[\d\s,'’˙_]*(\.\d*)?$/, say: (text) => `Leave out the separators${proposal(text.replace(/[^\d.]/g, ''))}` },
  { when: /\..*\./s, say: () => 'Use one point only, for the decimals, and no separators.' },
];

function decimalComma(text: string): string {
  const comma = text.lastIndexOf(',');
  return `${text.slice(0, comma).replace(/\D/g, '')}.${text.slice(comma + 1)}`;
}

/** `: type 1234.5.` when the corrected text is a number, otherwise only the full stop. */
function proposal(corrected: string): string {
  if (!/\d/.test(corrected)) return '.';
  const whole = corrected.startsWith('.') ? `0${corrected}` : corrected;
  return `: type ${whole.endsWith('.') ? whole.slice(0, -1) : whole}.`;
}
