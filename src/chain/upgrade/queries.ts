import { abciQuery } from '../abci.ts';
import type { ChainClient } from '../client.ts';
import { field, optional, readMessage, text, uint, writeMessage } from '../wire.ts';

/** The chain stops after the block before `height`, until its nodes run the software called `name`. `name` is untrusted text of the proposal. */
export type UpgradePlan = { readonly name: string; readonly height: number };

const planResponse = { plan: field(1, optional({ name: field(1, text), height: field(3, uint) })) };

/** The upgrade that governance has decided and that is still to come; null when there is none. Throws `ChainFailure`. Source: cosmos-sdk x/upgrade. */
export async function fetchUpgradePlan(client: ChainClient): Promise<UpgradePlan | null> {
  const answer = await abciQuery(client, '/cosmos.upgrade.v1beta1.Query/CurrentPlan', writeMessage());
  const { plan } = readMessage(answer, planResponse, 'upgrade');
  return plan ? { name: plan.name, height: Number(plan.height) } : null;
}
