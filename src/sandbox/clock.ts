import { nextTurn } from './next-turn.ts';
import type { BlockNews, SandboxNode } from './node.ts';
import type { SandboxState } from './state.ts';
import { SECOND } from './time.ts';

const HOUR = 3600n * SECOND;
/** The longest that a counterparty makes no block while the clock jumps. Only Core-1 does something every hour, and what it asks of others it asks daily. */
const REST = 24n * HOUR;
/** Milliseconds of work after which the page gets its turn: a frame is 16, and a phone is four times slower. */
const BREATH = 4;
/** 365.25 days. */
const YEAR = 31_557_600n * SECOND;
/** While the clock jumps, packets have so many seconds of each hour to arrive: a way through three chains and back takes ten. */
const PATIENCE = 60;

/** Chains that share one clock, which is the first one's. */
export type World = {
  readonly nodes: readonly SandboxNode[];
  /** Whether packets are under way between them. */
  readonly isBusy: boolean;
  /** Puts what has to be carried between them into their mempools. */
  relay(): void;
};

/** A chain that nobody else shares its clock with. */
export const alone = (node: SandboxNode): World => ({ nodes: [node], isBusy: false, relay: () => undefined });

const timeOf = (node: SandboxNode): bigint => node.state.singles.time;

/** The block that comes a second after the last. */
export const nextBlock = (node: SandboxNode): BlockNews => node.tick(timeOf(node) + SECOND);

/** A block on every chain, a second after the first one's last. */
export function nextBlocks(world: World): void {
  const [first] = world.nodes;
  if (first) nextBlock(first);
  meet(world);
  world.relay();
}

/** These chains have a block of the first one's time; default: all. */
function meet({ nodes: [first, ...others] }: World, whom: (node: SandboxNode) => boolean = () => true): void {
  if (first) for (const node of others.filter(whom)) follow(node, timeOf(first));
}

/** Brings a chain to a time, in which it rests as long as it may. */
export function follow(node: SandboxNode, time: bigint): void {
  while (timeOf(node) < time) {
    const left = time - timeOf(node);
    if (left === SECOND) nextBlock(node);
    else blockAfter(node, left < REST ? left : REST);
  }
}

/** Gives the page its turn whenever the work has taken a breath's time. */
function breathing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since <= BREATH) return;
    await nextTurn();
    since = performance.now();
  };
}

/** What waits in a mempool, packets on their way too, does not wait for an hour: there are blocks a second apart, on those chains that have something to put into them. */
async function settle(world: World, end: bigint, breathe: () => Promise<void>): Promise<void> {
  world.relay();
  const [first] = world.nodes;
  const waits = ({ pending }: SandboxNode): boolean => pending.length > 0;
  for (let waited = 0; waited < PATIENCE && first && timeOf(first) < end && world.nodes.some(waits); waited++) {
    nextBlock(first);
    meet(world, waits);
    world.relay();
    await breathe();
  }
}

/**
 * Moves the clock of all chains: a block an hour on the first, because the `hour` epoch compounds at most once per block, and one on each at the end, in which
 * everything due is paid. The page it runs in stays usable meanwhile.
 */
export async function advanceClock(world: World, nanoseconds: bigint): Promise<void> {
  const [first] = world.nodes;
  if (!first) return;
  const end = timeOf(first) + nanoseconds;
  await nextTurn();
  const breathe = breathing();
  await settle(world, end, breathe);
  let met = timeOf(first);
  while (timeOf(first) < end) {
    const left = end - timeOf(first);
    blockAfter(first, left < HOUR ? left : HOUR);
    if (world.isBusy || timeOf(first) - met >= REST || timeOf(first) >= end) {
      meet(world);
      await settle(world, end, breathe);
      met = timeOf(first);
    }
    await breathe();
  }
  meet(world);
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
