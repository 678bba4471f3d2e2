/**
 * The receiving chain's answer to a packet. `error`: it refused, and the sender gets the tokens back; `text` is the chain's, hostile like all text.
 * `unreadable`: bytes that are no acknowledgement of ICS-20, or of which only the hash is known; nothing may be concluded from them.
 */
export type Acknowledgement =
  | { readonly kind: 'success' }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'unreadable' };

/**
 * Decodes the bytes of `packet_ack_hex` or of MsgAcknowledgement: `{"result":"AQ=="}` or `{"error":"…"}`. Never throws.
 * Source: ibc-go v10 `modules/core/04-channel/types/acknowledgement.go`; an object with both, with neither or with more is none of them.
 */
export function readAcknowledgement(bytes: Uint8Array): Acknowledgement {
  if (bytes.length > LONGEST) return UNREADABLE;
  const value = parsed(bytes);
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return UNREADABLE;
  if ('result' in value && typeof value.result === 'string' && value.result !== '') return { kind: 'success' };
  if ('error' in value && typeof value.error === 'string') return { kind: 'error', text: value.error };
  return UNREADABLE;
}

const UNREADABLE: Acknowledgement = { kind: 'unreadable' };

/** Far more than any chain writes; bounds the work on hostile bytes. */
const LONGEST = 100_000;

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
