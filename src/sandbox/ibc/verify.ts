import { toHex } from '../address.ts';
import type { Context } from '../context.ts';
import type { Refusal } from '../refusal.ts';
import { consensusAt, findClient, statusOf } from './client.ts';
import { compareHeights, type Height, heightText } from './height.ts';
import { proves } from './proof.ts';
import type { Connection } from './records.ts';
import { refused } from './refusals.ts';

/** What somebody says about the other chain. */
export type Claim = {
  readonly path: string;
  /** Null: there is nothing at the path. */
  readonly value: Uint8Array | null;
  readonly proof: Uint8Array;
  readonly proofHeight: Height;
};

/** Checks a claim with the client of a connection; 02-client `keeper.go`, 07-tendermint `light_client_module.go`. `what` names it in the error. */
export function verifyClaim(context: Context, { clientId }: Connection, claim: Claim, what: string): void {
  const problem = claimProblem(context, clientId, claim);
  if (problem) throw problem.wrap(`failed ${what} verification for client (${clientId})`);
}

function claimProblem({ store, time }: Context, clientId: string, { path, value, proof, proofHeight }: Claim): Refusal | null {
  const verb = value === null ? 'verify non membership' : 'verify membership';
  const status = statusOf(store, clientId, time);
  if (status !== 'Active') return refused('client', 29, `cannot call ${verb} on client (${clientId}) with status ${status}`);
  const { latestHeight } = findClient(store, clientId);
  if (compareHeights(latestHeight, proofHeight) < 0)
    return refused(
      'ibc',
      9,
      `client state height < proof height (${heightText(latestHeight)} < ${heightText(proofHeight)}), please ensure the client has been updated`,
    );
  const consensus = consensusAt(store, clientId, proofHeight);
  if (!consensus) return refused('client', 7, 'please ensure the proof was constructed against a height that exists on the client');
  if (proves(consensus.root, proof, path, value)) return null;
  const root = toHex(consensus.root).toUpperCase();
  const text =
    value === null
      ? `could not verify absence of key ${path}. Please ensure that the path is correct.`
      : `chained membership proof failed to verify membership of value: ${toHex(value).toUpperCase()} in subroot ${root} at index 0. Please ensure the path and value are both correct.`;
  return refused('commitment', 2, text);
}
