import type { Amount } from '#domain/amount.ts';
import type { Words } from '#tx/error-words.ts';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';

type GasProps = { readonly what: string; readonly on: string; readonly fee: Amount; readonly has: Amount };

/** The account cannot pay for what the form does. */
export function GasNote({ what, on, fee, has }: GasProps) {
  return (
    <Note tone="warn">
      {what} costs about <Money amount={fee} digits={3} /> of network fee on {on}, and your account there has{' '}
      <Money amount={has} digits={3} />. Send a little {fee.asset.symbol} to it first.
    </Note>
  );
}

/** What the chain would refuse although the form knows of no reason. */
export function RefusalNote({ refusal }: { readonly refusal: Words | null }) {
  if (!refusal) return null;
  return (
    <Note tone="bad" live>
      <b className="font-semibold">The chain would refuse this now: {refusal.title}.</b> {refusal.text}
    </Note>
  );
}
