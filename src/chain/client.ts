import type { RpcClient } from '@cosmjs/tendermint-rpc';
import type { Chain } from '#config/network.ts';

/** Health of the connection to one chain, for the interface. Times are milliseconds since 1970. */
export type ChainStatus = {
  readonly state: 'connecting' | 'live' | 'stale' | 'halted' | 'offline' | 'wrong-chain';
  /** Height of the newest block seen; never decreases. */
  readonly height: number | null;
  /** Header time of that block. */
  readonly blockTime: number | null;
  /** When an endpoint last answered. */
  readonly seenAt: number | null;
  /** Host of the endpoint that answered last, `sandbox` for an embedded chain. */
  readonly endpoint: string | null;
  /** A sentence for people when the state is not `live`. */
  readonly reason: string | null;
};

export type ChainStatusStore = {
  get(): ChainStatus;
  subscribe(listener: () => void): () => void;
};

/** One chain, ready to be asked. Everything above the transport takes this and nothing else. */
export type ChainClient = {
  readonly network: string;
  readonly chain: Chain;
  /** The CosmJS seam: an unmodified `Comet38Client.create(rpc)` works on it. */
  readonly rpc: RpcClient;
  readonly status: ChainStatusStore;
  /**
   * One client per endpoint, the usual one first, for questions whose answer must not hang on one node (was it included, has the timeout height
   * passed). Endpoints that belong to another chain are left out. Absent where there is only one node, as in an embedded sandbox.
   */
  readonly nodes?: () => readonly ChainClient[];
};
