import { useQuery } from '@tanstack/react-query';
import { liquidStakeParamsQuery, liquidStakeStateQuery, liquidValidatorsQuery } from './liquidstake.ts';
import { useNetwork } from './network-context.tsx';
import { readAll } from './reading.ts';
import { stakingParamsQuery, validatorsQuery } from './staking.ts';

/** What mint and redeem quotes are made from. */
export function useLiquidPool() {
  const { hub } = useNetwork();
  return readAll({
    state: useQuery(liquidStakeStateQuery(hub)),
    params: useQuery(liquidStakeParamsQuery(hub)),
    liquidValidators: useQuery(liquidValidatorsQuery(hub)),
    validators: useQuery(validatorsQuery(hub)),
    stakingParams: useQuery(stakingParamsQuery(hub)),
  });
}

/** The value of `useLiquidPool` when it is ready. */
export type LiquidPool = Extract<ReturnType<typeof useLiquidPool>, { state: 'ready' }>['value'];
