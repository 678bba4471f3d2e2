import { useQuery } from '@tanstack/react-query';
import { type Dec, decFromInt } from '#domain/dec.ts';
import type { StakedValidator } from '#domain/liquid-stake.ts';
import { aprOfLiquidStake, aprOfValidator } from '#domain/rates.ts';
import { distributionParamsQuery } from '#queries/distribution.ts';
import { liquidStakeParamsQuery, liquidValidatorsQuery } from '#queries/liquidstake.ts';
import { mintQuery } from '#queries/mint.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type Reading, readAll } from '#queries/reading.ts';
import { poolQuery, validatorsQuery } from '#queries/staking.ts';

/** Simple yearly rates of today. `liquid` and `unstakeFeeRate` are null on a chain without stkXPRT. */
export type Yields = {
  readonly validators: readonly (StakedValidator & { readonly apr: Dec })[];
  readonly liquid: Dec | null;
  readonly unstakeFeeRate: Dec | null;
};

/** The estimate takes blocks to come as planned, and leaves transaction fees out, as everywhere in the application. */
export function useYields(): Reading<Yields> {
  const { hub } = useNetwork();
  const params = useQuery(liquidStakeParamsQuery(hub)).data;
  const liquidValidators = useQuery(liquidValidatorsQuery(hub)).data;
  const reading = readAll({
    minting: useQuery(mintQuery(hub)),
    pool: useQuery(poolQuery(hub)),
    distribution: useQuery(distributionParamsQuery(hub)),
    validators: useQuery(validatorsQuery(hub)),
  });
  if (reading.state !== 'ready') return reading;
  const { minting, pool, distribution, validators } = reading.value;
  const chain = {
    annualProvisions: minting.annualProvisions,
    bondedTokens: pool.bondedTokens,
    communityTax: distribution.communityTax,
    pace: decFromInt(1n),
  };
  const value = {
    validators: validators.map((validator) => ({ ...validator, apr: aprOfValidator(validator, chain) })),
    liquid: params && liquidValidators ? aprOfLiquidStake(liquidValidators, validators, params.autocompoundFeeRate, chain) : null,
    unstakeFeeRate: params?.unstakeFeeRate ?? null,
  };
  return { ...reading, value };
}
