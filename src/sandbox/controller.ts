import type { RpcClient } from '@cosmjs/tendermint-rpc';
import type { ChainId } from '#config/network.ts';

/** The buttons of the sandbox. Everything else goes through the same JSON-RPC as on a real chain. */
export type SandboxController = {
  readonly chains: readonly ChainId[];
  /** The in-process JSON-RPC of one sandbox chain. */
  rpc(chain: ChainId): RpcClient;
  /** Virtual now, milliseconds since 1970: header time of the newest block. */
  now(): number;
  /** Moves the clock by whole milliseconds, one block per started epoch hour, so that autocompounding and maturities happen as on a real chain. */
  advance(milliseconds: number): Promise<void>;
  /** Adds base units of a denom to an account. */
  fund(address: string, denom: string, base: bigint): Promise<void>;
  setModulePaused(paused: boolean): Promise<void>;
  /** Slashes a validator by basis points of its tokens and jails it. */
  slash(validator: string, basisPoints: number): Promise<void>;
  /** Brings a jailed validator back, unless it is out for ever; rejects with the reason. */
  unjail(validator: string): Promise<void>;
  /** The next transaction fails in its block with this fault; `drop` accepts it in CheckTx and never includes it. */
  failNext(fault: 'out-of-gas' | 'liquid-stake-failed' | 'drop'): void;
  /** Back to genesis; saved state is cleared. */
  reset(): Promise<void>;
  /** Stops the block timer; state is saved. */
  stop(): Promise<void>;
  subscribe(listener: () => void): () => void;
};
