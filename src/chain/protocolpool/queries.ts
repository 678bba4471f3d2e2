import { truncateInt } from '#domain/dec.ts';
import { abciQuery } from '../abci.ts';
import type { Coin } from '../bank/queries.ts';
import type { ChainClient } from '../client.ts';
import { isMissingModule } from '../probe.ts';
import { dec, field, integer, nested, readMessage, repeated, text, writeMessage } from '../wire.ts';

const coin = nested({ denom: field(1, text), amount: field(2, integer) });
const decCoin = nested({ denom: field(1, text), amount: field(2, dec) });
const poolResponse = { coins: repeated(1, coin) };
const feePoolResponse = { coins: repeated(1, decCoin) };

/**
 * What governance can spend, by denom, base units. Since v16 it is kept by x/protocolpool and x/distribution refuses the question; before, it
 * was in x/distribution's fee pool, with fractions that are cut here. Throws `ChainFailure`.
 */
export async function fetchCommunityPool(client: ChainClient): Promise<readonly Coin[]> {
  try {
    const answer = await abciQuery(client, '/cosmos.protocolpool.v1.Query/CommunityPool', writeMessage());
    return readMessage(answer, poolResponse, 'community pool').coins;
  } catch (failure) {
    if (!isMissingModule(failure)) throw failure;
    const answer = await abciQuery(client, '/cosmos.distribution.v1beta1.Query/CommunityPool', writeMessage());
    const { coins } = readMessage(answer, feePoolResponse, 'community pool');
    return coins.map(({ denom, amount }) => ({ denom, amount: truncateInt(amount) }));
  }
}
