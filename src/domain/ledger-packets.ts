import type { LedgerPacket } from './ledger-entry.ts';
import { readForwards } from './read-forwards.ts';

type Attributes = ReadonlyMap<string, string>;

/** What a packet did with coins of the account, just before: base units, which leave it (-1) or come (1). `counterparty` is on the other chain. */
export type PacketMove = {
  readonly kind: 'ibc-sent' | 'ibc-arrived' | 'ibc-returned';
  readonly sign: 1n | -1n;
  readonly base: bigint;
  readonly counterparty: string | null;
  readonly packet: LedgerPacket;
};

/**
 * Reads what the events of one message say of packets with coins of one account. Those that arrive or come back stand in a relayer's transaction,
 * whom the account does not know. A chain on the way gives them to accounts of nobody, so they are not this one's, and what a packet did before
 * it was refused has names that begin with `ibccallbackerror-`. Source: ibc-go v10 `modules/apps/transfer/internal/events/events.go`,
 * `modules/core/04-channel/keeper/events.go`.
 */
export class PacketReader {
  readonly #address: string;
  /** The newest packet of the message. */
  #packet: LedgerPacket | null = null;
  #step: 'sent' | 'received' | 'answered' | 'timed-out' | null = null;

  constructor(address: string) {
    this.#address = address;
  }

  /** Null for everything that moved nothing of the account. */
  read(type: string, attributes: Attributes): PacketMove | null {
    const value = (name: string) => attributes.get(name) ?? '';
    // A sender on another chain may write the address in capitals, and the chain reads it.
    const mine = (name: string) => value(name).toLowerCase() === this.#address;
    switch (type) {
      case 'send_packet':
        return this.#at('sent', value('packet_src_port'), value('packet_src_channel'), value('packet_sequence'));
      case 'recv_packet':
        return this.#at('received', value('packet_dst_port'), value('packet_dst_channel'), value('packet_sequence'));
      case 'acknowledge_packet':
        return this.#at('answered', value('packet_src_port'), value('packet_src_channel'), value('packet_sequence'));
      case 'timeout_packet':
        return this.#at('timed-out', value('packet_src_port'), value('packet_src_channel'), value('packet_sequence'));
      case 'ibc_transfer':
        return this.#step === 'sent' && mine('sender')
          ? this.#move('ibc-sent', value('amount'), lastReceiver(value('receiver'), value('memo')))
          : null;
      case 'fungible_token_packet':
        if (this.#step === 'received' && mine('receiver') && value('success') === 'true')
          return this.#move('ibc-arrived', value('amount'), value('sender'));
        return this.#step === 'answered' && mine('sender') && value('acknowledgement').startsWith('error')
          ? this.#move('ibc-returned', value('amount'), lastReceiver(value('receiver'), value('memo')))
          : null;
      case 'timeout': {
        const isMine = mine('receiver') || mine('refund_receiver');
        return this.#step === 'timed-out' && isMine ? this.#move('ibc-returned', refundOf(attributes), '') : null;
      }
      default:
        return null;
    }
  }

  #at(step: 'sent' | 'received' | 'answered' | 'timed-out', port: string, channel: string, sequence: string): null {
    const isTransfer = port === 'transfer' && /^channel-\d{1,20}$/.test(channel) && /^\d{1,20}$/.test(sequence);
    this.#step = isTransfer ? step : null;
    this.#packet = isTransfer ? { channel, sequence: BigInt(sequence) } : null;
    return null;
  }

  #move(kind: PacketMove['kind'], digits: string, counterparty: string): PacketMove | null {
    if (!this.#packet || !/^\d{1,78}$/.test(digits)) return null;
    const sign = kind === 'ibc-sent' ? -1n : 1n;
    return { kind, sign, base: BigInt(digits), counterparty: asAccount(counterparty), packet: this.#packet };
  }
}

/** `{"denom":…,"amount":"5"}` since ibc-go v9, a number of its own before. */
function refundOf(attributes: Attributes): string {
  return attributes.get('refund_amount') ?? /"amount":"(\d{1,78})"\}$/.exec(attributes.get('refund_tokens') ?? '')?.[1] ?? '';
}

/** Who gets it in the end, where the chains on the way are told to pass it on. */
const lastReceiver = (receiver: string, memo: string): string => readForwards(memo)?.at(-1)?.receiver ?? receiver;

/** What others have written as an account may be any text: longer or odder ones than any address are left out. */
const asAccount = (text: string): string | null => (/^[a-zA-Z0-9]{1,128}$/.test(text) ? text : null);
