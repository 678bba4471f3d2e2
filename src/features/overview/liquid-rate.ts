import { useQuery } from '@tanstack/react-query';
import type { Dec } from '#domain/dec.ts';
import { exchangeRate } from '#domain/liquid-stake.ts';
import { liquidStakeStateQuery } from '#queries/liquidstake.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type Reading, readAll } from '#queries/reading.ts';

/** XPRT per stkXPRT now; null while nothing has been minted. */
export function useLiquidRate(): Reading<Dec | null> {
  const { hub } = useNetwork();
  const reading = readAll({ state: useQuery(liquidStakeStateQuery(hub)) });
  return reading.state === 'ready' ? { ...reading, value: exchangeRate(reading.value.state) } : reading;
}
