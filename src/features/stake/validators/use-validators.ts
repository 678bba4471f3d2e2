import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DistributionParams } from '#chain/distribution/queries.ts';
import type { SigningInfo, SlashingParams } from '#chain/slashing/queries.ts';
import type { ValidatorDetails } from '#chain/staking/details.ts';
import type { Delegation, Pool } from '#chain/staking/queries.ts';
import { decFromInt } from '#domain/dec.ts';
import { distributionParamsQuery } from '#queries/distribution.ts';
import { type Minting, mintQuery } from '#queries/mint.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { type Reading, readAll } from '#queries/reading.ts';
import { signingInfosQuery, slashingParamsQuery } from '#queries/slashing.ts';
import { delegationsQuery, poolQuery } from '#queries/staking.ts';
import { validatorDetailsQuery } from '#queries/staking-details.ts';
import { useHubAddress } from '#wallet/wallet-context.tsx';
import type { ValidatorRow } from './validator-list.ts';
import { validatorRows } from './validator-rows.ts';

/** All validators as the table shows them, and by operator in full. `missing` names what could not be read. */
export type Validators = {
  readonly rows: readonly ValidatorRow[];
  readonly rowOf: ReadonlyMap<string, ValidatorRow>;
  readonly detailsOf: ReadonlyMap<string, ValidatorDetails>;
  /** By consensus address. */
  readonly signingOf: ReadonlyMap<string, SigningInfo>;
  readonly slashing: SlashingParams | null;
  readonly missing: readonly string[];
};

/** The table stands as soon as the validators are known; rates, uptime and the reader's own stake follow, or are said to be missing. */
export function useValidators(): Reading<Validators> {
  const { hub } = useNetwork();
  const address = useHubAddress();
  const reading = readAll({ validators: useQuery(validatorDetailsQuery(hub)), pool: useQuery(poolQuery(hub)) });
  const minting = useQuery(mintQuery(hub));
  const distribution = useQuery(distributionParamsQuery(hub));
  const infos = useQuery(signingInfosQuery(hub));
  const slashing = useQuery(slashingParamsQuery(hub));
  const delegations = useQuery({ ...delegationsQuery(hub, address ?? ''), enabled: address !== null });
  const { validators, pool } = reading.state === 'ready' ? reading.value : NOT_YET;
  const value = useMemo(
    () =>
      validators && pool
        ? joined({ validators, pool, minting: minting.data, distribution: distribution.data, infos: infos.data, slashing: slashing.data }, [
            ...(delegations.data ?? []),
          ])
        : null,
    [validators, pool, minting.data, distribution.data, infos.data, slashing.data, delegations.data],
  );
  if (reading.state !== 'ready') return reading;
  if (!value) return { state: 'loading' };
  const missing = [
    ...(minting.isError || distribution.isError ? ['APR'] : []),
    ...(infos.isError || slashing.isError ? ['uptime'] : []),
    ...(delegations.isError && !delegations.data ? ['your delegations'] : []),
  ];
  return { ...reading, value: { ...value, missing } };
}

const NOT_YET = { validators: null, pool: null };

type Sources = {
  readonly validators: readonly ValidatorDetails[];
  readonly pool: Pool;
  readonly minting: Minting | undefined;
  readonly distribution: DistributionParams | undefined;
  readonly infos: readonly SigningInfo[] | undefined;
  readonly slashing: SlashingParams | undefined;
};

function joined(sources: Sources, delegations: readonly Delegation[]): Omit<Validators, 'missing'> {
  const { validators, pool, minting, distribution, infos, slashing = null } = sources;
  const signingOf = new Map(infos?.map((info) => [info.consensusAddress, info]));
  const rows = validatorRows({
    validators,
    bondedTokens: pool.bondedTokens,
    chain: minting && distribution ? { ...minting, ...pool, communityTax: distribution.communityTax, pace: decFromInt(1n) } : null,
    signing: infos ? signingOf : null,
    slashing,
    mine: new Map(delegations.map(({ validator, balance }) => [validator, balance])),
  });
  return {
    rows,
    rowOf: new Map(rows.map((row) => [row.operator, row])),
    detailsOf: new Map(validators.map((validator) => [validator.operatorAddress, validator])),
    signingOf,
    slashing,
  };
}
