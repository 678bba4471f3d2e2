import { amount, formatAmount } from '#domain/amount.ts';
import type { ParsedAmount } from '#domain/parse-amount.ts';
import { typedProblem } from '#ui/typed-problem.ts';
import type { HeldAsset } from '../held/held-assets.ts';

/** `held`: the chosen coin, of an account whose balances are known. `pays`: it pays the network fee too, of `fee` base units at least. */
type Typed = {
  readonly parsed: ParsedAmount;
  readonly held: HeldAsset;
  readonly isKnown: boolean;
  readonly pays: boolean;
  readonly fee: bigint;
};

/** Why the typed amount cannot be sent, or null. */
export function transferProblem({ parsed, held, isKnown, pays, fee }: Typed): string | null {
  const { asset, base, spendable } = held;
  const malformed = typedProblem(parsed, asset);
  if (malformed !== null || parsed.kind !== 'ok') return malformed;
  const sent = parsed.amount.base;
  if (sent === 0n) return 'Enter more than zero.';
  if (!isKnown) return null;
  if (sent > base) return `You have ${formatAmount(amount(asset, base))} ${asset.symbol} there.`;
  if (sent > spendable) return `You can send ${formatAmount(amount(asset, spendable))} ${asset.symbol}: the rest has not vested.`;
  return pays && sent + fee > spendable ? 'Nothing would be left for the network fee. MAX keeps enough for it.' : null;
}
