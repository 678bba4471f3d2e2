import * as v from 'valibot';
import type { AminoDocument } from '#wallet/wallet.ts';
import { type GateField, Refused } from './gate-refusal.ts';
import { readAminoMessage } from './messages.ts';
import { wholeNumber } from './read-direct.ts';
import type { SignContent } from './sign-content.ts';

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

const NAMED: Readonly<Record<string, GateField>> = { 'fee.payer': 'fee-payer', 'fee.granter': 'fee-granter', tip: 'tip' };

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
    messages: doc.msgs.map((message) => readAminoMessage(message)),
    memo: doc.memo,
    timeoutHeight: wholeNumber('timeout-height', doc.timeout_height ?? '0'),
    fee: doc.fee.amount.map((c) => ({ denom: c.denom, amount: wholeNumber('fee-amount', c.amount) })),
    gas: wholeNumber('gas', doc.fee.gas),
  };
}
