import { forgetRates } from '#queries/rate-samples.ts';
import type { SandboxController } from '#sandbox/controller.ts';
import { indexedDbStorage } from '#tx/journal-storage.ts';
import { forgetAnswers } from '../query-cache.ts';

/**
 * Back to the first block. What this browser remembers of the old chain (numbers, transactions, rates) would be lies about the new one, so it goes too, and
 * the page begins anew: a height never goes back while a page is open. `network`: id of the network.
 */
export async function resetSandbox(sandbox: Promise<SandboxController>, network: string): Promise<void> {
  const { reset, chains } = await sandbox;
  await reset();
  const forgetTransactions = indexedDbStorage().change(network, () => []);
  const forgetHistory = chains.map((chain) => forgetRates(network, chain));
  await Promise.allSettled([forgetAnswers(), forgetTransactions, ...forgetHistory]);
  window.location.reload();
}
