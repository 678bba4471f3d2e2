import type { Context } from '../context.ts';
import { event } from '../events.ts';
import { channelAt } from '../ibc/channel.ts';
import type { Packet } from '../ibc/packet.ts';
import type { PortModule } from '../ibc/port.ts';
import type { MessageReader } from '../message.ts';
import { readMessage } from '../messages.ts';
import { Refusal, sdk } from '../refusal.ts';
import type { AnyValue } from '../wire.ts';
import { accountOfChannel, HOST_PORT } from './ica-address.ts';
import { packResponses, unpackTransaction } from './ica-packet.ts';

/** The messages of the chain by their type URLs: of all its modules, so that they are known only when all are installed. */
type Readers = () => ReadonlyMap<string, MessageReader>;

/**
 * The host's side: executes the messages of a packet in the name of the account that belongs to its channel, all or none, and answers with their
 * responses. ibc-go v10 `27-interchain-accounts/host/keeper/relay.go`. All message types are allowed.
 */
export const icaHost = (readers: Readers): PortModule => ({
  prefix: HOST_PORT,
  receive(context, packet) {
    return packResponses(tell(context, packet, () => execute(context, packet, readers())));
  },
  acknowledge: sendsNothing,
  timeOut: sendsNothing,
});

function sendsNothing(): never {
  throw sdk(18, 'cannot receive acknowledgement on a host channel end, a host chain does not send a packet over the channel');
}

/** All messages of one packet. A malformed packet is refused too: its sender shall know. */
function execute(context: Context, packet: Packet, readers: ReturnType<Readers>): AnyValue[] {
  const channel = channelAt(context.store, packet.destinationPort, packet.destinationChannel);
  const account = channel && accountOfChannel(channel);
  const messages = unpackTransaction(packet.data).map(({ typeUrl, bytes }) => readMessage(readers, typeUrl, bytes));
  for (const { signer } of messages) if (signer !== account) throw sdk(4, `unexpected signer address: expected ${account}, got ${signer}`);
  return messages.map((message) => {
    message.validate();
    return { typeUrl: `${message.typeUrl}Response`, bytes: message.execute(context), json: {} };
  });
}

/** Notes in an event whether the work succeeded. The error goes on, without its text: an acknowledgement must be the same on every node. */
function tell<Result>(context: Context, { destinationChannel }: Packet, work: () => Result): Result {
  const note = (...outcome: [string, string][]): void => {
    context.events.push(event('ics27_packet', ['module', 'interchainaccounts'], ['host_channel_id', destinationChannel], ...outcome));
  };
  try {
    const result = work();
    note(['success', 'true']);
    return result;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    note(['success', 'false'], ['error', text]);
    throw error instanceof Refusal ? error : sdk(18, text);
  }
}
