import { useQuery } from '@tanstack/react-query';
import { type Dec, decFromInt } from '#domain/dec.ts';
import { aprOfLiquidStake } from '#domain/rates.ts';
import { distributionParamsQuery } from '#queries/distribution.ts';
import { epochsQuery } from '#queries/epochs.ts';
import { liquidStakeParamsQuery, liquidValidatorsQuery } from '#queries/liquidstake.ts';
import { mintQuery } from '#queries/mint.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { readAll } from '#queries/reading.ts';
import { poolQuery, validatorsQuery } from '#queries/staking.ts';

/** Estimated simple yearly rate of stkXPRT, and when the pool compounds next (ms since 1970). Null while not known. */
export type LiquidYield = { readonly apr: Dec | null; readonly compoundsAt: number | null };

/** The estimate takes blocks to come as planned (`blocks_per_year`), and leaves transaction fees out. */
export function useLiquidYield(): LiquidYield {
  const { hub } = useNetwork();
  const { data: epochs } = useQuery(epochsQuery(hub));
  const hour = epochs?.find(({ identifier }) => identifier === 'hour');
  const compoundsAt = hour ? hour.currentEpochStartTime + hour.durationMs : null;
  const reading = readAll({
    minting: useQuery(mintQuery(hub)),
    pool: useQuery(poolQuery(hub)),
    distribution: useQuery(distributionParamsQuery(hub)),
    liquidValidators: useQuery(liquidValidatorsQuery(hub)),
    validators: useQuery(validatorsQuery(hub)),
    params: useQuery(liquidStakeParamsQuery(hub)),
  });
  if (reading.state !== 'ready') return { apr: null, compoundsAt };
  const { minting, pool, distribution, liquidValidators, validators, params } = reading.value;
  const apr = aprOfLiquidStake(liquidValidators, validators, params.autocompoundFeeRate, {
    annualProvisions: minting.annualProvisions,
    bondedTokens: pool.bondedTokens,
    communityTax: distribution.communityTax,
    pace: decFromInt(1n),
  });
  return { apr, compoundsAt };
}
