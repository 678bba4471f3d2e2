/** Gas of IBC's operations, on top of the bank's; fitted to the recorded transfers of Core-1. */
export const IBC_GAS = {
  /** MsgTransfer up to the moment when money moves. */
  prepare: 3_000,
  packet: 30_000,
  burn: 17_000,
  mint: 17_000,
} as const;
