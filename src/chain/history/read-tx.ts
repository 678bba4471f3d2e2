import { readEvents } from '#domain/ledger-moves.ts';
import type { LedgerEvent, LedgerTx } from '#domain/ledger-tx.ts';
import { dig, malformed, textOf, wholeNumber } from '../abci.ts';

/** Longest text of an attribute; longer ones are cut (an amount that was cut is no amount, and is noticed as such). */
const ATTRIBUTE_LIMIT = 10_000;

/**
 * One result of `tx_search`, as far as it is about the account; its time is not in it. Null when it is not about the account at all, which an
 * honest node does not answer. Throws `malformed`.
 */
export function readLedgerTx(value: unknown, address: string): LedgerTx | null {
  const hash = textOf(dig(value, 'hash'), 'hash', 64).toUpperCase();
  if (!/^[0-9A-F]{64}$/.test(hash)) throw malformed('hash');
  const height = BigInt(wholeNumber(dig(value, 'height'), 'height', 1));
  const index = wholeNumber(dig(value, 'index') ?? 0, 'index');
  const code = wholeNumber(dig(value, 'tx_result', 'code') ?? 0, 'code');
  const reading = readEvents(readRawEvents(dig(value, 'tx_result', 'events')), address);
  if (!reading) throw malformed('an amount in an event');
  if (reading.moves.length === 0 && reading.signed === null && !reading.rewarded) return null;
  return { hash, height, index, at: null, outcome: code === 0 ? 'executed' : 'failed', ...reading };
}

/** Events of a node's JSON. Throws `malformed`. */
export function readRawEvents(value: unknown): readonly LedgerEvent[] {
  return listOf(value, 'events').map((event) => ({
    type: textOf(dig(event, 'type'), 'event type', 200),
    attributes: listOf(dig(event, 'attributes'), 'attributes').map(
      (attribute) =>
        [textOf(dig(attribute, 'key'), 'key', 200), textOf(dig(attribute, 'value'), 'attribute value', ATTRIBUTE_LIMIT)] as const,
    ),
  }));
}

/** A JSON list; absent and null are empty. Throws `malformed`. */
export function listOf(value: unknown, name: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw malformed(name);
  return value;
}
