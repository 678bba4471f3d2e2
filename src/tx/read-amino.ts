import * as v from 'valibot';
import { fromAmino } from '#chain/tx/amino.ts';
import { encodeMessage } from '#chain/tx/registry.ts';
import type { AminoDocument } from '#wallet/wallet.ts';
import { type GateField, Refused } from './gate-refusal.ts';
import type { ReadMessage, SignContent } from './sign-content.ts';

const coin = v.strictObject({ denom: v.string(), amount: v.string() });
const documentSchema = v.strictObject({
  chain_id: v.string(),
  account_number: v.string(),
  sequence: v.string(),
  timeout_height: v.optional(v.string()),
  fee: v.strictObject({ amount: v.array(coin), gas: v.string() }),
  msgs: v.array(v.strictObject({ type: v.string(), value: v.unknown() })),
  memo: v.string(),
});

const NAMED: Readonly<Record<string, GateField>> = { 'fee.payer': 'fee-payer', 'fee.granter': 'fee-granter', tip: 'extras' };

/**
 * Reads an amino sign document as it came, whatever its static type says: what a wallet returns is foreign data. Keys that
 * this application does not write are refused by name.
 */
export function readAmino(document: AminoDocument): SignContent {
  const parsed = v.safeParse(documentSchema, document);
  if (!parsed.success) {
    const path = String(v.getDotPath(parsed.issues[0]));
    throw new Refused(NAMED[path] ?? 'unknown-fields', 'a plain amino document', path);
  }
  const doc = parsed.output;
  return {
    mode: 'amino',
    chainId: doc.chain_id,
    accountNumber: wholeNumber('account-number', doc.account_number),
    sequence: wholeNumber('sequence', doc.sequence),
    pubkey: null,
    messages: doc.msgs.map(readMessage),
    memo: doc.memo,
    timeoutHeight: wholeNumber('timeout-height', doc.timeout_height ?? '0'),
    fee: doc.fee.amount.map((c) => ({ denom: c.denom, amount: wholeNumber('fee-amount', c.amount) })),
    gas: wholeNumber('gas', doc.fee.gas),
  };
}

/** The bytes are those that the chain gets: amino documents are signed, protobuf is broadcast. */
function readMessage({ type, value }: { readonly type: string; readonly value?: unknown }): ReadMessage {
  const message = fromAmino({ type, value });
  return { ...message, bytes: encodeMessage(message) };
}

/** A natural number as the chain prints it: no sign, no leading zero, no spaces. */
function wholeNumber(field: GateField, text: string): bigint {
  if (!/^(0|[1-9][0-9]{0,77})$/.test(text)) throw new Refused(field, 'a whole number', text);
  return BigInt(text);
}
