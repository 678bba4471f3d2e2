/** What the gate can object to. Each has its words in `tx/errors-table.ts`. */
export type GateField =
  | 'unreadable'
  | 'unknown-fields'
  | 'sign-mode'
  | 'signers'
  | 'public-key'
  | 'signature'
  | 'chain-id'
  | 'account-number'
  | 'sequence'
  | 'signer'
  | 'message-count'
  | 'message-type'
  | 'message'
  | 'route'
  | 'channel'
  | 'coin'
  | 'receiver'
  | 'packet-memo'
  | 'packet-timeout'
  | 'memo'
  | 'timeout-height'
  | 'fee-denom'
  | 'fee-amount'
  | 'fee-payer'
  | 'fee-granter'
  | 'extras'
  | 'gas';

/** `phase`: before the wallet was asked, or in what it answered. `expected` and `found` are for the details, never for the message. */
export type GateRefusal = {
  readonly phase: 'request' | 'answer';
  readonly field: GateField;
  readonly expected: string;
  readonly found: string;
};

/** One objection before its phase is known. */
export type Objection = Omit<GateRefusal, 'phase'>;

/** Thrown inside the gate only; its two functions turn it into a verdict. */
export class Refused extends Error {
  readonly objection: Objection;
  constructor(field: GateField, expected: string, found: string) {
    super(`${field}: expected ${expected}, found ${found}`);
    this.name = 'Refused';
    this.objection = { field, expected: expected.slice(0, 500), found: found.slice(0, 500) };
  }
}

/** Refuses unless both texts are the same. */
export function same(field: GateField, expected: string, found: string): void {
  if (expected !== found) throw new Refused(field, expected, found);
}
