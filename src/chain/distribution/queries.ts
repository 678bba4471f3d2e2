import type { Dec } from '#domain/dec.ts';
import { abciQuery, malformed } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { dec, field, nested, readMessage, repeated, text, writeMessage } from '../wire.ts';

/** `communityTax`: the fraction of all rewards that goes to the community pool before anyone else. */
export type DistributionParams = { readonly communityTax: Dec };

/** Unclaimed reward of one delegation in one denom: base units with 18 decimals; a claim pays the truncated amount. */
export type Reward = { readonly validator: string; readonly denom: string; readonly amount: Dec };

const paramsResponse = { params: field(1, nested({ communityTax: field(1, dec) })) };
const reward = nested({ validator: field(1, text), coins: repeated(2, nested({ denom: field(1, text), amount: field(2, dec) })) });
const rewardsResponse = { rewards: repeated(1, reward) };

const SERVICE = '/cosmos.distribution.v1beta1.Query';

/** Throws `ChainFailure`. */
export async function fetchDistributionParams(client: ChainClient): Promise<DistributionParams> {
  const { params } = readMessage(await abciQuery(client, `${SERVICE}/Params`, writeMessage()), paramsResponse, 'distribution');
  if (params.communityTax > 10n ** 18n) throw malformed('community tax');
  return params;
}

/** What could be claimed now, per validator and denom. Throws `ChainFailure`; no delegations give an empty list. */
export async function fetchRewards(client: ChainClient, address: string): Promise<readonly Reward[]> {
  const answer = await abciQuery(client, `${SERVICE}/DelegationTotalRewards`, writeMessage([1, address]));
  const { rewards } = readMessage(answer, rewardsResponse, 'distribution');
  return rewards.flatMap(({ validator, coins }) => coins.map((coin) => ({ validator, ...coin })));
}
