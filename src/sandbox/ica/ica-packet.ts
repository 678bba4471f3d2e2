import { fromBase64, toBase64 } from '../go-encoding.ts';
import { readAcknowledgement } from '../ibc/acknowledgement.ts';
import { utf8 } from '../ibc/bytes.ts';
import { type AnyValue, decode, encode, fields, list } from '../wire.ts';

/** Packets between a controller and its accounts on another chain: ibc-go v10 `modules/apps/27-interchain-accounts/types/packet.go`. */

const COSMOS_TX = fields({ messages: [1, list('any')] });

/** The data of a packet that lets an account execute messages. */
export const packTransaction = (messages: readonly AnyValue[]): Uint8Array =>
  utf8(JSON.stringify({ data: toBase64(encode(COSMOS_TX, { messages })), memo: '', type: 'TYPE_EXECUTE_TX' }));

/** @throws Error when the data is something else. */
export function unpackTransaction(packet: Uint8Array): readonly AnyValue[] {
  const json: unknown = JSON.parse(new TextDecoder().decode(packet));
  if (typeof json !== 'object' || json === null) throw new Error('cannot unmarshal ICS-27 interchain account packet data');
  const { data, type } = json as { readonly data?: unknown; readonly type?: unknown };
  if (type !== 'TYPE_EXECUTE_TX' || typeof data !== 'string') throw new Error('unknown data type');
  return decode(COSMOS_TX, fromBase64(data)).messages;
}

/** TxMsgData: what the messages answered, in their order. */
const RESPONSES = fields({ msg_responses: [2, list('any')] });

export const packResponses = (responses: readonly AnyValue[]): Uint8Array =>
  utf8(JSON.stringify({ result: toBase64(encode(RESPONSES, { msg_responses: responses })) }));

/** The answers in an acknowledgement; null when it tells an error. */
export function readResponses(bytes: Uint8Array): readonly AnyValue[] | null {
  const acknowledgement = readAcknowledgement(bytes);
  return acknowledgement && 'result' in acknowledgement ? decode(RESPONSES, fromBase64(acknowledgement.result)).msg_responses : null;
}
