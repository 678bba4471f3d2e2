import { fields, list } from '../wire.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

const SERVICE = 'ibc.applications.transfer.v1.Query';
const DENOM = fields({ base: [1, 'string'], trace: [3, list(fields({ port_id: [1, 'string'], channel_id: [2, 'string'] }))] });

/** A hash in upper case, with or without `ibc/` before it. @throws QueryFailure in the chain's words. */
export function hashIn(text: string): string {
  const hash = text.replace(/^ibc\//, '');
  const strange = /[^0-9a-fA-F]/.exec(hash)?.[0];
  if (strange === undefined) return hash.toUpperCase();
  const point = strange.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  throw new QueryFailure('InvalidArgument', `invalid denom trace hash: , error: encoding/hex: invalid byte: U+${point} '${strange}'`);
}

/** The transfer module as wallets probe it, on a chain that has no channels yet: no denom has a trace. */
export const transferQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/Params`, fields({ params: [1, fields({ send_enabled: [1, 'bool'], receive_enabled: [2, 'bool'] })] }), () => ({
    params: { send_enabled: true, receive_enabled: true },
  })),
  query(`${SERVICE}/Denom`, fields({ hash: [1, 'string'] }), fields({ denom: [1, DENOM] }), (_, { hash }) => {
    hashIn(hash);
    throw new QueryFailure('NotFound', `${hash}: denomination not found`);
  }),
];
