import type { RpcClient } from '@cosmjs/tendermint-rpc';
import type { ChainId } from '#config/network.ts';
import { initChain } from '#sandbox/app.ts';
import { nextBlock } from '#sandbox/clock.ts';
import { prepareCounterparties } from '#sandbox/counterparties/prepare-counterparties.ts';
import type { Relayer } from '#sandbox/ibc/relayer.ts';
import { SandboxNode } from '#sandbox/node.ts';
import { rpcMethods } from '#sandbox/rpc.ts';
import { inProcessRpc } from '#sandbox/rpc-client.ts';
import { seedGenesis } from '#sandbox/seed-genesis.ts';
import { SECOND } from '#sandbox/time.ts';

/** The four chains of the sandbox as they are when somebody first asks for another than Core-1, with no clock but `tick`. */
export type LinkedChains = {
  readonly core: SandboxNode;
  readonly hub: SandboxNode;
  readonly osmo: SandboxNode;
  readonly dydx: SandboxNode;
  readonly nodes: readonly SandboxNode[];
  /** Its `orders`, `loseNext` and `findLost` are the faults that there can be. */
  readonly relayer: Relayer;
  node(chain: ChainId): SandboxNode;
  rpc(chain: ChainId): RpcClient;
  /** A block on each chain, so many seconds after the last, and then the relayer's turn. Returns whether it had something to carry. */
  tick(seconds?: number): boolean;
  /** Blocks until the relayer has nothing to carry any more: a way through three chains and its answers take about ten. Returns how many. */
  settle(): number;
};

/** More than any way takes. */
const MOST_BLOCKS = 100;

export async function linkedChains(): Promise<LinkedChains> {
  const genesis = seedGenesis();
  const core = new SandboxNode(genesis, initChain(genesis));
  nextBlock(core);
  const { nodes: others, relayer } = (await prepareCounterparties(core, null))();
  const nodes = [core, ...others];
  const node = (chain: ChainId): SandboxNode => {
    const found = nodes.find(({ chainId }) => chainId === chain);
    if (!found) throw new Error(`no chain ${chain}`);
    return found;
  };
  const clients = new Map(nodes.map((one) => [one.chainId, inProcessRpc(() => rpcMethods(one))]));
  const tick = (seconds = 1): boolean => {
    for (const one of nodes) one.tick(one.state.singles.time + BigInt(seconds) * SECOND);
    return relayer.relay();
  };
  return {
    core,
    hub: node('hub-sandbox-1'),
    osmo: node('osmo-sandbox-1'),
    dydx: node('dydx-sandbox-1'),
    nodes,
    relayer,
    node,
    rpc: (chain) => clients.get(chain) ?? inProcessRpc(() => rpcMethods(node(chain))),
    tick,
    settle() {
      let blocks = 1;
      while (tick() && blocks < MOST_BLOCKS) blocks += 1;
      return blocks;
    },
  };
}
