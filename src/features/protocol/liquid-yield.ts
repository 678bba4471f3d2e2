import { useQuery } from '@tanstack/react-query';
import { type Dec, decFromInt } from '#domain/dec.ts';
import { aprOfLiquidStake, apy } from '#domain/rates.ts';
import { distributionParamsQuery } from '#queries/distribution.ts';
import { liquidStakeParamsQuery, liquidValidatorsQuery } from '#queries/liquidstake.ts';
import { mintQuery } from '#queries/mint.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type Reading, readAll } from '#queries/reading.ts';
import { poolQuery, validatorsQuery } from '#queries/staking.ts';

/** The yearly estimate of stkXPRT, and every number that it is made from. Shares of one; amounts in base units. */
export type LiquidYield = {
  readonly apr: Dec;
  readonly apy: Dec;
  readonly annualProvisions: Dec;
  readonly bondedTokens: bigint;
  readonly communityTax: Dec;
  readonly feeRate: Dec;
};

/** Blocks are taken to come as planned and transaction fees are left out, as everywhere in the application. */
export function useLiquidYield(): Reading<LiquidYield> {
  const { hub } = useNetwork();
  const reading = readAll({
    minting: useQuery(mintQuery(hub)),
    pool: useQuery(poolQuery(hub)),
    distribution: useQuery(distributionParamsQuery(hub)),
    liquidValidators: useQuery(liquidValidatorsQuery(hub)),
    validators: useQuery(validatorsQuery(hub)),
    params: useQuery(liquidStakeParamsQuery(hub)),
  });
  if (reading.state !== 'ready') return reading;
  const { minting, pool, distribution, liquidValidators, validators, params } = reading.value;
  const chain = {
    annualProvisions: minting.annualProvisions,
    bondedTokens: pool.bondedTokens,
    communityTax: distribution.communityTax,
    pace: decFromInt(1n),
  };
  const apr = aprOfLiquidStake(liquidValidators, validators, params.autocompoundFeeRate, chain);
  return { ...reading, value: { ...chain, apr, apy: apy(apr), feeRate: params.autocompoundFeeRate } };
}
