import { toHex } from '../block-hash.ts';
import type { Event } from '../events.ts';
import { formatNanoseconds } from '../nanoseconds.ts';
import type { IndexedTx } from '../tx-index.ts';
import { decode, fields, list, optional, type Value } from '../wire.ts';
import { type Query, QueryFailure, type QueryScope, query } from './query.ts';

const SERVICE = 'cosmos.tx.v1beta1.Service';

/** Where the SDK says that an error of the state machine arose; it differs by error, and nothing should read it. */
const SOURCE = '[cosmos/cosmos-sdk@v0.53.4/baseapp/baseapp.go:1051]';

const EVENT = fields({
  type: [1, 'string'],
  attributes: [2, list(fields({ key: [1, 'string'], value: [2, 'string'], index: [3, 'bool'] }))],
});
const GAS_INFO = fields({ gas_wanted: [1, 'uint64'], gas_used: [2, 'uint64'] });
const RESULT = fields({ data: [1, 'bytes'], log: [2, 'string'], events: [3, list(EVENT)], msg_responses: [4, list('any')] });
const TX_MSG_DATA = fields({ msg_responses: [2, list('any')] });

/** A transaction cut into the parts of which the bytes matter; Tx and TxRaw are the same on the wire. */
const TX_RAW = fields({ body: [1, 'bytes'], auth_info: [2, 'bytes'], signatures: [3, list('bytes')] });

export const TX_RESPONSE = fields({
  height: [1, 'int64'],
  txhash: [2, 'string'],
  codespace: [3, 'string'],
  code: [4, 'uint32'],
  data: [5, 'string'],
  raw_log: [6, 'string'],
  logs: [7, list('any')],
  info: [8, 'string'],
  gas_wanted: [9, 'int64'],
  gas_used: [10, 'int64'],
  tx: [11, optional('any')],
  timestamp: [12, 'string'],
  events: [13, list(EVENT)],
});

const eventValue = ({ type, attributes }: Event): Value<typeof EVENT> => ({
  type,
  attributes: attributes.map(([key, value]) => ({ key, value, index: true })),
});

/** The SDK's TxResponse of a transaction in a block. The packed transaction has no JSON of its own: REST puts it in. */
export function txResponseValue(scope: QueryScope, { hash, height, bytes, result }: IndexedTx): Value<typeof TX_RESPONSE> {
  const time = scope.blocks.at(height)?.header.time;
  return {
    height: BigInt(height),
    txhash: hash,
    codespace: result.codespace,
    code: result.code,
    data: toHex(result.data),
    raw_log: result.log,
    logs: [],
    info: '',
    gas_wanted: result.gasWanted,
    gas_used: result.gasUsed,
    tx: { typeUrl: '/cosmos.tx.v1beta1.Tx', bytes, json: {} },
    timestamp: time === undefined ? '' : formatNanoseconds(time).replace(/\.\d+Z$/, 'Z'),
    events: result.events.map(eventValue),
  };
}

function findTx(scope: QueryScope, hash: string): IndexedTx {
  const found = scope.txs.get(hash.toUpperCase());
  if (!found) throw new QueryFailure('NotFound', `tx not found: ${hash}`);
  return found;
}

export const txQueries: readonly Query[] = [
  query(
    `${SERVICE}/Simulate`,
    fields({ tx: [1, 'bytes'], tx_bytes: [2, 'bytes'] }),
    fields({ gas_info: [1, GAS_INFO], result: [2, RESULT] }),
    (_, { tx, tx_bytes }, scope) => {
      const bytes = tx_bytes.length > 0 ? tx_bytes : tx;
      if (bytes.length === 0) throw new QueryFailure('InvalidArgument', 'empty txBytes is not allowed');
      const result = scope.simulate(bytes);
      if (result.code !== 0) throw new QueryFailure('Unknown', `${result.log} ${SOURCE} with gas used: '${result.gasUsed}'`);
      return {
        gas_info: { gas_wanted: result.gasWanted, gas_used: result.gasUsed },
        result: {
          data: result.data,
          log: '',
          events: result.events.map(eventValue),
          msg_responses: decode(TX_MSG_DATA, result.data).msg_responses,
        },
      };
    },
  ),
  query(
    `${SERVICE}/GetTx`,
    fields({ hash: [1, 'string'] }),
    fields({ tx: [1, TX_RAW], tx_response: [2, TX_RESPONSE] }),
    (_, { hash }, scope) => {
      const found = findTx(scope, hash);
      return { tx: decode(TX_RAW, found.bytes), tx_response: txResponseValue(scope, found) };
    },
  ),
];
