import { amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { ParsedAmount } from '#domain/parse-amount.ts';
import type { HostMintQuote, HostMintRefusal } from '#domain/quote-host-mint.ts';
import { typedProblem } from '#ui/typed-problem.ts';
import { hostMintRefusalText } from './host-refusal-text.ts';

/** `available`: what can be spent of `home`, the coin on its own chain, null while not known; `fee`: what the transfer takes of it at least, in base units. */
type Typed = {
  readonly parsed: ParsedAmount;
  readonly quote: HostMintQuote | HostMintRefusal | null;
  readonly available: bigint | null;
  readonly fee: bigint;
  readonly home: Asset;
  readonly stk: Asset;
};

/** Why the typed amount can be brought over and staked not at all, or null. */
export function bringProblem({ parsed, quote, available, fee, home, stk }: Typed): string | null {
  const malformed = typedProblem(parsed, home);
  if (malformed !== null || parsed.kind !== 'ok') return malformed;
  if (quote?.kind === 'refused') return hostMintRefusalText(quote, { coin: home, stk });
  if (available === null) return null;
  const { base } = parsed.amount;
  if (base > available) return `You can spend ${formatAmount(amount(home, available))} ${home.symbol} there.`;
  return base + fee > available ? 'Nothing would be left for the network fee. MAX keeps enough for it.' : null;
}
