import { initChainInTurns } from '../app.ts';
import { follow, nextBlock } from '../clock.ts';
import { openLink } from '../ibc/links.ts';
import { Relayer, type RelayerOrders } from '../ibc/relayer.ts';
import { hostErrands } from '../liquidstakeibc/query-response.ts';
import { seedHostChains } from '../liquidstakeibc/seed-host-chains.ts';
import { toMilliseconds } from '../nanoseconds.ts';
import { pageTurn } from '../next-turn.ts';
import { SandboxNode } from '../node.ts';
import type { ChainArchive } from '../saved-chain.ts';
import { SEED_PAST } from '../seed-genesis.ts';
import { CORE_MODULES, counterpartyApplication } from './applications.ts';
import { COUNTERPARTIES, type Counterparty } from './counterparty.ts';
import { counterpartyGenesis, transferJson } from './counterparty-genesis.ts';
import { expireClient } from './expire-client.ts';
import { fundVoucher } from './fund-voucher.ts';

/** The chains that Core-1 is linked with, what carries packets between them all, and what the sandbox's owner can do about that. */
export type Counterparties = {
  readonly nodes: readonly SandboxNode[];
  readonly relayer: Relayer;
  readonly fundVoucher: (node: SandboxNode, address: string, denom: string, amount: bigint) => void;
  readonly expireClient: typeof expireClient;
};

/**
 * Makes the counterparties of a running Core-1: from what was saved, or from genesis with a day that they have lived. The function that it gives
 * brings them to Core-1's time and links them, in one go. Rejects when Core-1 is linked with chains that cannot be read any more.
 */
export async function prepareCounterparties(core: SandboxNode, archive: ChainArchive | null): Promise<() => Counterparties> {
  const isLinked = core.state.tables.ibcClients.size > 0;
  const nodes: SandboxNode[] = [];
  for (const chain of COUNTERPARTIES) {
    await pageTurn();
    const node = isLinked ? await savedNode(chain, archive) : await newNode(chain, toMilliseconds(core.state.singles.time) - SEED_PAST);
    follow(node, core.state.singles.time);
    nodes.push(node);
  }
  await pageTurn();
  return () => {
    core.install(CORE_MODULES, { transfer: transferJson(core.chainId) });
    for (const node of nodes) follow(node, core.state.singles.time);
    if (!isLinked) link(core, nodes);
    const relayer = new Relayer(() => [core, ...nodes], hostErrands);
    if (archive?.relayer) relayer.orders = archive.relayer as RelayerOrders;
    return { nodes, relayer, fundVoucher: (...gift) => fundVoucher([core, ...nodes], ...gift), expireClient };
  };
}

const optionsOf = (chain: Counterparty) => ({ application: counterpartyApplication(chain), minGasPrice: chain.minGasPrice });

/** `time` of genesis in milliseconds since 1970. */
async function newNode(chain: Counterparty, time: number): Promise<SandboxNode> {
  const genesis = counterpartyGenesis(chain, time);
  await pageTurn();
  const options = optionsOf(chain);
  const node = new SandboxNode(genesis, await initChainInTurns(genesis, pageTurn, options.application), options);
  await pageTurn();
  nextBlock(node);
  return node;
}

async function savedNode(chain: Counterparty, archive: ChainArchive | null): Promise<SandboxNode> {
  const memory = await archive?.memory(chain.chainId);
  if (!memory) throw new Error(`The sandbox cannot read ${chain.chainId} any more. Reset the sandbox.`);
  const genesis = counterpartyGenesis(chain, toMilliseconds(memory.state.singles.genesisTime));
  return new SandboxNode(genesis, memory, optionsOf(chain));
}

/** Core-1's links first, in the order of the counterparties, so that its channels are 0, 1 and 2; then the way that people should not take. */
function link(core: SandboxNode, nodes: readonly SandboxNode[]): void {
  for (const node of nodes) openLink(core, node);
  const [hub, osmo] = nodes;
  if (hub && osmo) openLink(hub, osmo);
  const linked = seedHostChains({ core: core.state, hosts: nodes.map(({ state }) => state) });
  core.intervene(() => linked.core);
  nodes.forEach((node, index) => {
    node.intervene((state) => linked.hosts[index] ?? state);
  });
}
