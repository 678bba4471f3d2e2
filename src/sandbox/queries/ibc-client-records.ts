import { fromHex } from '../block-hash.ts';
import { HEIGHT, heightValue } from '../ibc/forms.ts';
import type { ConsensusState, IbcClient } from '../ibc/records.ts';
import type { SandboxState } from '../state.ts';
import { type AnyValue, fields, list, packAny, type Value } from '../wire.ts';
import { QueryFailure } from './query.ts';

/** The messages of 02-client's queries, and how the state's records become them. */

const FRACTION = fields({ numerator: [1, 'uint64'], denominator: [2, 'uint64'] });
const CLIENT_STATE = fields({
  chain_id: [1, 'string'],
  trust_level: [2, FRACTION],
  trusting_period: [3, 'duration'],
  unbonding_period: [4, 'duration'],
  max_clock_drift: [5, 'duration'],
  frozen_height: [6, HEIGHT],
  latest_height: [7, HEIGHT],
  proof_specs: [8, list('bytes')],
  upgrade_path: [9, list('string')],
  allow_update_after_expiry: [10, 'bool'],
  allow_update_after_misbehaviour: [11, 'bool'],
});
const CONSENSUS_STATE = fields({
  timestamp: [1, 'time'],
  root: [2, fields({ hash: [1, 'bytes'] })],
  next_validators_hash: [3, 'bytes'],
});

export const IDENTIFIED_CLIENT = fields({ client_id: [1, 'string'], client_state: [2, 'any'] });
export const CONSENSUS_AT = fields({ height: [1, HEIGHT], consensus_state: [2, 'any'] });

/** ICS 23 specifications of the SDK's two kinds of trees, as every client has them. */
const PROOF_SPECS = ['0a090801180120012a0100120c0a02000110211804200c3001', '0a090801180120012a0100120c0a0200011020180120013001'].map(
  fromHex,
);

const clientAny = (client: IbcClient): AnyValue =>
  packAny('/ibc.lightclients.tendermint.v1.ClientState', CLIENT_STATE, {
    chain_id: client.chainId,
    trust_level: { numerator: 1n, denominator: 3n },
    trusting_period: client.trustingPeriod,
    unbonding_period: client.unbondingPeriod,
    max_clock_drift: client.maxClockDrift,
    frozen_height: heightValue(client.frozenHeight),
    latest_height: heightValue(client.latestHeight),
    proof_specs: PROOF_SPECS,
    upgrade_path: ['upgrade', 'upgradedIBCState'],
    allow_update_after_expiry: true,
    allow_update_after_misbehaviour: true,
  });

export const consensusAny = ({ time, root, nextValidatorsHash }: ConsensusState): AnyValue =>
  packAny('/ibc.lightclients.tendermint.v1.ConsensusState', CONSENSUS_STATE, {
    timestamp: time,
    root: { hash: root },
    next_validators_hash: nextValidatorsHash,
  });

export function clientIn({ tables }: SandboxState, id: string): IbcClient {
  const found = tables.ibcClients.get(id);
  if (!found) throw new QueryFailure('NotFound', `${id}: light client not found`);
  return found;
}

export const clientStateValue = (state: SandboxState, id: string): Value<typeof IDENTIFIED_CLIENT> => ({
  client_id: id,
  client_state: clientAny(clientIn(state, id)),
});
