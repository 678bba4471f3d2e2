import { type Dec, formatDec } from './dec.ts';
import type { Coin } from './state.ts';
import type { Message as Form } from './wire.ts';
import { COIN } from './wire-coins.ts';

/** JSON as amino signs it; undefined fields are left out. */
export type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON as the chain signs it: keys in order, no spaces, and `&`, `<`, `>` escaped as Go does. */
function canonicalJson(value: Json): string {
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
    readonly coins: readonly Coin[];
    readonly gasLimit: bigint;
    readonly payer: string;
    readonly granter: string;
  };
  readonly messages: readonly { amino(): Json }[];
};

/** The bytes that SIGN_MODE_LEGACY_AMINO_JSON signs. */
export function aminoSignBytes(document: AminoDocument): Uint8Array {
  const { fee, timeoutHeight } = document;
  const json: Json = {
    account_number: String(document.accountNumber),
    chain_id: document.chainId,
    fee: {
      amount: fee.coins.map(({ denom, amount }) => ({ denom, amount: String(amount) })),
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

type Kind = Form<unknown>['fields'][string][1];

/** A message as amino writes it: empty texts, zeros, false and empty lists are left out; amounts, decimals, coins and messages are not. */
export function aminoFields<Content>(form: Form<Content>, content: Content): Json {
  const values = content as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(form.fields).map(([name, [, kind]]) => [name, aminoField(kind, values[name])]));
}

function aminoField(kind: Kind, value: unknown): Json | undefined {
  if (typeof kind === 'object') {
    if (kind.shape === 'message') return aminoFields(kind, value);
    if (kind.shape === 'optional') return value === null ? undefined : aminoField(kind.of, value);
    if (kind.shape !== 'list') return undefined;
    const items = value as readonly unknown[];
    return items.length === 0 && kind.of !== COIN ? undefined : items.map((item) => aminoField(kind.of, item) ?? null);
  }
  if (kind === 'int') return String(value);
  if (kind === 'dec') return formatDec(value as Dec);
  if (kind === 'string') return (value as string) || undefined;
  if (kind === 'bool') return (value as boolean) || undefined;
  return kind === 'int64' || kind === 'uint64' ? (value === 0n ? undefined : String(value)) : undefined;
}
