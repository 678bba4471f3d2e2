import { consensusKey, statusOf } from '../ibc/client.ts';
import { HEIGHT, heightValue, readHeight } from '../ibc/forms.ts';
import { compareHeights, heightText } from '../ibc/height.ts';
import type { ConsensusState } from '../ibc/records.ts';
import type { SandboxState } from '../state.ts';
import { Store } from '../store.ts';
import { fields, list } from '../wire.ts';
import { checkedId, noProof, PROOF_FIELDS } from './ibc-channel-records.ts';
import { CONSENSUS_AT, clientIn, clientStateValue, consensusAny, IDENTIFIED_CLIENT } from './ibc-client-records.ts';
import { pageRequest, pageResponse, paginate } from './paging.ts';
import { plainQuery, type Query, QueryFailure, query } from './query.ts';

/** Queries about light clients: 02-client `keeper/grpc_query.go`. */

const SERVICE = 'ibc.core.client.v1.Query';
const BY_CLIENT = fields({ client_id: [1, 'string'] });
const PAGE_OF_CLIENT = fields({ client_id: [1, 'string'], pagination: pageRequest(2) });

/** What a client knows, by height. */
function consensusStatesOf({ tables }: SandboxState, clientId: string): ConsensusState[] {
  checkedId(clientId, 9, 64);
  const all = [...tables.ibcConsensusStates].filter(([key]) => key.startsWith(`${clientId}/`));
  return all.map(([, consensus]) => consensus).sort((a, b) => compareHeights(a.height, b.height));
}

const byHeight = ({ height }: ConsensusState): string => heightText(height);

export const clientQueries: readonly Query[] = [
  plainQuery(`${SERVICE}/ClientParams`, fields({ params: [1, fields({ allowed_clients: [1, list('string')] })] }), () => ({
    params: { allowed_clients: ['*'] },
  })),
  query(`${SERVICE}/ClientStatus`, BY_CLIENT, fields({ status: [1, 'string'] }), (state, { client_id }) => {
    checkedId(client_id, 9, 64);
    return { status: state.tables.ibcClients.has(client_id) ? statusOf(new Store(state), client_id, state.singles.time) : 'Unknown' };
  }),
  query(`${SERVICE}/ClientState`, BY_CLIENT, fields({ client_state: [1, 'any'], ...PROOF_FIELDS(2, 3) }), (state, { client_id }) => {
    checkedId(client_id, 9, 64);
    return { client_state: clientStateValue(state, client_id).client_state, ...noProof(state) };
  }),
  query(
    `${SERVICE}/ClientStates`,
    fields({ pagination: pageRequest(1) }),
    fields({ client_states: [1, list(IDENTIFIED_CLIENT)], pagination: pageResponse(2) }),
    (state, request) => {
      const { page, pagination } = paginate([...state.tables.ibcClients.keys()].sort(), request.pagination, (id) => id);
      return { client_states: page.map((id) => clientStateValue(state, id)), pagination };
    },
  ),
  query(
    `${SERVICE}/ConsensusState`,
    fields({ client_id: [1, 'string'], revision_number: [2, 'uint64'], revision_height: [3, 'uint64'], latest_height: [4, 'bool'] }),
    fields({ consensus_state: [1, 'any'], ...PROOF_FIELDS(2, 3) }),
    (state, request) => {
      checkedId(request.client_id, 9, 64);
      const height = request.latest_height ? clientIn(state, request.client_id).latestHeight : readHeight(request);
      const found = state.tables.ibcConsensusStates.get(consensusKey(request.client_id, height));
      if (!found)
        throw new QueryFailure('NotFound', `client-id: ${request.client_id}, height: ${heightText(height)}: consensus state not found`);
      return { consensus_state: consensusAny(found), ...noProof(state) };
    },
  ),
  query(
    `${SERVICE}/ConsensusStates`,
    PAGE_OF_CLIENT,
    fields({ consensus_states: [1, list(CONSENSUS_AT)], pagination: pageResponse(2) }),
    (state, request) => {
      const { page, pagination } = paginate(consensusStatesOf(state, request.client_id), request.pagination, byHeight);
      const consensus_states = page.map((one) => ({ height: heightValue(one.height), consensus_state: consensusAny(one) }));
      return { consensus_states, pagination };
    },
  ),
  query(
    `${SERVICE}/ConsensusStateHeights`,
    PAGE_OF_CLIENT,
    fields({ consensus_state_heights: [1, list(HEIGHT)], pagination: pageResponse(2) }),
    (state, request) => {
      const { page, pagination } = paginate(consensusStatesOf(state, request.client_id), request.pagination, byHeight);
      return { consensus_state_heights: page.map(({ height }) => heightValue(height)), pagination };
    },
  ),
];
