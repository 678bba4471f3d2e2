import type { TxPacket } from '#chain/ibc/packet-tx.ts';
import type { Message } from '#chain/tx/registry.ts';
import type { TransferProgress } from '#domain/packet-tracking.ts';
import type { AddressedRoute } from '#domain/route.ts';
import type { TrackedTransfer } from '#tx/journal-transfer.ts';

/**
 * How well somebody sees who follows a transfer. `whole`: every node answers and keeps everything. `no index`: no node finds transactions. `pruned`: nodes
 * find only the newest blocks. `flaky`: many questions have no answer. `lagging`: nodes are some blocks behind. `racing`: blocks are made while one asks.
 */
export const SIGHTS = ['whole', 'no index', 'pruned', 'flaky', 'lagging', 'racing'] as const;
export type Sight = (typeof SIGHTS)[number];

/**
 * What is to be sent: `amount` base units of `denom` along a route, by a message whose memo asks for it. `mark` is the receiver at the end of that memo, which
 * no other transfer has.
 */
export type Wish = {
  readonly mark: string;
  readonly route: AddressedRoute;
  readonly denom: string;
  readonly amount: bigint;
  readonly message: Message;
};

/** A transfer on the linked chains, from the block that sent it. `transfer` is what the application knows of it, `told` what it has said of it last. */
export type Journey = {
  readonly wish: Wish;
  readonly sight: Sight;
  /** Of the transaction, and how many transfers that has. */
  readonly hash: string;
  readonly company: number;
  readonly sent: TxPacket;
  transfer: TrackedTransfer;
  told: TransferProgress | null;
};
