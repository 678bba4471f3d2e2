import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { middle, sanitizeText } from './text.ts';

describe('text that other people chose', () => {
  test.each([
    ['a plain moniker', 'a plain moniker'],
    ['  two\n\tlines  ', 'two lines'],
    ['paypal\u202Emoc.evil\u202C', 'paypalmoc.evil'],
    ['a\u200bb\u2060c\ufeffd', 'abcd'],
    ['bell\u0007 and escape\u001b[31m', 'bell and escape[31m'],
    ['tag\u{E0041}s', 'tags'],
    ['lone \ud800 surrogate', 'lone surrogate'],
    ['Cafe\u0301', 'Café'],
    [`Z${'\u0300\u0301\u0302'.repeat(20)}algo`, 'Z\u0300\u0301algo'],
    ['اسم المدقق', 'اسم المدقق'],
    ['\u3164\u200b', ''],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('%j', (text, shown) => {
    expect(sanitizeText(text, 60)).toBe(shown);
  });

  test('whatever comes, nothing invisible is left and the length holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 80 }), (text, length) => {
        const shown = sanitizeText(text, length);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect([...new Intl.Segmenter('en').segment(shown)].length).toBeLessThanOrEqual(length);
      }),
    );
  });

  test('a hostile megabyte is bounded', () => {
    expect(sanitizeText('x'.repeat(1_000_000), 60)).toHaveLength(60);
  });
});

describe('the middle is left out', () => {
  test.each([
    ['persistence1plg0nerd67mcf0pkttj7g09fn8cn3pghzhdpsbn', 13, 'persis…hdpsbn'],
    ['short', 5, 'short'],
    ['longer', 5, 'lo…er'],
    ['longer', 2, 'l…'],
    ['longer', 1, '…'],
    ['longer', 0, ''],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3, '👩‍👩‍👧‍👦…👩‍👩‍👧‍👦'],
  ])('%s in %i', (text, n, expected) => {
    expect(middle(text, n)).toBe(expected);
  });
});
