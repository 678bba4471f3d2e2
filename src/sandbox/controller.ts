import type { RpcClient } from '@cosmjs/tendermint-rpc';
import type { ChainId } from '#config/network.ts';
import type { RelayerOrders } from './ibc/relayer.ts';

/** A message of a relayer: what arrives, what was done with it, or that it came too late. */
export type RelayedKind = 'packet' | 'acknowledgement' | 'timeout';

/** The buttons of the sandbox. Everything else goes through the same JSON-RPC as on a real chain. */
export type SandboxController = {
  readonly chains: readonly ChainId[];
  /** The in-process JSON-RPC of one sandbox chain. Core-1 runs already; the others start when one of them is first asked. */
  rpc(chain: ChainId): RpcClient;
  /** Virtual now, milliseconds since 1970: header time of the newest block. */
  now(): number;
  /** Moves the clock of all chains by whole milliseconds, one block per started epoch hour, so that autocompounding and maturities happen as on a real chain. */
  advance(milliseconds: number): Promise<void>;
  /** Adds base units of a denom to an account; default: on Core-1. */
  fund(address: string, denom: string, base: bigint, chain?: ChainId): Promise<void>;
  setModulePaused(paused: boolean): Promise<void>;
  /** Slashes a validator by basis points of its tokens and jails it. */
  slash(validator: string, basisPoints: number): Promise<void>;
  /** Brings a jailed validator back, unless it is out for ever; rejects with the reason. */
  unjail(validator: string): Promise<void>;
  /** The next transaction on a running chain (default: Core-1) fails in its block with this fault; `drop` accepts it in CheckTx and never includes it. */
  failNext(fault: 'out-of-gas' | 'liquid-stake-failed' | 'drop', chain?: ChainId): void;
  /** How packets are carried between the chains; null as long as Core-1 is alone. */
  relayer(): RelayerOrders | null;
  /** Changes how packets are carried, from the next block on. */
  orderRelayer(change: Partial<RelayerOrders>): Promise<void>;
  /** The next message of this kind is never relayed, until `findLost`. */
  loseNext(kind: RelayedKind): Promise<void>;
  /** What was lost is relayed after all. */
  findLost(): Promise<void>;
  /** What `chain` knows of `about` becomes too old: no packet passes between them any more. */
  expireClient(chain: ChainId, about: ChainId): Promise<void>;
  /** Back to genesis; saved state is cleared. */
  reset(): Promise<void>;
  /** Stops the block timer; state is saved. */
  stop(): Promise<void>;
  subscribe(listener: () => void): () => void;
};
