import { fromBase64, toBase64 } from '../go-encoding.ts';
import { type AnyValue, decode, encode, fields, list } from '../wire.ts';

/** Packets between a controller and its accounts on another chain: ibc-go v10 `modules/apps/27-interchain-accounts/types/packet.go`. */

const COSMOS_TX = fields({ messages: [1, list('any')] });

/** The data of a packet that lets an account execute messages. */
export function packTransaction(messages: readonly AnyValue[]): Uint8Array {
  const data = toBase64(encode(COSMOS_TX, { messages }));
  return new TextEncoder().encode(JSON.stringify({ data, memo: '', type: 'TYPE_EXECUTE_TX' }));
}

/** @throws Error when the data is something else. */
export function unpackTransaction(packet: Uint8Array): readonly AnyValue[] {
  const { data, type } = JSON.parse(new TextDecoder().decode(packet)) as { readonly data?: unknown; readonly type?: unknown };
  if (type !== 'TYPE_EXECUTE_TX' || typeof data !== 'string') throw new Error('unknown data type');
  return decode(COSMOS_TX, fromBase64(data)).messages;
}

/** TxMsgData, the result in the acknowledgement. */
const RESPONSES = fields({ msg_responses: [2, list('any')] });

export const packResponses = (responses: readonly AnyValue[]): Uint8Array => encode(RESPONSES, { msg_responses: responses });

/** What an acknowledgement says: the responses in the order of the messages, or null for an error. @throws Error when it is none */
export function readResponses(acknowledgement: Uint8Array): readonly AnyValue[] | null {
  const { result } = JSON.parse(new TextDecoder().decode(acknowledgement)) as { readonly result?: unknown };
  return typeof result === 'string' ? decode(RESPONSES, fromBase64(result)).msg_responses : null;
}
