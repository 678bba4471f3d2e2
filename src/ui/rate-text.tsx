import { type Dec, formatDec } from '#domain/dec.ts';
import { formatRate } from '#domain/percent.ts';
import { tip } from './tip.ts';

type Props = {
  /** XPRT per stkXPRT, or null while nothing was ever minted. */
  rate: Dec | null;
  /** Symbol of the liquid token; without it only the number and its unit are shown. */
  of?: string | undefined;
  /** Symbol of what one is worth. */
  unit: string;
};

/** "1 stkXPRT = 1.084213 XPRT": six decimals, cut; all eighteen in the tooltip. */
export function RateText({ rate, of, unit }: Props) {
  if (rate === null) return <span>not yet known</span>;
  return (
    <span className="tracking-[-0.01em]" {...tip(`${formatDec(rate)} ${unit}`)}>
      {of && `1\u00a0${of} = `}
      {`${formatRate(rate)}\u00a0${unit}`}
    </span>
  );
}
