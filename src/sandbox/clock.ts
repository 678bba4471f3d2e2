import { nextTurn } from './next-turn.ts';
import type { BlockNews, SandboxNode } from './node.ts';
import type { SandboxState } from './state.ts';
import { SECOND } from './time.ts';

const HOUR = 3600n * SECOND;
/** Milliseconds of work after which the page gets its turn: a frame is 16, and a phone is four times slower. */
const BREATH = 4;
/** 365.25 days. */
const YEAR = 31_557_600n * SECOND;

/** The block that comes a second after the last. */
export const nextBlock = (node: SandboxNode): BlockNews => node.tick(node.state.singles.time + SECOND);

/**
 * Moves the chain's clock: a block an hour, because the `hour` epoch compounds at most once per block, and one at the end, in which everything
 * due is paid. The page it runs in stays usable meanwhile.
 */
export async function advanceClock(node: SandboxNode, nanoseconds: bigint): Promise<void> {
  const end = node.state.singles.time + nanoseconds;
  await nextTurn();
  let breath = performance.now();
  while (node.state.singles.time < end) {
    const left = end - node.state.singles.time;
    blockAfter(node, left < HOUR ? left : HOUR);
    if (performance.now() - breath > BREATH) {
      await nextTurn();
      breath = performance.now();
    }
  }
}

/**
 * A block after a gap. The chain mints per block, so for a block that comes late `blocks_per_year` says how many there are of its kind;
 * otherwise 21 days in 504 blocks would bring eight minutes' worth of rewards.
 */
function blockAfter(node: SandboxNode, gap: bigint): void {
  const usual = node.state.singles.mint.params.blocksPerYear;
  node.intervene((state) => withBlocksPerYear(state, YEAR / gap));
  node.tick(node.state.singles.time + gap);
  node.intervene((state) => withBlocksPerYear(state, usual));
}

function withBlocksPerYear(state: SandboxState, blocksPerYear: bigint): SandboxState {
  const { mint } = state.singles;
  return { ...state, singles: { ...state.singles, mint: { ...mint, params: { ...mint.params, blocksPerYear } } } };
}
