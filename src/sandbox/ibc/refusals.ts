import { Refusal } from '../refusal.ts';

/** Registered errors of ibc-go v10 and packet forwarding that the sandbox can give. */
const ERRORS = {
  ibc: {
    2: 'insufficient funds',
    4: 'unauthorized',
    5: 'invalid address',
    6: 'invalid coins',
    9: 'invalid request',
    13: 'invalid type',
    16: 'failed packing protobuf message to Any',
    19: 'unexpected version',
  },
  client: {
    3: 'light client is invalid',
    4: 'light client not found',
    5: 'light client is frozen due to misbehaviour',
    9: 'consensus state not found',
    10: 'invalid consensus state',
    11: 'light client type not found',
    12: 'light client type is invalid',
    15: 'invalid client header',
    27: 'client state is not active',
    29: 'client message type is invalid',
  },
  clientv2: { 35: 'counterparty not found' },
  connection: { 3: 'connection not found' },
  channel: {
    3: 'channel not found',
    5: 'invalid channel state',
    13: 'invalid packet',
    14: 'packet sequence out of order',
    18: 'invalid acknowledgement',
    19: 'packet commitment not found',
    20: 'packet already received',
    21: 'acknowledgement for packet already exists',
    23: 'packet messages are redundant',
    38: 'timeout not reached',
    40: 'timeout elapsed',
  },
  port: { 2: 'port is already binded', 3: 'port not found', 5: 'route not found' },
  commitment: { 2: 'invalid proof' },
  'tendermint-client': {
    9: 'invalid header',
    10: 'invalid header height',
    11: 'time since latest trusted state has passed the trusting period',
  },
  transfer: {
    2: 'invalid packet timeout',
    3: 'invalid denomination for cross-chain transfer',
    4: 'invalid ICS20 version',
    5: 'invalid token amount',
    6: 'denomination not found',
    7: 'fungible token transfers from this chain are disabled',
    8: 'fungible token transfers to this chain are disabled',
    9: 'max transfer channels',
    11: 'invalid memo',
  },
} as const;

type Codespaces = typeof ERRORS;

/** An error that a module of IBC registered; `text` comes before the registered name. */
export function refused<Codespace extends keyof Codespaces>(
  codespace: Codespace,
  code: keyof Codespaces[Codespace] & number,
  text?: string,
): Refusal {
  const name = String(ERRORS[codespace][code]);
  return new Refusal(codespace, code, text === undefined ? name : `${text}: ${name}`);
}
