import { digest } from '../digest.ts';
import { concat, uint64 } from './bytes.ts';
import type { Packet } from './packet.ts';

/** Hashes by what they are of: what is stored is proved again and again. */
const known = new WeakMap<object, Uint8Array>();

function once(of: object, hash: () => Uint8Array): Uint8Array {
  const found = known.get(of) ?? hash();
  known.set(of, found);
  return found;
}

/** What the sending chain commits to: 04-channel `types/packet.go`, CommitPacket. 32 bytes. */
export const commitPacket = (packet: Packet): Uint8Array =>
  once(packet, () => {
    const { timeoutTimestamp, timeoutHeight, data } = packet;
    return digest(
      concat(uint64(timeoutTimestamp), uint64(timeoutHeight.revisionNumber), uint64(timeoutHeight.revisionHeight), digest(data)),
    );
  });

/** What the receiving chain commits to. */
export const commitAcknowledgement = (acknowledgement: Uint8Array): Uint8Array => once(acknowledgement, () => digest(acknowledgement));
