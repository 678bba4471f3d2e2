import { Link } from 'wouter';
import type { ChainAsset } from '#config/network.ts';
import { TokenMark } from '#ui/token-mark.tsx';
import { type LiquidSearch, writeSearch } from './search.ts';

type Props = {
  /** The hub's own first. */
  readonly assets: readonly [own: ChainAsset, ...others: ChainAsset[]];
  readonly chosen: string;
  readonly tab: LiquidSearch['tab'];
};

/** Which liquid coin the page is about. What can only be held any more stands after the others, and smaller. */
export function AssetSwitch({ assets: [own, ...others], chosen, tab }: Props) {
  const href = ({ denom }: ChainAsset) => writeSearch({ tab, asset: denom === own.denom ? '' : denom });
  const current = ({ denom }: ChainAsset) => (denom === chosen ? 'true' : undefined);
  const ended = others.filter(({ lifecycle }) => lifecycle.state === 'gone');
  const offered = [own, ...others.filter((asset) => !ended.includes(asset))];
  return (
    <nav aria-label="Liquid coin" className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-2">
      <ul className="-mx-1.5 flex flex-wrap gap-1">
        {offered.map((asset) => (
          <li key={asset.denom}>
            <Link
              href={href(asset)}
              aria-current={current(asset)}
              className="flex min-h-10 items-center gap-2 rounded-nav px-2.5 font-medium text-ink-2 hover:text-ink aria-[current]:bg-sunken aria-[current]:font-semibold aria-[current]:text-ink"
            >
              <TokenMark mark={asset.mark} size={20} />
              {asset.symbol}
            </Link>
          </li>
        ))}
      </ul>
      {ended.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-3.5 text-small text-ink-3">
          <span id="ended-coins">Ended</span>
          <ul aria-labelledby="ended-coins" className="contents">
            {ended.map((asset) => (
              <li key={asset.denom}>
                <Link
                  href={href(asset)}
                  aria-current={current(asset)}
                  className="flex min-h-10 items-center hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  {asset.symbol}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </nav>
  );
}
