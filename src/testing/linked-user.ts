import { fetchBalances } from '#chain/bank/queries.ts';
import type { ChainClient } from '#chain/client.ts';
import { createEmbeddedClient } from '#chain/embedded.ts';
import type { ChainId } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { type ExecuteDeps, executeTx } from '#tx/execute.ts';
import type { TxIntent } from '#tx/intent.ts';
import { createJournal, type Journal } from '#tx/journal.ts';
import type { JournalStorage } from '#tx/journal-storage.ts';
import { createQueue, type Queue } from '#tx/queue.ts';
import { type RelayDeps, relayEntry } from '#tx/relay.ts';
import type { TxState } from '#tx/state.ts';
import { createWalletStore } from '#wallet/store.ts';
import type { SignCapability, WalletState, WalletStore } from '#wallet/wallet.ts';
import { type LinkedChains, linkedChains } from './linked-chains.ts';

/** One tab of a browser: its journal, on the storage that all tabs of the browser share, and its queue. */
type Tab = { readonly journal: Journal; readonly queue: Queue };

/** Somebody with a wallet on all four chains of the sandbox, whose blocks are made when somebody waits. */
export type LinkedUser = {
  readonly chains: LinkedChains;
  readonly wallet: WalletStore;
  readonly client: (chain: ChainId) => ChainClient;
  address(chain: ChainId): Promise<string>;
  balance(chain: ChainId, denom: string): Promise<bigint>;
  /** Another tab, or the same browser after a reload; with a storage of its own another device. */
  tab(storage?: JournalStorage): Promise<Tab>;
  /** What a run in that tab needs. `change` puts something else in its place. */
  deps(chain: ChainId, tab: Tab, change?: Partial<ExecuteDeps>): ExecuteDeps;
  relay(tab: Tab, change?: Partial<RelayDeps>): (hash: string) => ReturnType<typeof relayEntry>;
  /** Signs with this capability from now on. */
  as(capability: SignCapability): void;
  /** Every state of one run. */
  run(intent: TxIntent, deps: ExecuteDeps): Promise<TxState[]>;
};

export function memoryStorage(): JournalStorage {
  const stored = new Map<string, unknown>();
  return {
    read: async (network) => structuredClone(stored.get(network)),
    change: async (network, next) => void stored.set(network, structuredClone(next(structuredClone(stored.get(network))))),
  };
}

export async function linkedUser(name: string): Promise<LinkedUser> {
  const chains = await linkedChains();
  const clients = new Map(
    SANDBOX_NETWORK.chains.map((chain) => [chain.id, createEmbeddedClient(SANDBOX_NETWORK, chain, chains.rpc(chain.id))]),
  );
  const client = (chain: ChainId): ChainClient => {
    const found = clients.get(chain);
    if (!found) throw new Error(chain);
    return found;
  };
  const wallet = createWalletStore(SANDBOX_NETWORK);
  await wallet.connect('sandbox', { account: name });
  const address = async (chain: ChainId) => (await wallet.account(chain)).address;
  for (const { id } of SANDBOX_NETWORK.chains) await address(id);
  let capability: SignCapability = 'direct-and-amino';
  const browser = memoryStorage();
  const block = async () => void chains.tick();
  const relay = (tab: Tab, change: Partial<RelayDeps> = {}) => {
    const deps: RelayDeps = { network: SANDBOX_NETWORK, client, ...tab, rest: block, ...change };
    return (hash: string) => relayEntry(hash, deps);
  };
  return {
    chains,
    wallet,
    client,
    address,
    balance: async (chain, denom) =>
      (await fetchBalances(client(chain), await address(chain))).find((coin) => coin.denom === denom)?.amount ?? 0n,
    tab: async (storage = browser) => {
      const journal = createJournal('sandbox', storage, null);
      await journal.ready;
      return { journal, queue: createQueue(undefined) };
    },
    deps: (chain, tab, change = {}) => ({
      network: SANDBOX_NETWORK,
      client: client(chain),
      wallet: { get: () => ({ ...wallet.get(), capability }) as WalletState, sign: wallet.sign },
      ...tab,
      now: () => Date.UTC(2026, 10, 26),
      pause: block,
      decide: async () => 'sign',
      relay: relay(tab, change.signal ? { signal: change.signal } : {}),
      ...change,
    }),
    relay,
    as: (next) => {
      capability = next;
    },
    run: async (intent, deps) => {
      const states: TxState[] = [];
      for await (const state of executeTx(intent, deps)) states.push(state);
      return states;
    },
  };
}
