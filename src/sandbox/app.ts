import type { Event } from './events.ts';
import type { SandboxState } from './state.ts';

/** One signature of a block's commit: consensus address (40 hex digits, upper case), power at that time, and whether it signed. */
export type Vote = { readonly address: string; readonly power: bigint; readonly signed: boolean };

export type Block = {
  /** Default: the height after the state's. */
  readonly height?: bigint;
  /** Header time, nanoseconds since 1970. */
  readonly time: bigint;
  /** Consensus address of the proposer (40 hex digits); recorded, without effect. */
  readonly proposer: string;
  /** About the block before, in validator-set order; empty for the first block. `commitVotes(state)` gives it with everybody signing. */
  readonly lastCommit: readonly Vote[];
  readonly txs: readonly Uint8Array[];
};

export type TxResult = {
  readonly code: number;
  readonly codespace: string;
  readonly log: string;
  /** Protobuf TxMsgData with the messages' responses; empty when the transaction failed. */
  readonly data: Uint8Array;
  readonly gasWanted: bigint;
  readonly gasUsed: bigint;
  readonly events: readonly Event[];
};

export type ValidatorUpdate = { readonly key: Uint8Array; readonly power: bigint };

export type BlockResult = {
  readonly state: SandboxState;
  readonly results: readonly TxResult[];
  /** Begin-block events, then end-block events; the last attribute `mode` says which. */
  readonly events: readonly Event[];
  readonly validatorUpdates: readonly ValidatorUpdate[];
};

/** The state after InitGenesis of a genesis file in the SDK's own JSON format (gen_txs are delivered); height 0. Throws when it is malformed. */
export function initChain(_genesis: unknown): SandboxState {
  throw new Error('not yet');
}

/** Executes one block. Pure: the given state stays valid. */
export function deliverBlock(_state: SandboxState, _block: Block): BlockResult {
  throw new Error('not yet');
}

/**
 * Ante handler only, as CheckTx. The returned state has the fee and the sequence of an accepted transaction: feed it to the next checkTx, and
 * begin again from the newest block's state after each block. `minGasPrice` is uxprt per gas as a decimal text (default 0.0025).
 */
export function checkTx(
  _state: SandboxState,
  _bytes: Uint8Array,
  _options?: { readonly minGasPrice?: string },
): { readonly result: TxResult; readonly state: SandboxState } {
  throw new Error('not yet');
}

/** Runs a transaction without verifying signatures and without a gas limit, on the state of the last block. Log is the bare text of the error. */
export function simulateTx(_state: SandboxState, _bytes: Uint8Array): TxResult {
  throw new Error('not yet');
}

/** The commit of the last block with everybody signing: what the next block gets as `lastCommit`. Empty before the first block. */
export function commitVotes(state: SandboxState): Vote[] {
  return state.singles.validatorSets.last.map(({ address, power }) => ({ address, power, signed: true }));
}
