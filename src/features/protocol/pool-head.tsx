import { useQuery } from '@tanstack/react-query';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { fiatOf, formatFiat } from '#domain/fiat.ts';
import { liquidStakeParamsQuery, liquidStakeStateQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { usePrices } from '#queries/prices.ts';
import { readAll } from '#queries/reading.ts';
import { Age } from '#ui/age.tsx';
import { useDeviceNow } from '#ui/clock.ts';
import { DateText } from '#ui/date-text.tsx';
import { ErrorRow } from '#ui/error-row.tsx';
import { Money } from '#ui/money.tsx';
import { Note } from '#ui/note.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

/** A number older than this bears its age. */
const STALE_AFTER = 30_000;

/** All XPRT that is staked through stkXPRT, and whether the module works now. */
export function PoolHead() {
  const { network, hub } = useNetwork();
  const reading = readAll({ state: useQuery(liquidStakeStateQuery(hub)), params: useQuery(liquidStakeParamsQuery(hub)) });
  const stk = liquidAsset(network);
  return (
    <section aria-label={`Staked behind ${stk.symbol}`}>
      <p className="label">Staked behind {stk.symbol}</p>
      {reading.state === 'loading' && (
        <p className="page-number">
          <Skeleton chars={9} label="Reading the pool" />
        </p>
      )}
      {reading.state === 'failed' && <ErrorRow what="the pool" onRetry={reading.retry} />}
      {reading.state === 'ready' && (
        <>
          <p className="flex flex-wrap items-baseline gap-x-3.5">
            <span className="page-number" data-testid="tvl">
              <Money amount={amount(stakeAsset(network), reading.value.state.netAmount)} digits={2} />
            </span>
            <Worth base={reading.value.state.netAmount} />
            <Age at={reading.readAt} staleAfter={STALE_AFTER} />
          </p>
          <p className="mt-2 text-ink-2">
            <Money amount={amount(stk, reading.value.state.stkxprtTotalSupply)} digits={2} /> are in circulation.{' '}
            {!reading.value.params.modulePaused && 'Minting and redeeming are open.'}
          </p>
          {reading.value.params.modulePaused && (
            <div className="mt-3 max-w-[640px]">
              <Note tone="warn" live>
                <b>Paused.</b> The module's admin or governance has stopped minting, redeeming and compounding. Balances stay as they are,
                the stake keeps earning, and what is already unbonding arrives on its day.
              </Note>
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** In another currency, where the network has a source of prices and it answers. */
function Worth({ base }: { base: bigint }) {
  const { network } = useNetwork();
  const asset = stakeAsset(network);
  const prices = usePrices(asset.denom, null, useDeviceNow(60_000));
  if (!prices?.now) return null;
  return (
    <span className="text-note text-ink-2">
      <span className="num">
        {formatFiat(fiatOf(base, asset.decimals, prices.now.price))}
        <span className="unit"> {prices.source.currency.toUpperCase()}</span>
      </span>{' '}
      <span className="text-ink-3">
        by {prices.source.name}, <DateText at={prices.now.at} form="relative" />
      </span>
    </span>
  );
}
