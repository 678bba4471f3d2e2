/** Gas of IBC's operations on top of the bank's, fitted to the recorded transfers of Core-1: 2 % off at most, 6 % where a transfer fails. */
export const IBC_GAS = {
  /** MsgTransfer up to the moment when money moves. */
  prepare: 3_500,
  /** Sending a packet: its channel, the client that is asked about timeouts, what is stored. */
  channel: 7_400,
  client: 12_600,
  commitment: 9_500,
  burn: 17_000,
  mint: 17_000,
} as const;

/** Per message, on top of its operations. Of relayers' transactions the fees are recorded, not the gas: these are no more than likely. */
export const RELAY_GAS: Readonly<Record<string, number>> = {
  '/ibc.core.client.v1.MsgUpdateClient': 75_000,
  '/ibc.core.channel.v1.MsgRecvPacket': 55_000,
  '/ibc.core.channel.v1.MsgAcknowledgement': 40_000,
  '/ibc.core.channel.v1.MsgTimeout': 40_000,
};
