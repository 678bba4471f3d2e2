import { Refusal } from '../refusal.ts';

/** Registered errors of ibc-go v10 that the sandbox can give, by codespace. */
const ERRORS = {
  ibc: {
    2: 'unauthorized',
    5: 'invalid address',
    6: 'invalid coins',
    8: 'invalid request',
    9: 'invalid height',
    12: 'invalid type',
    14: 'failed unpacking protobuf message from Any',
  },
  host: { 2: 'invalid identifier' },
  client: {
    4: 'light client not found',
    7: 'consensus state not found',
    12: 'invalid client header',
    29: 'client state is not active',
  },
  clientv2: { 35: 'counterparty not found' },
  '07-tendermint': { 2: 'invalid chain-id', 5: 'invalid header height', 6: 'invalid header' },
  connection: { 3: 'connection not found' },
  commitment: { 2: 'invalid proof' },
  channel: {
    3: 'channel not found',
    5: 'invalid channel state',
    13: 'invalid packet',
    16: 'invalid acknowledgement',
    17: 'acknowledgement for packet already exists',
    19: 'packet already received',
    21: 'packet sequence is out of order',
    22: 'packet messages are redundant',
    39: 'timeout not reached',
    40: 'timeout elapsed',
  },
  port: { 5: 'route not found' },
  transfer: {
    3: 'invalid denomination for cross-chain transfer',
    5: 'invalid token amount',
    6: 'denomination not found',
    7: 'fungible token transfers from this chain are disabled',
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

/** Puts words before an error of `work`, as errors.Wrap does. */
export function inWords<Result>(words: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? error.wrap(words) : error;
  }
}
