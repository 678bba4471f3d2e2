import { utf8 } from './bytes.ts';
import { parseDenomPath } from './denom.ts';
import { goJson } from './go-json.ts';
import type { DenomTrace } from './records.ts';
import { refused } from './refusals.ts';

/** What an ICS-20 packet carries. The denom is the whole path as the sending chain knows it. */
export type TransferData = {
  readonly denom: string;
  /** Base units, a decimal text. */
  readonly amount: string;
  readonly sender: string;
  readonly receiver: string;
  readonly memo: string;
};

/** Bytes; the limits of ibc-go `types/msgs.go`. */
export const MAX_RECEIVER = 2048;
export const MAX_MEMO = 32_768;

/** The packet's bytes: an empty memo is left out. */
export const packData = ({ denom, amount, sender, receiver, memo }: TransferData): Uint8Array =>
  utf8(goJson({ denom, amount, sender, receiver, memo: memo === '' ? undefined : memo }));

/** @throws Refusal when it is not a transfer. */
export function readData(bytes: Uint8Array): TransferData {
  const json = readObject(bytes);
  const text = (name: string): string => {
    const value = json?.[name];
    if (value !== undefined && typeof value !== 'string') throw malformed();
    return value ?? '';
  };
  if (!json) throw malformed();
  return { denom: text('denom'), amount: text('amount'), sender: text('sender'), receiver: text('receiver'), memo: text('memo') };
}

const malformed = () => refused('ibc', 12, 'failed to unmarshal packet data');

function readObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A transfer that both chains can carry out. */
export type Transfer = Omit<TransferData, 'denom' | 'amount'> & { readonly denom: DenomTrace; readonly amount: bigint };

/** FungibleTokenPacketData.ValidateBasic. */
export function checkedTransfer({ denom, amount, sender, receiver, memo }: TransferData): Transfer {
  if (!/^-?\d+$/.test(amount)) throw refused('transfer', 5, `unable to parse transfer amount (${amount}) into math.Int`);
  const units = BigInt(amount);
  if (units <= 0n) throw refused('transfer', 5, `amount must be strictly positive: got ${units}`);
  if (sender.trim() === '') throw refused('ibc', 5, 'sender address cannot be blank');
  if (receiver.trim() === '') throw refused('ibc', 5, 'receiver address cannot be blank');
  if (utf8(receiver).length > MAX_RECEIVER) throw refused('ibc', 5, `recipient address must not exceed ${MAX_RECEIVER} bytes`);
  if (utf8(memo).length > MAX_MEMO) throw refused('transfer', 11, `memo must not exceed ${MAX_MEMO} bytes`);
  const trace = parseDenomPath(denom);
  if (trace.base.trim() === '') throw refused('transfer', 3, 'base denomination cannot be blank');
  return { denom: trace, amount: units, sender, receiver, memo };
}
