import { useQuery } from '@tanstack/react-query';
import { assetOf, stakeAsset } from '#config/networks.ts';
import { amount } from '#domain/amount.ts';
import { type Dec, decFromInt, quoTruncate, truncateInt } from '#domain/dec.ts';
import { formatPercent } from '#domain/percent.ts';
import { supplyQuery } from '#queries/bank.ts';
import { distributionParamsQuery } from '#queries/distribution.ts';
import { mintQuery } from '#queries/mint.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { communityPoolQuery, mintParamsQuery } from '#queries/protocol.ts';
import { readAll } from '#queries/reading.ts';
import { poolQuery } from '#queries/staking.ts';
import { DefinitionList } from '#ui/definition-list.tsx';
import { Money } from '#ui/money.tsx';
import { Read } from './read.tsx';

/** Where rewards come from: what is minted, what decides how much, and what the community gets of it. */
export function InflationList() {
  const { network, hub } = useNetwork();
  const xprt = stakeAsset(network);
  const reading = readAll({
    minting: useQuery(mintQuery(hub)),
    params: useQuery(mintParamsQuery(hub)),
    pool: useQuery(poolQuery(hub)),
    supply: useQuery(supplyQuery(hub, xprt.denom)),
    distribution: useQuery(distributionParamsQuery(hub)),
    community: useQuery(communityPoolQuery(hub)),
  });
  return (
    <section>
      <h2 className="mb-2.5">Inflation and stake</h2>
      <Read reading={reading} what="inflation and stake">
        {({ minting, params, pool, supply, distribution, community }) => {
          const bonded = supply.amount === 0n ? decFromInt(0n) : quoTruncate(decFromInt(pool.bondedTokens), decFromInt(supply.amount));
          const held = community.find(({ denom }) => denom === xprt.denom)?.amount ?? 0n;
          const others = community.filter(({ denom, amount: base }) => denom !== xprt.denom && base > 0n);
          return (
            <>
              <DefinitionList
                items={[
                  { term: 'Inflation now', value: formatPercent(minting.inflation) },
                  { term: 'Its bounds', value: `${formatPercent(params.inflationMin)} to ${formatPercent(params.inflationMax)}` },
                  { term: 'Bonded now', value: formatPercent(bonded) },
                  { term: 'Goal', value: formatPercent(params.goalBonded) },
                  { term: 'Minted per year', value: <Money amount={amount(xprt, truncateInt(minting.annualProvisions))} digits={0} /> },
                  { term: `${xprt.symbol} in existence`, value: <Money amount={amount(xprt, supply.amount)} digits={0} /> },
                  { term: 'Community tax', value: formatPercent(distribution.communityTax) },
                  { term: 'Community pool', value: <Money amount={amount(xprt, held)} digits={2} /> },
                  ...others.map((coin) => {
                    const asset = assetOf(network, hub.chain.id, coin.denom);
                    return { term: `Community pool, ${asset.symbol}`, value: <Money amount={amount(asset, coin.amount)} /> };
                  }),
                ]}
              />
              <p className="mt-3 text-small text-ink-3">{direction(minting.inflation, bonded, params)}</p>
            </>
          );
        }}
      </Read>
    </section>
  );
}

/** x/mint moves inflation with every block: up while too little is bonded, down while too much is. */
function direction(
  now: Dec,
  bonded: Dec,
  { goalBonded, inflationMin, inflationMax }: { goalBonded: Dec; inflationMin: Dec; inflationMax: Dec },
) {
  if (bonded === goalBonded) return 'As much is bonded as the chain wants, so inflation stays.';
  if (bonded < goalBonded) {
    const what = now >= inflationMax ? 'it stands at its upper bound' : 'it rises with every block';
    return `Less is bonded than the chain wants, so inflation goes up to make staking worth more: ${what}.`;
  }
  const what = now <= inflationMin ? 'it stands at its lower bound' : 'it falls with every block';
  return `More is bonded than the chain wants, so inflation goes down: ${what}.`;
}
