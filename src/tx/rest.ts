import type { ChainClient } from '#chain/client.ts';
import { isHidden } from '#chain/status-poll.ts';
import { pauseFor } from './pause.ts';

/** Rounds of questions at the pace of blocks: about five minutes, in which nearly every transfer ends. */
const YOUNG = 100;
/** Then a quarter of an hour of them this far apart (ms), and after that as seldom as in a tab that nobody sees. */
const GROWN = 160;
const GROWN_MS = 15_000;
const SELDOM_MS = 60_000;

/**
 * Resolves when chains should be asked again about a transfer: with the next block while it is young, then less and less often, but always. Chains
 * in this page cost nobody anything and are asked with every block.
 */
export function restBetween(round: number, chains: readonly ChainClient[]): Promise<void> {
  const embedded = chains.every(({ chain }) => chain.rpc.length === 0);
  if (embedded || (round <= YOUNG && !isHidden())) return Promise.race(chains.map((client) => pauseFor(client)()));
  return round <= GROWN && !isHidden() ? wait(GROWN_MS) : wait(SELDOM_MS);
}

/** Ends sooner when somebody comes back to look. */
function wait(most: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      globalThis.document?.removeEventListener('visibilitychange', seen);
      resolve();
    };
    const seen = () => !isHidden() && end();
    const timer = setTimeout(end, most);
    globalThis.document?.addEventListener('visibilitychange', seen);
  });
}
