import { useQuery } from '@tanstack/react-query';
import { isMissingModule } from '#chain/probe.ts';
import type { SlashingParams } from '#chain/slashing/queries.ts';
import type { StakingParams } from '#chain/staking/queries.ts';
import { relativeTime } from '#domain/dates.ts';
import { group } from '#domain/digits.ts';
import { formatPercent } from '#domain/percent.ts';
import { distributionParamsQuery } from '#queries/distribution.ts';
import { liquidParamsQuery } from '#queries/liquid-shares.ts';
import { useNetwork } from '#queries/network-context.tsx';
import { halvingQuery, mintParamsQuery } from '#queries/protocol.ts';
import { readAll } from '#queries/reading.ts';
import { slashingParamsQuery } from '#queries/slashing.ts';
import { stakingParamsQuery } from '#queries/staking.ts';
import { type Parameter, ParameterTable } from './parameter-table.tsx';

/** Parameters of the chain itself, module by module. A module that the chain does not have is left out. */
export function ChainParameters() {
  const { hub } = useNetwork();
  const liquid = useQuery(liquidParamsQuery(hub));
  return (
    <>
      <ParameterTable
        title="Staking"
        module="x/staking"
        reading={readAll({ params: useQuery(stakingParamsQuery(hub)) })}
        rows={({ params }) => stakingRows(params)}
      />
      {!isMissingModule(liquid.error) && (
        <ParameterTable
          title="Tokenized delegations"
          module="x/liquid"
          reading={readAll({ params: liquid })}
          rows={({ params }) => [
            {
              name: 'global_liquid_staking_cap',
              title: 'Most of all stake that may be liquid',
              meaning: 'above it, no delegation can be tokenized and nothing redeemed until some is',
              value: formatPercent(params.globalCap),
            },
            {
              name: 'validator_liquid_staking_cap',
              title: 'Most of one validator that may be liquid',
              meaning: 'the same for the shares of a single validator',
              value: formatPercent(params.validatorCap),
            },
          ]}
        />
      )}
      <ParameterTable
        title="Slashing"
        module="x/slashing"
        reading={readAll({ params: useQuery(slashingParamsQuery(hub)) })}
        rows={({ params }) => slashingRows(params)}
      />
      <MintParameters />
      <ParameterTable
        title="Rewards"
        module="x/distribution"
        reading={readAll({ params: useQuery(distributionParamsQuery(hub)) })}
        rows={({ params }) => [
          {
            name: 'community_tax',
            title: 'Community tax',
            meaning: 'the part of all rewards that goes to the community pool first',
            value: formatPercent(params.communityTax),
          },
        ]}
      />
    </>
  );
}

function MintParameters() {
  const { hub } = useNetwork();
  const reading = readAll({ params: useQuery(mintParamsQuery(hub)), interval: useQuery(halvingQuery(hub)) });
  return (
    <ParameterTable
      title="Inflation"
      module="x/mint"
      reading={reading}
      rows={({ params, interval }) => [
        {
          name: 'inflation_min',
          title: 'Least inflation',
          meaning: 'per year, as a part of all XPRT',
          value: formatPercent(params.inflationMin),
        },
        {
          name: 'inflation_max',
          title: 'Largest inflation',
          meaning: 'reached when little is bonded for long',
          value: formatPercent(params.inflationMax),
        },
        {
          name: 'inflation_rate_change',
          title: 'How fast inflation moves',
          meaning: 'at most so much in a year, when nothing at all is bonded',
          value: formatPercent(params.inflationRateChange),
        },
        {
          name: 'goal_bonded',
          title: 'Goal',
          meaning: 'the part of all XPRT that should be bonded',
          value: formatPercent(params.goalBonded),
        },
        {
          name: 'blocks_per_year',
          title: 'Blocks in a year',
          meaning: 'what the chain reckons with; more blocks than that mint more',
          value: <span className="num">{group(String(params.blocksPerYear))}</span>,
        },
        {
          name: 'blockHeight of x/halving',
          title: 'Blocks between two halvings',
          meaning: 'then the bounds of inflation are divided by two',
          value: <span className="num">{interval === 0n ? 'never' : group(String(interval))}</span>,
        },
      ]}
    />
  );
}

function stakingRows(params: StakingParams): readonly Parameter[] {
  return [
    {
      name: 'unbonding_time',
      title: 'Unbonding time',
      meaning: 'from undelegating or redeeming until the XPRT is free; it earns nothing then and can still be slashed',
      value: durationText(params.unbondingTimeMs),
    },
    {
      name: 'max_entries',
      title: 'Unbondings at once',
      meaning: 'open entries for each account and validator; redemptions count, each at every validator of the pool',
      value: params.maxEntries,
    },
    {
      name: 'max_validators',
      title: 'Size of the active set',
      meaning: 'so many validators make blocks and earn',
      value: params.maxValidators,
    },
    { name: 'bond_denom', title: 'What is staked', meaning: 'its name on the chain', value: params.bondDenom },
  ];
}

function slashingRows(params: SlashingParams): readonly Parameter[] {
  return [
    {
      name: 'signed_blocks_window',
      title: 'Blocks that are looked at',
      meaning: 'so many of the newest decide whether a validator was there',
      value: <span className="num">{group(String(params.signedBlocksWindow))}</span>,
    },
    {
      name: 'min_signed_per_window',
      title: 'Least that must be signed',
      meaning: 'of those blocks; who signs less is slashed and jailed',
      value: formatPercent(params.minSignedPerWindow),
    },
    {
      name: 'slash_fraction_downtime',
      title: 'Slash for being away',
      meaning: 'the part of all its stake that is lost, that of delegators too',
      value: formatPercent(params.slashFractionDowntime),
    },
    {
      name: 'downtime_jail_duration',
      title: 'Jail for being away',
      meaning: 'before the validator may come back by a transaction of its own',
      value: durationText(params.downtimeJailMs),
    },
    {
      name: 'slash_fraction_double_sign',
      title: 'Slash for signing two blocks of one height',
      meaning: 'and the validator is out for ever',
      value: formatPercent(params.slashFractionDoubleSign),
    },
  ];
}

/** `21 days`: the nearest whole unit. */
function durationText(ms: number): string {
  return relativeTime(0, ms).replace(/^in /, '');
}
