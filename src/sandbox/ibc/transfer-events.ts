import { type Event, event } from '../events.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { denomHash, denomJson } from './denom.ts';
import { goJson } from './go-json.ts';
import type { DenomTrace } from './records.ts';
import type { Transfer, TransferData } from './transfer-data.ts';

/** Events of ICS-20, `modules/apps/transfer/internal/events/events.go`. */

const MODULE_NAMED = event('message', ['module', 'transfer']);

export const transferEvents = ({ denom, amount, sender, receiver, memo }: TransferData): Event[] => [
  event('ibc_transfer', ['sender', sender], ['receiver', receiver], ['denom', denom], ['amount', amount], ['memo', memo]),
  MODULE_NAMED,
];

const packetEvent = ({ denom, amount, sender, receiver, memo }: TransferData, ...more: [string, string][]): Event =>
  event('fungible_token_packet', ['sender', sender], ['receiver', receiver], ['denom', denom], ['amount', amount], ['memo', memo], ...more);

/** `problem`: why nothing was received, null when it was. */
export const receivedEvents = (data: TransferData, problem: string | null): Event[] => [
  packetEvent(data, ['success', String(problem === null)], ...(problem === null ? [] : [['error', problem] satisfies [string, string]])),
  MODULE_NAMED,
];

/** Bytes as protobuf's text format quotes them. */
const quoted = (text: string): string => text.replace(/[\\"\n\r\t]|[^\x20-\x7e]/g, (character) => QUOTED[character] ?? octal(character));
const QUOTED: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const octal = (character: string): string =>
  Array.from(new TextEncoder().encode(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

export function acknowledgedEvents(data: TransferData, acknowledgement: Acknowledgement): Event[] {
  const outcome: [string, string] =
    'error' in acknowledgement ? ['error', acknowledgement.error] : ['success', atob(acknowledgement.result)];
  const [kind, text] = outcome;
  const shown = `${kind === 'error' ? 'error' : 'result'}:"${quoted(text)}" `;
  return [packetEvent(data, ['acknowledgement', shown]), MODULE_NAMED, event('fungible_token_packet', outcome)];
}

export const timeoutEvents = ({ denom, amount, sender, memo }: Transfer): Event[] => [
  event('timeout', ['receiver', sender], ['refund_tokens', goJson({ denom: denomJson(denom), amount: String(amount) })], ['memo', memo]),
  MODULE_NAMED,
];

export const denomEvent = (denom: DenomTrace): Event =>
  event('denomination', ['denom_hash', denomHash(denom)], ['denom', goJson(denomJson(denom))]);
