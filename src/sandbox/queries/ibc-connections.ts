import { utf8 } from '../ibc/bytes.ts';
import { HEIGHT } from '../ibc/forms.ts';
import type { Connection } from '../ibc/records.ts';
import { fields, list, names } from '../wire.ts';
import { checkedId, noProof, PROOF_FIELDS, queryHeight } from './ibc-channel-records.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { type Query, QueryFailure, query } from './query.ts';

/** Queries about connections: 03-connection `keeper/grpc_query.go`. */

const SERVICE = 'ibc.core.connection.v1.Query';
const STATES = ['STATE_UNINITIALIZED_UNSPECIFIED', 'STATE_INIT', 'STATE_TRYOPEN', 'STATE_OPEN'];
const VERSION = fields({ identifier: [1, 'string'], features: [2, list('string')] });
const COUNTERPARTY = fields({
  client_id: [1, 'string'],
  connection_id: [2, 'string'],
  prefix: [3, fields({ key_prefix: [1, 'bytes'] })],
});
const CONNECTION = fields({
  client_id: [1, 'string'],
  versions: [2, list(VERSION)],
  state: [3, names(STATES)],
  counterparty: [4, COUNTERPARTY],
  delay_period: [5, 'uint64'],
});
const IDENTIFIED_CONNECTION = fields({
  id: [1, 'string'],
  client_id: [2, 'string'],
  versions: [3, list(VERSION)],
  state: [4, names(STATES)],
  counterparty: [5, COUNTERPARTY],
  delay_period: [6, 'uint64'],
});

const connectionValue = ({ clientId, counterpartyClientId, counterpartyConnectionId }: Connection) => ({
  client_id: clientId,
  versions: [{ identifier: '1', features: ['ORDER_ORDERED', 'ORDER_UNORDERED'] }],
  state: STATES.indexOf('STATE_OPEN'),
  counterparty: {
    client_id: counterpartyClientId,
    connection_id: counterpartyConnectionId,
    prefix: { key_prefix: utf8('ibc') },
  },
  delay_period: 0n,
});

export const connectionQueries: readonly Query[] = [
  query(
    `${SERVICE}/Connection`,
    fields({ connection_id: [1, 'string'] }),
    fields({ connection: [1, CONNECTION], ...PROOF_FIELDS(2, 3) }),
    (state, { connection_id }) => {
      checkedId(connection_id, 10, 64);
      const found = state.tables.ibcConnections.get(connection_id);
      if (!found) throw new QueryFailure('NotFound', `${connection_id}: connection not found`);
      return { connection: connectionValue(found), ...noProof(state) };
    },
  ),
  query(
    `${SERVICE}/Connections`,
    fields({ pagination: pageRequest(1) }),
    fields({ connections: [1, list(IDENTIFIED_CONNECTION)], pagination: pageResponse(2), height: [3, HEIGHT] }),
    (state, request) => {
      const all = [...state.tables.ibcConnections].sort(([a], [b]) => (a < b ? -1 : 1));
      const { page, pagination } = paginate(all, request.pagination, ([id]) => id);
      const connections = page.map(([id, connection]) => ({ id, ...connectionValue(connection) }));
      return { connections, pagination, height: queryHeight(state) };
    },
  ),
];
