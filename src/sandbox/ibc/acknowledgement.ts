import type { Refusal } from '../refusal.ts';
import { utf8 } from './bytes.ts';
import { goJson } from './go-json.ts';

/** Acknowledgements in the JSON form that transfer and interchain accounts use: 04-channel `types/acknowledgement.go`. */
export type Acknowledgement =
  /** Base64. */
  { readonly result: string } | { readonly error: string };

/** `AQ==`: all went well, nothing to tell. */
export const SUCCESS: Uint8Array = utf8('{"result":"AQ=="}');

export const errorAcknowledgement = (error: string): Uint8Array => utf8(goJson({ error }));

/** The acknowledgement of a packet whose processing was refused: for the sake of determinism it tells the code alone. */
export const refusedAcknowledgement = ({ code }: Refusal): Uint8Array =>
  errorAcknowledgement(`ABCI code: ${code}: error handling packet: see events for details`);

/** Null when the bytes are no acknowledgement. */
export function readAcknowledgement(bytes: Uint8Array): Acknowledgement | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof json !== 'object' || json === null) return null;
    if ('error' in json && typeof json.error === 'string') return { error: json.error };
    return 'result' in json && typeof json.result === 'string' ? { result: json.result } : null;
  } catch {
    return null;
  }
}
