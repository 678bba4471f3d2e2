import type { ChainClient } from '#chain/client.ts';
import { createEmbeddedClient } from '#chain/embedded.ts';
import type { Chain, ChainId, Network } from '#config/network.ts';
import { chainById, loadNetwork, NETWORK_SUMMARIES } from '#config/networks.ts';
import { preferences } from '#config/preferences.ts';
import type { NetworkValue } from '#queries/network-context.tsx';
import type { SandboxController } from '#sandbox/controller.ts';
import { setChainTime } from '#ui/clock.ts';
import { createWalletStore } from '#wallet/store.ts';
import type { WalletStore } from '#wallet/wallet.ts';

/** Everything that belongs to one chosen network: the clients of its chains, the embedded chains if it is the sandbox, and the wallet. */
export type Session = {
  readonly value: NetworkValue;
  /** Null on every other network. It starts after the first paint; whoever asks the chain before that waits. */
  readonly sandbox: Promise<SandboxController> | null;
  readonly wallet: WalletStore;
};

const sessions = new Map<string, Promise<Session>>();

/** Opens a network once; later calls get the same session. Rejects when the network cannot be loaded, and then the next call tries again. */
export function openSession(networkId: string): Promise<Session> {
  const known = sessions.get(networkId);
  if (known) return known;
  const opened = open(networkId);
  sessions.set(networkId, opened);
  opened.catch(() => sessions.delete(networkId));
  return opened;
}

async function open(networkId: string): Promise<Session> {
  // Begun now, so that it comes beside the network and not after it.
  const { kind } = NETWORK_SUMMARIES.find(({ id }) => id === networkId) ?? {};
  (kind === 'sandbox' ? loadSandbox() : loadTransport()).catch(() => {});
  const network = await loadNetwork(networkId);
  const sandbox = network.kind === 'sandbox' ? openSandbox() : null;
  // Whoever asks the chain is told that it did not start; nobody else has to be.
  sandbox?.catch(() => {});
  const client = clientsOf(network, sandbox ? embedded(network, sandbox) : await remote(network));
  const hub = client(network.hub);
  const wallet = createWalletStore(network);
  void wallet.restore();
  hub.status.subscribe(() => followChainTime(hub));
  return { value: { network, hub, client }, sandbox, wallet };
}

/** A client costs its chain nothing until it is used or its status is watched; still none is made that nobody asks for. */
function clientsOf(network: Network, create: (chain: Chain) => ChainClient): (chain: ChainId) => ChainClient {
  const made = new Map<ChainId, ChainClient>();
  return (id) => {
    const known = made.get(id);
    if (known) return known;
    const chain = chainById(network, id);
    if (!chain) throw new Error(`The chain ${id} is not among those of ${network.id}.`);
    const client = create(withOwnEndpoint(chain));
    made.set(id, client);
    return client;
  };
}

const embedded = (network: Network, sandbox: Promise<SandboxController>) => (chain: Chain) =>
  createEmbeddedClient(network, chain, rpcOf(sandbox, chain));

async function remote(network: Network): Promise<(chain: Chain) => ChainClient> {
  const { createChainClient } = await loadTransport();
  return (chain) => createChainClient(network, chain);
}

/** A dynamic import, because the sandbox has no nodes to be asked. */
const loadTransport = () => import('#chain/transport.ts');

/** Dates and countdowns count from the chain's clock, which the sandbox moves and the device may have wrong. */
function followChainTime(hub: ChainClient): void {
  const { blockTime } = hub.status.get();
  if (blockTime !== null) setChainTime(blockTime);
}

/** Who names an own endpoint wants that one and no other; the built-in ones are not asked beside it. */
function withOwnEndpoint(chain: Chain): Chain {
  const own = preferences().endpoints[chain.id];
  return own ? { ...chain, rpc: [own] } : chain;
}

function rpcOf(sandbox: Promise<SandboxController>, { id }: Chain): ChainClient['rpc'] {
  return { execute: async (request) => (await sandbox).rpc(id).execute(request), disconnect: () => {} };
}

/** A dynamic import, so that a visitor of a real network never downloads the sandbox. */
const loadSandbox = () => import('./sandbox/stored-sandbox.ts');

async function openSandbox(): Promise<SandboxController> {
  const { startStoredSandbox } = await loadSandbox();
  await firstPaint();
  return startStoredSandbox();
}

/** Resolves when the page has been painted once (or at once in a tab that nobody sees, which paints nothing). */
function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}
