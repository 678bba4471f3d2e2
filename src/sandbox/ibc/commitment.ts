import { digest } from '../digest.ts';
import { concat, uint64 } from './bytes.ts';
import type { Packet } from './packet.ts';

/** What the sending chain stores of a packet: 04-channel `types/packet.go`, CommitPacket. 32 bytes. */
export function commitPacket({ timeoutTimestamp, timeoutHeight, data }: Packet): Uint8Array {
  return digest(concat(uint64(timeoutTimestamp), uint64(timeoutHeight.revisionNumber), uint64(timeoutHeight.revisionHeight), digest(data)));
}

/** What the receiving chain stores of an acknowledgement. */
export const commitAcknowledgement = (acknowledgement: Uint8Array): Uint8Array => digest(acknowledgement);
