import { Refusal, sdk } from '../refusal.ts';
import { readAcknowledgement, SUCCESS } from './acknowledgement.ts';
import type { PortModule } from './port.ts';
import { giveBack, giveReceived, PORT } from './transfer.ts';
import { checkedTransfer, readData, type TransferData } from './transfer-data.ts';
import { acknowledgedEvents, receivedEvents, timeoutEvents } from './transfer-events.ts';

/** ICS-20 on its port: ibc-go v10 `modules/apps/transfer/ibc_module.go`. */

const NOTHING: TransferData = { denom: '', amount: '', sender: '', receiver: '', memo: '' };

export const transferModule: PortModule = {
  prefix: PORT,
  receive(context, packet) {
    let data = NOTHING;
    try {
      data = readData(packet.data);
      giveReceived(context, packet, checkedTransfer(data));
    } catch (error) {
      if (error instanceof Refusal) context.events.push(...receivedEvents(data, error.message));
      throw error;
    }
    context.events.push(...receivedEvents(data, null));
    return SUCCESS;
  },
  acknowledge(context, packet, bytes) {
    const acknowledgement = readAcknowledgement(bytes);
    if (!acknowledgement) throw sdk(6, 'cannot unmarshal ICS-20 transfer packet acknowledgement: invalid character');
    const data = readData(packet.data);
    if ('error' in acknowledgement) giveBack(context, packet, checkedTransfer(data));
    context.events.push(...acknowledgedEvents(data, acknowledgement));
  },
  timeOut(context, packet) {
    const transfer = checkedTransfer(readData(packet.data));
    giveBack(context, packet, transfer);
    context.events.push(...timeoutEvents(transfer));
  },
};
