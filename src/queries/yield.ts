import { useQuery } from '@tanstack/react-query';
import { type Dec, decFromInt } from '#domain/dec.ts';
import { aprOfLiquidStake, type StakingYield } from '#domain/rates.ts';
import { distributionParamsQuery } from './distribution.ts';
import { liquidStakeParamsQuery, liquidValidatorsQuery } from './liquidstake.ts';
import { mintQuery } from './mint.ts';
import { useNetwork } from './network-context.tsx';
import { type Reading, readAll } from './reading.ts';
import { poolQuery, validatorsQuery } from './staking.ts';

/** What staking pays on this chain. Blocks are taken to come as planned, and transaction fees are left out, everywhere in the application. */
export function useStakingYield(): Reading<StakingYield> {
  const { hub } = useNetwork();
  const reading = readAll({
    minting: useQuery(mintQuery(hub)),
    pool: useQuery(poolQuery(hub)),
    distribution: useQuery(distributionParamsQuery(hub)),
  });
  if (reading.state !== 'ready') return reading;
  const { minting, pool, distribution } = reading.value;
  const { annualProvisions } = minting;
  const { bondedTokens } = pool;
  return { ...reading, value: { annualProvisions, bondedTokens, communityTax: distribution.communityTax, pace: decFromInt(1n) } };
}

/** The estimated simple yearly rate of stkXPRT, as a share of one, and what it is made from. */
export type LiquidYield = { readonly apr: Dec; readonly chain: StakingYield; readonly feeRate: Dec };

export function useLiquidYield(): Reading<LiquidYield> {
  const { hub } = useNetwork();
  const chain = useStakingYield();
  const reading = readAll({
    liquidValidators: useQuery(liquidValidatorsQuery(hub)),
    validators: useQuery(validatorsQuery(hub)),
    params: useQuery(liquidStakeParamsQuery(hub)),
  });
  if (chain.state !== 'ready') return chain;
  if (reading.state !== 'ready') return reading;
  const { liquidValidators, validators, params } = reading.value;
  const feeRate = params.autocompoundFeeRate;
  const apr = aprOfLiquidStake(liquidValidators, validators, feeRate, chain.value);
  return { ...reading, readAt: Math.min(reading.readAt, chain.readAt), value: { apr, chain: chain.value, feeRate } };
}
