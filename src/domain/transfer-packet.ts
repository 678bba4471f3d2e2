import { type DenomTrace, parseTrace } from './denom-trace.ts';

/**
 * What a packet of ICS-20 carries. `token` as the sending chain sees it, `amount` in its base units. Receiver and memo are what somebody typed,
 * often on another chain: hostile text of any length.
 */
export type TransferPacket = {
  readonly token: DenomTrace;
  readonly amount: bigint;
  readonly sender: string;
  readonly receiver: string;
  readonly memo: string;
};

/**
 * Reads the data of a packet between two transfer modules: JSON with five texts, memo optional. Null for everything else, also for the encodings
 * that nobody uses on these channels. Source: ibc-go v10 `modules/apps/transfer/types/packet.go`, FungibleTokenPacketData.
 */
export function readTransferPacket(data: Uint8Array): TransferPacket | null {
  const value = parsed(data);
  if (typeof value !== 'object' || value === null) return null;
  const text = (name: string): string | null => {
    const found: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : '';
    return typeof found === 'string' ? found : null;
  };
  const [denom, amount, sender, receiver, memo] = ['denom', 'amount', 'sender', 'receiver', 'memo'].map(text);
  if (!denom || !amount || !sender || !receiver || memo === null || memo === undefined) return null;
  if (!/^[1-9]\d{0,77}$/.test(amount)) return null;
  return { token: parseTrace(denom), amount: BigInt(amount), sender, receiver, memo };
}

/** The longest memo, receiver and denom that a chain takes, with escapes. */
const LONGEST = 100_000;

function parsed(data: Uint8Array): unknown {
  if (data.length > LONGEST) return null;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data));
  } catch {
    return null;
  }
}
