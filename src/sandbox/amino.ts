import type { Json, Message } from './message.ts';

/** JSON as the chain signs it: keys in order, no spaces, and `&`, `<`, `>` escaped as Go does. */
export function canonicalJson(value: Json): string {
  return write(value).replaceAll('&', '\\u0026').replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
}

function write(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(write).join(',')}]`;
  const fields = Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${write(field)}`).join(',')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export type AminoDocument = {
  readonly chainId: string;
  readonly accountNumber: bigint;
  readonly sequence: bigint;
  readonly memo: string;
  readonly timeoutHeight: bigint;
  readonly fee: {
    readonly amount: readonly { readonly denom: string; readonly amount: string }[];
    readonly gasLimit: bigint;
    readonly payer: string;
    readonly granter: string;
  };
  readonly messages: readonly Message[];
};

/** The bytes that SIGN_MODE_LEGACY_AMINO_JSON signs. */
export function aminoSignBytes(document: AminoDocument): Uint8Array {
  const { fee, timeoutHeight } = document;
  const json: Json = {
    account_number: String(document.accountNumber),
    chain_id: document.chainId,
    fee: {
      amount: fee.amount.map(({ denom, amount }) => ({ denom, amount })),
      gas: String(fee.gasLimit),
      payer: fee.payer || undefined,
      granter: fee.granter || undefined,
    },
    memo: document.memo,
    msgs: document.messages.map((message) => message.amino()),
    sequence: String(document.sequence),
    timeout_height: timeoutHeight === 0n ? undefined : String(timeoutHeight),
  };
  return new TextEncoder().encode(canonicalJson(json));
}
