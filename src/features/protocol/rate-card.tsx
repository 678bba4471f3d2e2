import { useQuery } from '@tanstack/react-query';
import { liquidAsset, stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { truncateInt } from '#domain/dec.ts';
import { exchangeRate } from '#domain/liquid-stake.ts';
import { formatPercent } from '#domain/percent.ts';
import { apy } from '#domain/rates.ts';
import { liquidStakeStateQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { readAll } from '#queries/reading.ts';
import { type LiquidYield, useLiquidYield } from '#queries/yield.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Details } from '#ui/details.tsx';
import { Money } from '#ui/money.tsx';
import { RateText } from '#ui/rate-text.tsx';
import { Read } from './read.tsx';

/** The exchange rate now, what the stake should earn in a year, and how that is reckoned. */
export function RateCard() {
  const { network, hub } = useNetwork();
  const reading = readAll({ state: useQuery(liquidStakeStateQuery(hub)) });
  return (
    <section className="card" aria-label="Exchange rate">
      <p className="label">1 {liquidAsset(network).symbol}</p>
      <Read reading={reading} what="the exchange rate">
        {({ state }) => (
          <p className="my-0.5 text-rate font-semibold tracking-[-0.02em]" data-testid="rate">
            <RateText rate={exchangeRate(state)} unit={stakeAsset(network).symbol} />
          </p>
        )}
      </Read>
      <Read reading={useLiquidYield()} what="the estimate">
        {(value) => (
          <>
            <div className="mt-3">
              <DefinitionList
                items={[
                  { term: 'Estimated APR', value: formatPercent(value.apr) },
                  { term: 'APY, compounded hourly', value: formatPercent(apy(value.apr)) },
                ]}
              />
            </div>
            <Formula value={value} />
          </>
        )}
      </Read>
    </section>
  );
}

function Formula({ value }: { value: LiquidYield }) {
  const { network } = useNetwork();
  const xprt = stakeAsset(network);
  return (
    <Details summary="How it is reckoned">
      <p className="mb-3 text-small text-ink-2">
        APR = minted per year × (1 − community tax) × (1 − commission) ÷ all bonded stake, for each validator of the pool; their mean by
        what the pool has there, × (1 − fee of the pool). A jailed validator counts as nothing. APY = (1 + APR ÷ 8760)<sup>8760</sup> − 1,
        as the pool compounds every hour. Today's inflation is taken for a year, blocks as planned, without transaction fees. It promises
        nothing.
      </p>
      <DefinitionList
        items={[
          { term: 'Minted per year', value: <Money amount={amount(xprt, truncateInt(value.chain.annualProvisions))} digits={0} /> },
          { term: 'All bonded stake', value: <Money amount={amount(xprt, value.chain.bondedTokens)} digits={0} /> },
          { term: 'Community tax', value: formatPercent(value.chain.communityTax) },
          { term: 'Fee of the pool', value: formatPercent(value.feeRate) },
        ]}
      />
    </Details>
  );
}
