/** Paths of ICS 24 under which a chain proves what it stores; `modules/core/24-host`. */

const sequencePath = (what: string, port: string, channel: string, sequence: bigint): string =>
  `${what}/ports/${port}/channels/${channel}/sequences/${sequence}`;

export const commitmentPath = (port: string, channel: string, sequence: bigint): string =>
  sequencePath('commitments', port, channel, sequence);
export const receiptPath = (port: string, channel: string, sequence: bigint): string => sequencePath('receipts', port, channel, sequence);
export const acknowledgementPath = (port: string, channel: string, sequence: bigint): string =>
  sequencePath('acks', port, channel, sequence);
export const nextReceivePath = (port: string, channel: string): string => `nextSequenceRecv/ports/${port}/channels/${channel}`;
