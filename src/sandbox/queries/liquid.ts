import { fields, list } from '../wire.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, query } from './query.ts';

const SERVICE = 'gaia.liquid.v1beta1.Query';

const PARAMS = fields({ global_liquid_staking_cap: [8, 'dec'], validator_liquid_staking_cap: [9, 'dec'] });
const RECORD = fields({ id: [1, 'uint64'], owner: [2, 'string'], module_account: [3, 'string'], validator: [4, 'string'] });

/** x/liquid of the Cosmos Hub: what a wallet may ask about tokenized shares. */
export const liquidQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, PARAMS] }), ({ singles: { liquid } }) => ({
    params: {
      global_liquid_staking_cap: liquid.params.globalLiquidStakingCap,
      validator_liquid_staking_cap: liquid.params.validatorLiquidStakingCap,
    },
  })),
  plainQuery(`${SERVICE}/TotalLiquidStaked`, fields({ tokens: [1, 'string'] }), ({ singles: { liquid } }) => ({
    tokens: `${liquid.totalLiquidTokens}`,
  })),
  query(
    `${SERVICE}/TokenizeShareRecordsOwned`,
    fields({ owner: [1, 'string'] }),
    fields({ records: [1, list(RECORD)] }),
    ({ tables }, { owner }) => ({
      records: [...tables.shareRecords.values()]
        .filter((record) => record.owner === owner.toLowerCase())
        .sort((a, b) => Number(a.id - b.id))
        .map(({ moduleAddress, ...record }) => ({ ...record, module_account: moduleAddress })),
    }),
  ),
  query(
    `${SERVICE}/TokenizeShareRecords`,
    fields({ pagination: pageRequest(1) }),
    fields({ records: [1, list(RECORD)], pagination: pageResponse(2) }),
    ({ tables }, request) => {
      const all = [...tables.shareRecords.values()].sort((a, b) => Number(a.id - b.id));
      const { page, pagination } = paginate(all, request.pagination, ({ id }) => `${id}`);
      return { records: page.map(({ moduleAddress, ...record }) => ({ ...record, module_account: moduleAddress })), pagination };
    },
  ),
];
