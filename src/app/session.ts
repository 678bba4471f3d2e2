import type { ChainClient } from '#chain/client.ts';
import { createEmbeddedClient } from '#chain/embedded.ts';
import type { Chain } from '#config/network.ts';
import { hubChain, loadNetwork } from '#config/networks.ts';
import { preferences } from '#config/preferences.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import type { NetworkValue } from '#queries/network-context.tsx';
import type { SandboxController } from '#sandbox/controller.ts';
import { setChainTime } from '#ui/clock.ts';
import { createWalletStore } from '#wallet/store.ts';
import type { WalletStore } from '#wallet/wallet.ts';

/** Everything that belongs to one chosen network: its hub's client, the embedded chain if it is the sandbox, and the wallet. */
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
  if (networkId !== SANDBOX_NETWORK.id) loadTransport().catch(() => {});
  const network = await loadNetwork(networkId);
  const sandbox = network.kind === 'sandbox' ? openSandbox() : null;
  // Whoever asks the chain is told that it did not start; nobody else has to be.
  sandbox?.catch(() => {});
  const chain = withOwnEndpoint(hubChain(network));
  const hub = sandbox
    ? createEmbeddedClient(network, chain, rpcOf(sandbox, chain))
    : (await loadTransport()).createChainClient(network, chain);
  const wallet = createWalletStore(network);
  void wallet.restore();
  hub.status.subscribe(() => followChainTime(hub));
  return { value: { network, hub }, sandbox, wallet };
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
async function openSandbox(): Promise<SandboxController> {
  const { startStoredSandbox } = await import('./sandbox/stored-sandbox.ts');
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
