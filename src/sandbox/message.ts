import { parseAddress } from './address.ts';
import { aminoFields, type Json } from './amino.ts';
import type { Context } from './context.ts';
import { sdk } from './refusal.ts';
import { decode, type Message as Form } from './wire.ts';

/** What the chain knows about one message type. */
export type MessageType<Content> = {
  readonly typeUrl: string;
  /** Field table of the message; amino signs the same names. */
  readonly form: Form<Content>;
  /** Address of the account that must sign, as written in the message. */
  readonly signer: (message: Content) => string;
  /** Check without state, before the ante handler. */
  readonly validate?: (message: Content) => void;
  /** Executes the message and returns its protobuf response. Throws a Refusal. */
  readonly execute: (context: Context, message: Content) => Uint8Array;
  /** What of it is tried before it is in a block, where that is less than all; for the ante handler. */
  readonly attempt?: (context: Context, message: Content) => Uint8Array;
  /** Name in an amino sign document. */
  readonly aminoType: string;
  /** Value in an amino sign document, where it is not what the field table says. */
  readonly aminoValue?: (message: Content) => Json;
};

/** A decoded message of a transaction. */
export type Message = {
  readonly typeUrl: string;
  readonly signer: string;
  validate(): void;
  execute(context: Context): Uint8Array;
  attempt(context: Context): Uint8Array;
  amino(): Json;
};

/** A message type, ready to be found by its type URL. */
export type MessageReader = { readonly typeUrl: string; read(bytes: Uint8Array): Message };

export function messageReader<Content>(type: MessageType<Content>): MessageReader {
  return {
    typeUrl: type.typeUrl,
    read(bytes) {
      const content = decode(type.form, bytes);
      return {
        typeUrl: type.typeUrl,
        signer: type.signer(content),
        validate: () => type.validate?.(content),
        execute: (context) => type.execute(context, content),
        attempt: (context) => (type.attempt ?? type.execute)(context, content),
        amino: () => ({ type: type.aminoType, value: type.aminoValue?.(content) ?? aminoFields(type.form, content) }),
      };
    },
  };
}

/** An account or operator address of a message in lower case; 7 when it is malformed. */
export function accountField(text: string, what: string): string {
  const parsed = parseAddress(text, 'account');
  if (!parsed.ok) throw sdk(7, `${what}: ${parsed.reason}`);
  return parsed.address;
}
export function operatorField(text: string): string {
  const parsed = parseAddress(text, 'operator');
  if (!parsed.ok) throw sdk(7, `invalid validator address: ${parsed.reason}`);
  return parsed.address;
}

/** Response of a message that answers nothing. */
export const EMPTY = new Uint8Array(0);
