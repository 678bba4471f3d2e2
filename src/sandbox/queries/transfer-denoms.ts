import { denomHash, denomPath, parseDenomPath } from '../ibc/denom.ts';
import type { DenomTrace } from '../ibc/records.ts';
import { escrowAddress } from '../ibc/transfer.ts';
import { fields, list, type Value } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { channelIn } from './ibc-channel-records.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { type Query, QueryFailure, query } from './query.ts';
import { hashIn } from './transfer.ts';

/** Queries of x/transfer on a chain that is linked with others: ibc-go v10 `modules/apps/transfer/keeper/grpc_query.go`. */

const SERVICE = 'ibc.applications.transfer.v1.Query';
const DENOM = fields({ base: [1, 'string'], trace: [3, list(fields({ port_id: [1, 'string'], channel_id: [2, 'string'] }))] });

const denomValue = ({ base, trace }: DenomTrace): Value<typeof DENOM> => ({
  base,
  trace: trace.map(({ port, channel }) => ({ port_id: port, channel_id: channel })),
});

export const transferDenomQueries: readonly Query[] = [
  query(`${SERVICE}/Denom`, fields({ hash: [1, 'string'] }), fields({ denom: [1, DENOM] }), ({ tables }, { hash }) => {
    const found = tables.transferDenoms.get(hashIn(hash));
    if (!found) throw new QueryFailure('NotFound', `${hash}: denomination not found`);
    return { denom: denomValue(found) };
  }),
  query(
    `${SERVICE}/Denoms`,
    fields({ pagination: pageRequest(1) }),
    fields({ denoms: [1, list(DENOM)], pagination: pageResponse(2) }),
    ({ tables }, request) => {
      const all = [...tables.transferDenoms].sort(([a], [b]) => (a < b ? -1 : 1));
      const { page, pagination } = paginate(all, request.pagination, ([hash]) => hash);
      // A page is cut by hash, and then sorted by path.
      const denoms = page.map(([, denom]) => denom).sort((a, b) => (denomPath(a) < denomPath(b) ? -1 : 1));
      return { denoms: denoms.map(denomValue), pagination };
    },
  ),
  query(`${SERVICE}/DenomHash`, fields({ trace: [1, 'string'] }), fields({ hash: [1, 'string'] }), ({ tables }, { trace }) => {
    const hash = denomHash(parseDenomPath(trace));
    if (!tables.transferDenoms.has(hash)) throw new QueryFailure('NotFound', `${trace}: denomination not found`);
    return { hash };
  }),
  query(
    `${SERVICE}/EscrowAddress`,
    fields({ port_id: [1, 'string'], channel_id: [2, 'string'] }),
    fields({ escrow_address: [1, 'string'] }),
    (state, { port_id, channel_id }) => {
      channelIn(state, port_id, channel_id);
      return { escrow_address: escrowAddress(port_id, channel_id) };
    },
  ),
  query(`${SERVICE}/TotalEscrowForDenom`, fields({ denom: [1, 'string'] }), fields({ amount: [1, COIN] }), ({ tables }, { denom }) => ({
    amount: { denom, amount: tables.transferEscrow.get(denom) ?? 0n },
  })),
];
