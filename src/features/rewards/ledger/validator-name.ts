import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sanitizeText } from '#domain/text.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { validatorsQuery } from '#queries/staking.ts';

/** A validator's name as its operator chose it, made safe; without one, or until it is read, both ends of the address. */
export function useValidatorName(): (operator: string) => string {
  const { hub } = useNetwork();
  const { data } = useQuery(validatorsQuery(hub));
  return useMemo(() => {
    const names = new Map(data?.map(({ operatorAddress, moniker }) => [operatorAddress, sanitizeText(moniker, 40)]));
    return (operator) => names.get(operator) || sanitizeText(operator, 24);
  }, [data]);
}
