import { expect, test } from 'vitest';
import { quoteMoved } from './quote-moved.ts';

test.each([
  [1_000_000n, 1_000_000n, 'same'],
  [1_000_000n, 999_000n, 'same'],
  [1_000_000n, 998_999n, 'worse'],
  [1_000_000n, 1_000_001n, 'better'],
  [0n, 0n, 'same'],
  [10n, 9n, 'worse'],
] as const)('from %s to %s is %s', (before, after, verdict) => {
  expect(quoteMoved(before, after)).toBe(verdict);
});
