import { truncateInt } from '#domain/dec.ts';
import type { LedgerCoin } from '#domain/ledger-entry.ts';
import type { UnbondingEntry } from '#domain/unbonding.ts';
import { fetchAccount } from '../auth/queries.ts';
import { fetchBalances } from '../bank/queries.ts';
import type { ChainClient } from '../client.ts';
import { fetchRewards } from '../distribution/queries.ts';
import { fetchDelegations, fetchUnbonding } from '../staking/queries.ts';

/** What an account was at the end of one block, so that its history up to there can be checked against it. Base units; `at` ms since 1970. */
export type AccountAt = {
  readonly height: bigint;
  readonly at: number;
  /** How many transactions it has signed. */
  readonly sequence: bigint;
  readonly balances: readonly LedgerCoin[];
  /** Of the stake denom, whole units per validator. */
  readonly claimable: bigint;
  readonly staked: bigint;
  readonly unbonding: readonly UnbondingEntry[];
};

/** Asks the state after the block of that height, which a node keeps for at least some minutes. Throws `ChainFailure`. */
export async function fetchAccountAt(client: ChainClient, address: string, height: bigint, at: number): Promise<AccountAt> {
  const then = clientAt(client, height);
  const [account, coins, rewards, delegations, unbonding] = await Promise.all([
    fetchAccount(then, address),
    fetchBalances(then, address),
    fetchRewards(then, address),
    fetchDelegations(then, address),
    fetchUnbonding(then, address),
  ]);
  return {
    height,
    at,
    sequence: account?.sequence ?? 0n,
    balances: coins.map(({ denom, amount }) => ({ denom, base: amount })),
    claimable: rewards.reduce((sum, { denom, amount }) => (denom === client.chain.stakeDenom ? sum + truncateInt(amount) : sum), 0n),
    staked: delegations.reduce((sum, { balance }) => sum + balance, 0n),
    unbonding,
  };
}

/** The same chain, every question about state asked at that height. */
function clientAt(client: ChainClient, height: bigint): ChainClient {
  return {
    ...client,
    rpc: {
      execute: (request) => {
        const params = { ...request.params, height: String(height) };
        return client.rpc.execute(request.method === 'abci_query' ? { ...request, params } : request);
      },
      disconnect: () => {},
    },
  };
}
