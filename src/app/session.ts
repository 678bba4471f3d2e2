import { createStore, del, get, set } from 'idb-keyval';
import type { ChainClient } from '#chain/client.ts';
import { createChainClient } from '#chain/transport.ts';
import type { Chain, Network } from '#config/network.ts';
import { loadNetwork } from '#config/networks.ts';
import { preferences } from '#config/preferences.ts';
import type { SandboxController } from '#sandbox/controller.ts';
import { createWalletStore } from '#wallet/store.ts';
import type { WalletStore } from '#wallet/wallet.ts';

/** Everything that belongs to one chosen network: its hub's client, the embedded chain if it is the sandbox, and the wallet. */
export type Session = {
  readonly network: Network;
  readonly hub: ChainClient;
  readonly sandbox: SandboxController | null;
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
  const network = await loadNetwork(networkId);
  const hubChain = network.chains.find((chain) => chain.id === network.hub);
  if (!hubChain) throw new Error(`the hub ${network.hub} is not among the chains of ${network.id}`);
  const sandbox = network.kind === 'sandbox' ? await openSandbox() : null;
  const chain = withOwnEndpoint(hubChain);
  const hub = sandbox ? createChainClient(network, chain, sandbox.rpc(chain.id)) : createChainClient(network, chain);
  const wallet = createWalletStore(network);
  void wallet.restore();
  return { network, hub, sandbox, wallet };
}

/** Who names an own endpoint wants that one and no other; the built-in ones are not asked beside it. */
function withOwnEndpoint(chain: Chain): Chain {
  const own = preferences().endpoints[chain.id];
  return own ? { ...chain, rpc: [own] } : chain;
}

/** A dynamic import, so that a visitor of a real network never downloads the sandbox. */
async function openSandbox(): Promise<SandboxController> {
  const { startSandbox } = await import('#sandbox/control.ts');
  const store = createStore('stkhub-sandbox', 'state');
  return startSandbox({
    storage: {
      get: (key: string) => get(key, store),
      set: (key: string, value: unknown) => set(key, value, store),
      delete: (key: string) => del(key, store),
    },
  });
}
