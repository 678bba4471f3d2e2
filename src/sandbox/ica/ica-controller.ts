import type { Context } from '../context.ts';
import { NO_HEIGHT } from '../ibc/height.ts';
import { sendPacket } from '../ibc/port.ts';
import { sdk } from '../refusal.ts';
import type { AnyValue } from '../wire.ts';
import { controllerPort } from './ica-address.ts';
import { packTransaction } from './ica-packet.ts';

/** A packet by the channel that it was sent on: `channel-1-sequence-2`. */
export const sequenceId = (channel: string, sequence: bigint): string => `${channel}-sequence-${sequence}`;

/**
 * Lets an account on another chain execute messages; `timeout` in nanoseconds from now. Returns the packet's `sequenceId`. Refused when there is
 * no open channel for the owner, or its client is of no use. ibc-go v10 `27-interchain-accounts/controller/keeper/relay.go`, SendTx.
 */
export function sendTransaction(context: Context, owner: string, messages: readonly AnyValue[], timeout: bigint): string {
  const port = controllerPort(owner);
  const channel = [...context.store.all('ibcChannels').values()].find((one) => one.port === port && one.state === 'open');
  if (!channel) throw sdk(38, `failed to retrieve active channel on port ${port}`);
  const sequence = sendPacket(context, {
    port,
    channel: channel.channel,
    data: packTransaction(messages),
    timeoutHeight: NO_HEIGHT,
    timeoutTimestamp: context.time + timeout,
  });
  return sequenceId(channel.channel, sequence);
}
