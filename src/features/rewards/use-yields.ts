import { useQuery } from '@tanstack/react-query';
import type { Dec } from '#domain/dec.ts';
import type { StakedValidator } from '#domain/liquid-stake.ts';
import { aprOfValidator } from '#domain/rates.ts';
import { liquidStakeParamsQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type Reading, readAll } from '#queries/reading.ts';
import { validatorsQuery } from '#queries/staking.ts';
import { useLiquidYield, useStakingYield } from '#queries/yield.ts';

/** Simple yearly rates of today. `liquid` and `unstakeFeeRate` are null on a chain without stkXPRT. */
export type Yields = {
  readonly validators: readonly (StakedValidator & { readonly apr: Dec })[];
  readonly liquid: Dec | null;
  readonly unstakeFeeRate: Dec | null;
};

export function useYields(): Reading<Yields> {
  const { hub } = useNetwork();
  const chain = useStakingYield();
  const liquid = useLiquidYield();
  const params = useQuery(liquidStakeParamsQuery(hub)).data;
  const reading = readAll({ validators: useQuery(validatorsQuery(hub)) });
  if (chain.state !== 'ready') return chain;
  if (reading.state !== 'ready') return reading;
  const value = {
    validators: reading.value.validators.map((validator) => ({ ...validator, apr: aprOfValidator(validator, chain.value) })),
    liquid: liquid.state === 'ready' ? liquid.value.apr : null,
    unstakeFeeRate: params?.unstakeFeeRate ?? null,
  };
  return { ...reading, value };
}
