import type { Message, MessageReader } from './message.ts';
import { bankMessages } from './modules/bank-messages.ts';
import { msgCreateValidator } from './modules/create-validator.ts';
import { distributionMessages } from './modules/distribution-messages.ts';
import { msgEditValidator } from './modules/edit-validator.ts';
import { liquidMessages } from './modules/liquid-messages.ts';
import { liquidStakeMessages } from './modules/liquid-stake-messages.ts';
import { slashingMessages } from './modules/slashing-messages.ts';
import { stakingMessages } from './modules/staking-messages.ts';
import { sdk } from './refusal.ts';

const readers = new Map<string, MessageReader>(
  [
    bankMessages,
    stakingMessages,
    [msgCreateValidator, msgEditValidator],
    distributionMessages,
    slashingMessages,
    liquidMessages,
    liquidStakeMessages,
  ].flatMap((list) => list.map((reader): [string, MessageReader] => [reader.typeUrl, reader])),
);

/** Packages whose messages the real chain can decode; without a module here they have no handler. */
const KNOWN_PACKAGES = /^\/(cosmos|ibc|cosmwasm|pstake|gaia|persistence|packetforward)\./;

/** Decodes a message: 2 when the type is unknown or the bytes are malformed, 6 when no module handles it. */
export function readMessage(typeUrl: string, bytes: Uint8Array): Message {
  const reader = readers.get(typeUrl);
  if (reader) return reader.read(bytes);
  if (KNOWN_PACKAGES.test(typeUrl)) throw sdk(6, `no message handler found for *types.${typeUrl.slice(typeUrl.lastIndexOf('.') + 1)}`);
  throw sdk(2, `unable to resolve type URL ${typeUrl}: tx parse error`);
}
