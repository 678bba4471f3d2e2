import { nextTurn } from './next-turn.ts';
import type { BlockNews, SandboxNode } from './node.ts';
import type { SandboxState } from './state.ts';
import { SECOND } from './time.ts';

const HOUR = 3600n * SECOND;
/** Milliseconds of work after which the page gets its turn: a frame is 16, and a phone is four times slower. */
const BREATH = 4;
/** 365.25 days. */
const YEAR = 31_557_600n * SECOND;
/** While the clock jumps, packets have so many seconds of each hour to arrive: a way through three chains and back takes ten. */
const PATIENCE = 60;

/** Chains that share one clock: their newest blocks have the same time. `relay` puts what has to be carried between them into their mempools. */
export type World = { readonly nodes: readonly SandboxNode[]; relay(): unknown };

/** A chain that nobody else shares its clock with. */
export const alone = (node: SandboxNode): World => ({ nodes: [node], relay: () => undefined });

/** The block that comes a second after the last. */
export const nextBlock = (node: SandboxNode): BlockNews => node.tick(node.state.singles.time + SECOND);

/** A block on every chain, a second after the last. */
export function nextBlocks(world: World): void {
  for (const node of world.nodes) nextBlock(node);
  world.relay();
}

const isWaiting = ({ nodes }: World): boolean => nodes.some(({ pending }) => pending.length > 0);

/**
 * Moves the clock of all chains: a block an hour, because the `hour` epoch compounds at most once per block, and one at the end, in which
 * everything due is paid. What waits in a mempool, packets on their way too, does not wait for an hour: first there are blocks a second apart.
 * The page it runs in stays usable meanwhile.
 */
export async function advanceClock(world: World, nanoseconds: bigint): Promise<void> {
  const now = (): bigint => world.nodes[0]?.state.singles.time ?? 0n;
  const end = now() + nanoseconds;
  await nextTurn();
  let breath = performance.now();
  while (now() < end) {
    world.relay();
    for (let waited = 0; isWaiting(world) && waited < PATIENCE && now() < end; waited++) nextBlocks(world);
    const left = end - now();
    if (left > 0n) for (const node of world.nodes) blockAfter(node, left < HOUR ? left : HOUR);
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
export function blockAfter(node: SandboxNode, gap: bigint): void {
  const usual = node.state.singles.mint.params.blocksPerYear;
  node.intervene((state) => withBlocksPerYear(state, YEAR / gap));
  node.tick(node.state.singles.time + gap);
  node.intervene((state) => withBlocksPerYear(state, usual));
}

function withBlocksPerYear(state: SandboxState, blocksPerYear: bigint): SandboxState {
  const { mint } = state.singles;
  return { ...state, singles: { ...state.singles, mint: { ...mint, params: { ...mint.params, blocksPerYear } } } };
}
