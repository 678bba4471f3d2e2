import type { BlockNews, SandboxNode } from './node.ts';
import type { SandboxState } from './state.ts';
import { SECOND } from './time.ts';

const HOUR = 3600n * SECOND;
/** 365.25 days. */
const YEAR = 31_557_600n * SECOND;

/** The block that comes a second after the last. */
export const nextBlock = (node: SandboxNode): BlockNews => node.tick(node.state.singles.time + SECOND);

/**
 * Moves the chain's clock: a block an hour, because the `hour` epoch compounds at most once per block, and one at the end, in which everything
 * due is paid. The chain mints per block, so while blocks are far apart `blocks_per_year` says so; otherwise 21 days would bring ten minutes'
 * worth of rewards.
 */
export function advanceClock(node: SandboxNode, nanoseconds: bigint): void {
  const end = node.state.singles.time + nanoseconds;
  const usual = node.state.singles.mint.params.blocksPerYear;
  for (let left = nanoseconds; left > 0n; left = end - node.state.singles.time) {
    const step = left < HOUR ? left : HOUR;
    node.intervene((state) => withBlocksPerYear(state, YEAR / step));
    node.tick(node.state.singles.time + step);
  }
  node.intervene((state) => withBlocksPerYear(state, usual));
}

function withBlocksPerYear(state: SandboxState, blocksPerYear: bigint): SandboxState {
  const { mint } = state.singles;
  return { ...state, singles: { ...state.singles, mint: { ...mint, params: { ...mint.params, blocksPerYear } } } };
}
