import type { Message } from '#chain/tx/registry.ts';
import { malformed } from '../abci.ts';

/** An ICS-20 transfer before encoding. `amount` in base units; `timeoutTimestamp` in nanoseconds since 1970 by the clock of the receiving chain. */
export type Transfer = {
  readonly port: string;
  readonly channel: string;
  readonly denom: string;
  readonly amount: bigint;
  readonly sender: string;
  readonly receiver: string;
  readonly timeoutTimestamp: bigint;
  /** Of the packet, not of the transaction: '' for none. */
  readonly memo: string;
};

/** Limits of `modules/apps/transfer/types/msgs.go` in ibc-go v10, in bytes. */
const MAX_RECEIVER = 2_048;
const MAX_MEMO = 32_768;

/** The chain takes this amount for "everything that is spendable", which no screen could show. */
const WHOLE_BALANCE = 2n ** 256n - 1n;

/**
 * The message for the registry. It always has a timeout by time and none by height: heights of another chain are not known here. Throws
 * `ChainFailure` (`malformed`) for what the chain would refuse or read as something else.
 */
export function transferMessage({ port, channel, denom, amount, sender, receiver, timeoutTimestamp, memo }: Transfer): Message {
  if (amount <= 0n || amount >= WHOLE_BALANCE) throw malformed('transfer amount');
  if (timeoutTimestamp <= 0n || timeoutTimestamp >= 2n ** 64n) throw malformed('transfer timeout');
  if (receiver.trim() === '' || bytesOf(receiver) > MAX_RECEIVER) throw malformed('transfer receiver');
  if (bytesOf(memo) > MAX_MEMO) throw malformed('transfer memo');
  const value = {
    sourcePort: port,
    sourceChannel: channel,
    token: { denom, amount: String(amount) },
    sender,
    receiver,
    timeoutHeight: { revisionNumber: 0n, revisionHeight: 0n },
    timeoutTimestamp,
    memo,
    encoding: '',
  };
  return { typeUrl: '/ibc.applications.transfer.v1.MsgTransfer', value };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
