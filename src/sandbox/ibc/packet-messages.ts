import { parseAddress } from '../address.ts';
import type { Context } from '../context.ts';
import type { Event } from '../events.ts';
import { type MessageReader, messageReader } from '../message.ts';
import { Refusal } from '../refusal.ts';
import { encode, type Value } from '../wire.ts';
import { refusedAcknowledgement } from './acknowledgement.ts';
import { ACKNOWLEDGEMENT_FORM, RECEIVE_FORM, RELAYED, readHeight, readPacket, TIMEOUT_FORM } from './forms.ts';
import { assertPacket, type Packet } from './packet.ts';
import { acknowledgePacket, type Relayed, receivePacket, timeOutPacket } from './packet-keeper.ts';
import { type PortModule, ReceiveFailure, writeAcknowledgement } from './port.ts';
import { inWords, refused } from './refusals.ts';

/** The messages by which relayers move packets: `modules/core/keeper/msg_server.go`. */

/** The messages, with the modules that sit on the ports; the first whose prefix fits hears of a packet. */
export function packetMessages(modules: readonly PortModule[]): MessageReader[] {
  const moduleOf = (port: string): PortModule => {
    const found = modules.find(({ prefix }) => port.startsWith(prefix));
    if (!found) throw refused('port', 5, `route not found to portID: ${port}`);
    return found;
  };
  return [msgRecvPacket(moduleOf), msgAcknowledgement(moduleOf), msgTimeout(moduleOf)];
}

type ModuleOf = (port: string) => PortModule;
type ReceiveContent = Value<typeof RECEIVE_FORM>;

const answer = (relayed: Relayed): Uint8Array => encode(RELAYED, { result: relayed === 'new' ? 2 : 1 });

function assertRelay({ packet, proof, signer }: { packet: Packet; proof: Uint8Array; signer: string }): void {
  if (proof.length === 0) throw refused('commitment', 2, 'cannot submit an empty proof');
  const parsed = parseAddress(signer, 'account');
  if (!parsed.ok) throw refused('ibc', 5, `string could not be parsed as address: ${parsed.reason}`);
  assertPacket(packet);
}

function receive(context: Context, { packet, proof_commitment: proof, proof_height }: ReceiveContent): Relayed {
  const claim = { proof, proofHeight: readHeight(proof_height) };
  return inWords('receive packet verification failed', () => receivePacket(context, readPacket(packet), claim));
}

const msgRecvPacket = (moduleOf: ModuleOf) =>
  messageReader({
    typeUrl: '/ibc.core.channel.v1.MsgRecvPacket',
    form: RECEIVE_FORM,
    signer: ({ signer }) => signer,
    validate: ({ packet, proof_commitment: proof, signer }) => assertRelay({ packet: readPacket(packet), proof, signer }),
    execute(context, message) {
      const packet = readPacket(message.packet);
      const module = moduleOf(packet.destinationPort);
      const relayed = receive(context, message);
      if (relayed === 'new') deliver(context, module, packet);
      return answer(relayed);
    },
    // What the packet's module makes of it shows in its block: `modules/core/ante/ante.go`, recvPacketCheckTx.
    attempt: (context, message) => answer(receive(context, message)),
    aminoType: 'cosmos-sdk/MsgRecvPacket',
  });

/** Gives a packet to its module. What a module could not process leaves nothing but its events, marked as such, and the acknowledgement. */
function deliver(context: Context, module: PortModule, packet: Packet): void {
  const { store } = context;
  const mark = store.mark();
  const events: Event[] = [];
  try {
    const acknowledgement = module.receive({ ...context, events }, packet);
    context.events.push(...events);
    if (acknowledgement) writeAcknowledgement(context, packet, acknowledgement);
  } catch (error) {
    const acknowledgement = failure(error);
    store.revertTo(mark);
    context.events.push(...events.map(asError));
    writeAcknowledgement(context, packet, acknowledgement);
  }
}

function failure(error: unknown): Uint8Array {
  if (error instanceof ReceiveFailure) return error.acknowledgement;
  const isOutOfGas = error instanceof Refusal && error.codespace === 'sdk' && error.code === 11;
  if (error instanceof Refusal && !isOutOfGas) return refusedAcknowledgement(error);
  throw error;
}

const MARK = 'ibccallbackerror-';
const asError = ({ type, attributes }: Event): Event => ({
  type: MARK + type,
  attributes: attributes.map(([key, value]) => [MARK + key, value]),
});

const msgAcknowledgement = (moduleOf: ModuleOf) =>
  messageReader({
    typeUrl: '/ibc.core.channel.v1.MsgAcknowledgement',
    form: ACKNOWLEDGEMENT_FORM,
    signer: ({ signer }) => signer,
    validate({ packet, acknowledgement, proof_acked: proof, signer }) {
      assertRelay({ packet: readPacket(packet), proof, signer });
      if (acknowledgement.length === 0) throw refused('channel', 16, 'ack bytes cannot be empty');
    },
    execute(context, message) {
      const packet = readPacket(message.packet);
      const module = moduleOf(packet.sourcePort);
      const proof = { proof: message.proof_acked, proofHeight: readHeight(message.proof_height) };
      const relayed = inWords('acknowledge packet verification failed', () =>
        acknowledgePacket(context, packet, message.acknowledgement, proof),
      );
      if (relayed === 'new')
        inWords('acknowledge packet callback failed', () => module.acknowledge(context, packet, message.acknowledgement));
      return answer(relayed);
    },
    aminoType: 'cosmos-sdk/MsgAcknowledgement',
  });

const msgTimeout = (moduleOf: ModuleOf) =>
  messageReader({
    typeUrl: '/ibc.core.channel.v1.MsgTimeout',
    form: TIMEOUT_FORM,
    signer: ({ signer }) => signer,
    validate: ({ packet, proof_unreceived: proof, signer }) => assertRelay({ packet: readPacket(packet), proof, signer }),
    execute(context, message) {
      const packet = readPacket(message.packet);
      const module = moduleOf(packet.sourcePort);
      const proof = { proof: message.proof_unreceived, proofHeight: readHeight(message.proof_height) };
      const relayed = inWords('timeout packet verification failed', () =>
        timeOutPacket(context, packet, proof, message.next_sequence_recv),
      );
      if (relayed === 'new') inWords('timeout packet callback failed', () => module.timeOut(context, packet));
      return answer(relayed);
    },
    aminoType: 'cosmos-sdk/MsgTimeout',
  });
