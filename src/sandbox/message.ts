import { ACCOUNT, OPERATOR, parseAddress } from './address.ts';
import type { Context } from './context.ts';
import { sdk } from './refusal.ts';
import type { Coin } from './state.ts';
import { SECOND, unixSeconds } from './time.ts';

/** JSON as amino signs it. */
export type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What the chain knows about one message type. */
export type MessageType<Message> = {
  readonly typeUrl: string;
  readonly decode: (bytes: Uint8Array) => Message;
  /** Address of the account that must sign, as written in the message. */
  readonly signer: (message: Message) => string;
  /** Check without state, before the ante handler. */
  readonly validate?: (message: Message) => void;
  /** Executes the message and returns its protobuf response. Throws a Refusal. */
  readonly execute: (context: Context, message: Message) => Uint8Array;
  /** Name and value in an amino sign document. */
  readonly aminoType: string;
  readonly aminoValue: (message: Message) => Json;
};

/** A decoded message of a transaction. */
export type Message = {
  readonly typeUrl: string;
  readonly signer: string;
  validate(): void;
  execute(context: Context): Uint8Array;
  amino(): Json;
};

/** A message type, ready to be found by its type URL. */
export type MessageReader = { readonly typeUrl: string; read(bytes: Uint8Array): Message };

export function messageReader<Content>(type: MessageType<Content>): MessageReader {
  return {
    typeUrl: type.typeUrl,
    read(bytes) {
      const content = type.decode(bytes);
      return {
        typeUrl: type.typeUrl,
        signer: type.signer(content),
        validate: () => type.validate?.(content),
        execute: (context) => type.execute(context, content),
        amino: () => ({ type: type.aminoType, value: type.aminoValue(content) }),
      };
    },
  };
}

type WireCoin = { readonly denom: string; readonly amount: string };

/** A Coin field; an amount that is no whole number is a malformed transaction. */
export function readCoin(wire: WireCoin | undefined): Coin {
  const text = wire?.amount ?? '';
  if (text !== '' && !/^-?\d+$/.test(text)) throw sdk(2, `invalid coin amount: ${text}`);
  return { denom: wire?.denom ?? '', amount: BigInt(text === '' ? '0' : text) };
}

export const writeCoin = ({ denom, amount }: Coin): { denom: string; amount: string } => ({ denom, amount: amount.toString() });
export const aminoCoin = (wire: WireCoin | undefined): Json => ({ denom: wire?.denom ?? '', amount: wire?.amount || '0' });
/** Amino leaves out fields with empty texts and zeros. */
export const orOmit = (text: string): string | undefined => (text === '' || text === '0' ? undefined : text);

export const writeTimestamp = (time: bigint): { seconds: bigint; nanos: number } => {
  const seconds = unixSeconds(time);
  return { seconds, nanos: Number(time - seconds * SECOND) };
};

/** An account or operator address of a message in lower case; 7 when it is malformed. */
export function accountField(text: string, what: string): string {
  const parsed = parseAddress(text, ACCOUNT);
  if (!parsed.ok) throw sdk(7, `${what}: ${parsed.reason}`);
  return parsed.address;
}
export function operatorField(text: string): string {
  const parsed = parseAddress(text, OPERATOR);
  if (!parsed.ok) throw sdk(7, `invalid validator address: ${parsed.reason}`);
  return parsed.address;
}

export const EMPTY = new Uint8Array(0);
