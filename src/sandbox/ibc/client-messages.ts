import type { Context } from '../context.ts';
import { type Event, event } from '../events.ts';
import { accountField, EMPTY, messageReader } from '../message.ts';
import { goTime } from '../time.ts';
import type { AnyValue } from '../wire.ts';
import { areEqual } from './bytes.ts';
import { consensusAt, consensusKey, findClient, statusOf } from './client.ts';
import { UPDATE_FORM } from './forms.ts';
import { HEADER_TYPE, type LightHeader, readHeader, type SignedHeader } from './header.ts';
import { compareHeights, type Height, heightText, revisionOf } from './height.ts';
import type { ConsensusState, IbcClient } from './records.ts';
import { refused } from './refusals.ts';

/** Updates of clients: 02-client `keeper/client.go`, 07-tendermint `update.go`. */

const CLIENT_TYPE = '07-tendermint';
/** Where 07-tendermint freezes a client, whatever the height of the misbehaviour. */
const FROZEN: Height = { revisionNumber: 0n, revisionHeight: 1n };

const clientEvents = (type: string, clientId: string, ...more: [string, string][]): Event[] => [
  event(type, ['client_id', clientId], ['client_type', CLIENT_TYPE], ...more),
  event('message', ['module', 'ibc_client']),
];

/** Teaches a client a header of its chain, or freezes it when the header contradicts what it knows. */
function updateClient(context: Context, clientId: string, message: AnyValue): void {
  const { store, time, events } = context;
  const status = store.get('ibcClients', clientId) ? statusOf(store, clientId, time) : 'Unknown';
  if (status !== 'Active') throw refused('client', 29, `cannot update client (${clientId}) with status ${status}`);
  const client = findClient(store, clientId);
  const header = verifiedHeader(context, clientId, client, message);
  const known = consensusAt(store, clientId, header.height);
  if (known && contradicts(known, header)) {
    store.set('ibcClients', clientId, { ...client, frozenHeight: FROZEN });
    events.push(...clientEvents('client_misbehaviour', clientId));
    return;
  }
  if (!known) learn(context, clientId, client, header);
  const height = heightText(header.height);
  events.push(...clientEvents('update_client', clientId, ['consensus_height', height], ['consensus_heights', height]));
}

const contradicts = (known: ConsensusState, header: LightHeader): boolean =>
  known.time !== header.time || !areEqual(known.root, header.root);

/** Remembers a header and forgets what no proof may be checked against any more. */
function learn(
  { store, time }: Context,
  clientId: string,
  client: IbcClient,
  { height, time: headerTime, root, nextValidatorsHash }: LightHeader,
): void {
  for (const [key, state] of store.all('ibcConsensusStates'))
    if (key.startsWith(`${clientId}/`) && state.time + client.trustingPeriod <= time) store.delete('ibcConsensusStates', key);
  store.set('ibcConsensusStates', consensusKey(clientId, height), { height, time: headerTime, root, nextValidatorsHash });
  if (compareHeights(height, client.latestHeight) > 0) store.set('ibcClients', clientId, { ...client, latestHeight: height });
}

/** A header that the client may believe; 07-tendermint `update.go`, verifyHeader. */
function verifiedHeader({ store, time }: Context, clientId: string, client: IbcClient, message: AnyValue): LightHeader {
  if (message.typeUrl !== HEADER_TYPE)
    throw refused('ibc', 14, `protobuf Any message cannot be unpacked into ClientMessage: ${message.typeUrl}`);
  const header = readHeader(message);
  if (!header) throw refused('ibc', 14, 'errUnknownField "*tendermint.Header"');
  const trusted = consensusAt(store, clientId, header.trustedHeight);
  if (!trusted)
    throw refused(
      'client',
      7,
      `could not get trusted consensus state from clientStore for Header at TrustedHeight: ${heightText(header.trustedHeight)}`,
    );
  const revision = revisionOf(client.chainId);
  if (header.height.revisionNumber !== header.trustedHeight.revisionNumber)
    throw refused(
      '07-tendermint',
      5,
      `header height revision ${header.height.revisionNumber} does not match trusted header revision ${revision}`,
    );
  if (compareHeights(header.height, header.trustedHeight) <= 0)
    throw refused(
      '07-tendermint',
      6,
      `header height ≤ consensus state height (${heightText(header.height)} < ${heightText(header.trustedHeight)})`,
    );
  const problem = lightClientProblem(client, trusted, header, time);
  if (problem !== null) throw refused('07-tendermint', 6, `failed to verify header: ${problem}`);
  return header;
}

/** What CometBFT's light client (`light/verifier.go`) finds wrong, or null. */
function lightClientProblem(client: IbcClient, trusted: ConsensusState, header: SignedHeader, now: bigint): string | null {
  const expires = trusted.time + client.trustingPeriod;
  if (expires <= now) return `old header has expired at ${goTime(expires)} (now: ${goTime(now)})`;
  if (header.chainId !== client.chainId) return `header belongs to another chain '${header.chainId}', not '${client.chainId}'`;
  if (header.time <= trusted.time)
    return `expected new header time ${goTime(header.time)} to be after old header time ${goTime(trusted.time)}`;
  if (header.time >= now + client.maxClockDrift)
    return `new header has a time from the future ${goTime(header.time)} (now: ${goTime(now)})`;
  return header.isSigned ? null : 'invalid commit: wrong signature';
}

export const msgUpdateClient = messageReader({
  typeUrl: '/ibc.core.client.v1.MsgUpdateClient',
  form: UPDATE_FORM,
  signer: (message) => message.signer,
  execute(context, message) {
    accountField(message.signer, 'string could not be parsed as address');
    updateClient(context, message.client_id, message.client_message);
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgUpdateClient',
});
