import { abciQuery, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { page, queryAll } from '../pagination.ts';
import { field, integer, nested, readMessage, repeated, text, writeMessage } from '../wire.ts';

/** An amount in base units of a denom, as the chain counts it. */
export type Coin = { readonly denom: string; readonly amount: bigint };

const coin = nested({ denom: field(1, text), amount: field(2, integer) });
const balancesResponse = { balances: repeated(1, coin), page: field(2, page) };
const supplyResponse = { amount: field(1, coin) };

/** Everything that the address owns here, by denom, vesting coins included. Throws `ChainFailure`. */
export function fetchBalances(client: ChainClient, address: string): Promise<readonly Coin[]> {
  return fetchCoins(client, '/cosmos.bank.v1beta1.Query/AllBalances', address);
}

/** What the address could send now: balances without what is still vesting. Throws `ChainFailure`. */
export function fetchSpendable(client: ChainClient, address: string): Promise<readonly Coin[]> {
  return fetchCoins(client, '/cosmos.bank.v1beta1.Query/SpendableBalances', address);
}

/** Total supply of one denom; 0 when there is none. Throws `ChainFailure`, `malformed` when another denom is answered. */
export async function fetchSupply(client: ChainClient, denom: string): Promise<Coin> {
  const answer = await abciQuery(client, '/cosmos.bank.v1beta1.Query/SupplyOf', writeMessage([1, denom]));
  const { amount } = readMessage(answer, supplyResponse, 'supply');
  if (amount.denom !== denom) throw malformed('supply of another denom');
  return amount;
}

async function fetchCoins(client: ChainClient, path: string, address: string): Promise<readonly Coin[]> {
  const coins = await queryAll(
    client,
    path,
    (pagination) => writeMessage([1, address], [2, pagination]),
    (answer) => {
      const { balances, page: next } = readMessage(answer, balancesResponse, 'balances');
      return { items: balances, next };
    },
  );
  if (new Set(coins.map(({ denom }) => denom)).size !== coins.length) throw malformed('one denom twice in balances');
  return coins;
}
