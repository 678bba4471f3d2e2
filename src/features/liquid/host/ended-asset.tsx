import type { ChainAsset } from '#config/network.ts';
import { DateText } from '#ui/date-text.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { HeldAsset } from './held-asset.tsx';

/** A liquid coin that the chain neither mints nor redeems any more: why, since when, where that is written, and what can still be done. */
export function EndedAsset({ stk }: { stk: ChainAsset }) {
  const { reason, since, source } = stk.lifecycle;
  return (
    <div className="grid gap-9">
      <section className="max-w-[62ch]" aria-labelledby="ended-title">
        <h2 id="ended-title">{stk.symbol} can be held and sent, nothing else</h2>
        <p className="mt-1 text-ink-2">{reason}</p>
        <p className="mt-2 text-small text-ink-3">
          Since <DateText at={Date.parse(since)} />. <ExternalLink href={source}>Where that is written</ExternalLink>
        </p>
      </section>
      <HeldAsset stk={stk} />
    </div>
  );
}
