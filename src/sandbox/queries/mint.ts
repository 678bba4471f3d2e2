import { fields } from '../wire.ts';
import { plainQuery, type Query } from './query.ts';

const SERVICE = 'cosmos.mint.v1beta1.Query';

const PARAMS = fields({
  mint_denom: [1, 'string'],
  inflation_rate_change: [2, 'dec'],
  inflation_max: [3, 'dec'],
  inflation_min: [4, 'dec'],
  goal_bonded: [5, 'dec'],
  blocks_per_year: [6, 'uint64'],
});

export const mintQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, PARAMS] }), ({ singles: { mint } }) => ({
    params: {
      mint_denom: mint.params.mintDenom,
      inflation_rate_change: mint.params.inflationRateChange,
      inflation_max: mint.params.inflationMax,
      inflation_min: mint.params.inflationMin,
      goal_bonded: mint.params.goalBonded,
      blocks_per_year: mint.params.blocksPerYear,
    },
  })),
  plainQuery(`${SERVICE}/Inflation`, fields({ inflation: [1, 'dec'] }), ({ singles: { mint } }) => ({ inflation: mint.inflation })),
  plainQuery(`${SERVICE}/AnnualProvisions`, fields({ annual_provisions: [1, 'dec'] }), ({ singles: { mint } }) => ({
    annual_provisions: mint.annualProvisions,
  })),
];

/** x/halving halves the bounds of inflation. */
export const halvingQueries: readonly Query[] = [
  plainQuery(
    'persistence.halving.v1beta1.Query/Params',
    fields({ params: [1, fields({ blockHeight: [1, 'uint64'] })] }),
    ({ singles: { halving } }) => ({ params: { blockHeight: halving.blockHeight } }),
  ),
];
