import { fields, list } from '../wire.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

const SERVICE = 'ibc.applications.transfer.v1.Query';
const DENOM = fields({ base: [1, 'string'], trace: [3, list(fields({ port_id: [1, 'string'], channel_id: [2, 'string'] }))] });

/** The transfer module as wallets probe it; the sandbox has no channels, so no denom has a trace. */
export const transferQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, fields({ send_enabled: [1, 'bool'], receive_enabled: [2, 'bool'] })] }), () => ({
    params: { send_enabled: true, receive_enabled: true },
  })),
  query(`${SERVICE}/Denom`, fields({ hash: [1, 'string'] }), fields({ denom: [1, DENOM] }), (_, { hash }) => {
    const strange = /[^0-9a-fA-F]/.exec(hash)?.[0];
    if (strange !== undefined) {
      const point = strange.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      throw new QueryFailure('InvalidArgument', `invalid denom trace hash: , error: encoding/hex: invalid byte: U+${point} '${strange}'`);
    }
    throw new QueryFailure('NotFound', `${hash}: denomination not found`);
  }),
];
