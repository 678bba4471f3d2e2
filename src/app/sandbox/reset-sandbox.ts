import type { SandboxController } from '#sandbox/controller.ts';
import { indexedDbStorage } from '#tx/journal-storage.ts';
import { forgetAnswers } from '../query-cache.ts';

/**
 * Back to the first block. What this browser remembers of the old chain (numbers, transactions) would be lies about the new one, so it goes too, and
 * the page begins anew: a height never goes back while a page is open. `network`: id of the network.
 */
export async function resetSandbox(sandbox: Promise<SandboxController>, network: string): Promise<void> {
  await (await sandbox).reset();
  const forgetTransactions = indexedDbStorage().change(network, () => []);
  await Promise.allSettled([forgetAnswers(), forgetTransactions]);
  window.location.reload();
}
