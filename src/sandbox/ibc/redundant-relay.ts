import type { Context } from '../context.ts';
import { GasMeter } from '../gas.ts';
import type { Message } from '../message.ts';
import { decode } from '../wire.ts';
import { RELAYED } from './forms.ts';
import { refused } from './refusals.ts';

const UPDATE = '/ibc.core.client.v1.MsgUpdateClient';
const ABOUT_PACKET = /^\/ibc\.core\.channel\.v1\.Msg(RecvPacket|Acknowledgement|Timeout)$/;
const REDUNDANT = 1;

/**
 * Refuses, before it is in a block, a transaction whose messages about packets have all been relayed before, or would fail: of two relayers one pays
 * in vain. `modules/core/ante/ante.go`, RedundantRelayDecorator.
 */
export function refuseRedundantRelay(context: Context, messages: readonly Message[]): void {
  const unmetered = { ...context, gas: new GasMeter(Number.POSITIVE_INFINITY), events: [] };
  let packets = 0;
  let redundant = 0;
  for (const message of messages) {
    const isAboutPacket = ABOUT_PACKET.test(message.typeUrl);
    if (!isAboutPacket && message.typeUrl !== UPDATE) return;
    const answer = message.attempt(unmetered);
    if (!isAboutPacket) continue;
    packets += 1;
    if (decode(RELAYED, answer).result === REDUNDANT) redundant += 1;
  }
  if (packets > 0 && redundant === packets) throw refused('channel', 22);
}
