import { byAddress } from '../address.ts';
import type { SigningInfo } from '../state.ts';
import { fields, list, type Value } from '../wire.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

const SERVICE = 'cosmos.slashing.v1beta1.Query';

const PARAMS = fields({
  signed_blocks_window: [1, 'int64'],
  min_signed_per_window: [2, 'dec'],
  downtime_jail_duration: [3, 'duration'],
  slash_fraction_double_sign: [4, 'dec'],
  slash_fraction_downtime: [5, 'dec'],
});
const SIGNING_INFO = fields({
  address: [1, 'string'],
  start_height: [2, 'int64'],
  index_offset: [3, 'int64'],
  jailed_until: [4, 'time'],
  tombstoned: [5, 'bool'],
  missed_blocks_counter: [6, 'int64'],
});

const signingInfoValue = (info: SigningInfo): Value<typeof SIGNING_INFO> => ({
  address: info.address,
  start_height: info.startHeight,
  index_offset: info.indexOffset,
  jailed_until: info.jailedUntil,
  tombstoned: info.tombstoned,
  missed_blocks_counter: info.missedBlocks,
});

export const slashingQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, PARAMS] }), ({ singles: { slashing } }) => ({
    params: {
      signed_blocks_window: slashing.signedBlocksWindow,
      min_signed_per_window: slashing.minSignedPerWindow,
      downtime_jail_duration: slashing.downtimeJailDuration,
      slash_fraction_double_sign: slashing.slashFractionDoubleSign,
      slash_fraction_downtime: slashing.slashFractionDowntime,
    },
  })),
  query(
    `${SERVICE}/SigningInfo`,
    fields({ cons_address: [1, 'string'] }),
    fields({ val_signing_info: [1, SIGNING_INFO] }),
    ({ tables }, { cons_address }) => {
      const found = tables.signingInfos.get(cons_address.toLowerCase());
      if (!found) throw new QueryFailure('NotFound', `SigningInfo not found for validator ${cons_address}`);
      return { val_signing_info: signingInfoValue(found) };
    },
  ),
  query(
    `${SERVICE}/SigningInfos`,
    fields({ pagination: pageRequest(1) }),
    fields({ info: [1, list(SIGNING_INFO)], pagination: pageResponse(2) }),
    ({ tables }, request) => {
      const all = [...tables.signingInfos.values()].sort((a, b) => byAddress(a.address, b.address));
      const { page, pagination } = paginate(all, request.pagination, ({ address }) => address);
      return { info: page.map(signingInfoValue), pagination };
    },
  ),
];
