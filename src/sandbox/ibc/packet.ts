import { compareHeights, type Height, heightText, isZero } from './height.ts';
import { refused } from './refusals.ts';

/** A packet as both chains know it. Source and destination are those of the packet, also on the way back of its acknowledgement. */
export type Packet = {
  readonly sequence: bigint;
  readonly sourcePort: string;
  readonly sourceChannel: string;
  readonly destinationPort: string;
  readonly destinationChannel: string;
  readonly data: Uint8Array;
  /** On the receiving chain; zero (`NO_HEIGHT`): no limit. */
  readonly timeoutHeight: Height;
  /** On the receiving chain, nanoseconds since 1970; 0: no limit. */
  readonly timeoutTimestamp: bigint;
};

/** Packet.ValidateBasic, for what a module or a relayer can get wrong. */
export function assertPacket({ timeoutHeight, timeoutTimestamp, data, sequence }: Packet, before = ''): void {
  if (sequence === 0n) throw refused('channel', 13, `${before}packet sequence cannot be 0`);
  if (isZero(timeoutHeight) && timeoutTimestamp === 0n)
    throw refused('channel', 13, `${before}packet timeout height and packet timeout timestamp cannot both be 0`);
  if (data.length === 0) throw refused('channel', 13, `${before}packet data bytes cannot be empty`);
}

/** Why a packet is too late on a chain with this height and time, in the chain's words, or null; 04-channel `types/timeout.go`. */
export function elapsedText({ timeoutHeight, timeoutTimestamp }: Packet, height: Height, timestamp: bigint): string | null {
  if (!isZero(timeoutHeight) && compareHeights(height, timeoutHeight) >= 0)
    return `current height: ${heightText(height)}, timeout height ${heightText(timeoutHeight)}`;
  if (timeoutTimestamp !== 0n && timestamp >= timeoutTimestamp)
    return `current timestamp: ${timestamp}, timeout timestamp ${timeoutTimestamp}`;
  return null;
}
