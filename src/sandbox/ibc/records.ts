import type { Height } from './height.ts';
import type { Packet } from './packet.ts';

/** What IBC keeps in the state. Times are nanoseconds since 1970, durations nanoseconds. */

/** A light client of another chain (07-tendermint). */
export type IbcClient = {
  readonly chainId: string;
  readonly trustingPeriod: bigint;
  readonly unbondingPeriod: bigint;
  readonly maxClockDrift: bigint;
  /** Zero unless the other chain was caught signing twice. */
  readonly frozenHeight: Height;
  readonly latestHeight: Height;
};

/** What a client believes about one block of the other chain. */
export type ConsensusState = {
  readonly height: Height;
  readonly time: bigint;
  /** Root of the other chain's IBC paths (`proof.ts`). */
  readonly root: Uint8Array;
  readonly nextValidatorsHash: Uint8Array;
};

export type Connection = { readonly clientId: string; readonly counterpartyClientId: string; readonly counterpartyConnectionId: string };

export type Channel = {
  readonly port: string;
  readonly channel: string;
  readonly connectionId: string;
  readonly counterpartyPort: string;
  readonly counterpartyChannel: string;
  readonly ordering: 'ordered' | 'unordered';
  readonly version: string;
  readonly state: 'open' | 'closed';
  /** Sequence of the next packet that is sent here. */
  readonly nextSend: bigint;
  /** Ordered channels alone count these two; they stay 1 elsewhere. */
  readonly nextReceive: bigint;
  readonly nextAcknowledge: bigint;
};

/** Where a denom came from: its base, and the way it took, newest hop first. */
export type DenomTrace = { readonly base: string; readonly trace: readonly { readonly port: string; readonly channel: string }[] };

/** A packet that was forwarded, until the chain behind it has answered: packet-forward-middleware `types/genesis.proto`, InFlightPacket. */
export type Forward = {
  /** The packet that came in, to be acknowledged later. */
  readonly packet: Packet;
  /** Of each attempt, nanoseconds. */
  readonly timeout: bigint;
  readonly retriesLeft: number;
};
