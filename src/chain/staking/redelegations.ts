import { malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { page, queryAll } from '../pagination.ts';
import { field, integer, nested, readMessage, repeated, text, timestamp, uint, writeMessage } from '../wire.ts';

/**
 * One entry of stake that was moved and is not settled yet. Until `completionTime` (milliseconds since 1970) it can be slashed for what `source`
 * did, and what is at `destination` cannot be moved on. Base units; `balance` is what it is worth at the destination now.
 */
export type Redelegation = {
  readonly source: string;
  readonly destination: string;
  readonly creationHeight: bigint;
  readonly completionTime: number;
  readonly initialBalance: bigint;
  readonly balance: bigint;
};

const entry = nested({
  entry: field(1, nested({ creationHeight: field(1, uint), completionTime: field(2, timestamp), initialBalance: field(3, integer) })),
  balance: field(4, integer),
});
const redelegation = nested({
  between: field(1, nested({ delegator: field(1, text), source: field(2, text), destination: field(3, text) })),
  entries: repeated(2, entry),
});
const redelegationsResponse = { redelegations: repeated(1, redelegation), page: field(2, page) };

/** All open redelegation entries of an address. Throws `ChainFailure`. Source: cosmos-sdk x/staking `Query/Redelegations`. */
export function fetchRedelegations(client: ChainClient, address: string): Promise<readonly Redelegation[]> {
  return queryAll(
    client,
    '/cosmos.staking.v1beta1.Query/Redelegations',
    (pagination) => writeMessage([1, address], [4, pagination]),
    (answer) => {
      const { redelegations, page: next } = readMessage(answer, redelegationsResponse, 'staking');
      const items = redelegations.flatMap(({ between: { delegator, source, destination }, entries }) => {
        if (delegator !== address) throw malformed('redelegation of another address');
        return entries.map(({ entry: one, balance }) => ({ source, destination, ...one, balance }));
      });
      return { items, next };
    },
  );
}
