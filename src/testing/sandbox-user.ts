import { fetchBalances } from '#chain/bank/queries.ts';
import type { ChainClient } from '#chain/client.ts';
import { createEmbeddedClient } from '#chain/embedded.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { startSandbox } from '#sandbox/control.ts';
import type { SandboxController } from '#sandbox/controller.ts';
import { type ExecuteDeps, executeTx } from '#tx/execute.ts';
import type { TxIntent } from '#tx/intent.ts';
import { createJournal } from '#tx/journal.ts';
import { createQueue } from '#tx/queue.ts';
import { relayEntry } from '#tx/relay.ts';
import type { RunOptions, TxState } from '#tx/state.ts';
import { createWalletStore } from '#wallet/store.ts';
import type { SignCapability, WalletState, WalletStore } from '#wallet/wallet.ts';

/** Somebody with a wallet on an own embedded chain, whose blocks are made when a transaction waits for one, or at an interval (milliseconds). Stop `sandbox` at the end. */
export type SandboxUser = {
  readonly sandbox: SandboxController;
  readonly client: ChainClient;
  readonly wallet: WalletStore;
  readonly deps: ExecuteDeps;
  readonly address: string;
  /** Signs with this capability from now on. */
  as(capability: SignCapability): void;
  /** Carries an intent to its end, agreeing to every review. */
  end(intent: TxIntent, options?: RunOptions): Promise<TxState>;
  balance(denom: string): Promise<bigint>;
};

const BLOCK = 1000;

export async function sandboxUser(
  name: string,
  options: { readonly genesis?: unknown; readonly blockInterval?: number } = {},
): Promise<SandboxUser> {
  const chain = hubChain(SANDBOX_NETWORK);
  const sandbox = await startSandbox({ blockInterval: null, tabs: null, ...options });
  const client = createEmbeddedClient(SANDBOX_NETWORK, chain, sandbox.rpc(chain.id));
  const wallet = createWalletStore(SANDBOX_NETWORK);
  await wallet.connect('sandbox', { account: name });
  const address = SANDBOX_ACCOUNTS.find((account) => account.name === name)?.address ?? '';
  let capability: SignCapability = 'direct-and-amino';
  const journal = createJournal('sandbox', { read: async () => [], change: async () => {} }, null);
  const queue = createQueue(undefined);
  const rest = () => sandbox.advance(BLOCK);
  const deps: ExecuteDeps = {
    network: SANDBOX_NETWORK,
    client,
    wallet: { get: () => ({ ...wallet.get(), capability }) as WalletState, sign: wallet.sign },
    journal,
    queue,
    relay: (hash) => relayEntry(hash, { network: SANDBOX_NETWORK, client: () => client, journal, queue, rest }),
    now: Date.now,
    pause: rest,
    decide: async () => 'sign',
  };
  return {
    sandbox,
    client,
    wallet,
    deps,
    address,
    as: (next) => {
      capability = next;
    },
    end: async (intent, runOptions = {}) => {
      let state: TxState = { step: 'idle' };
      for await (const next of executeTx(intent, deps, runOptions)) state = next;
      return state;
    },
    balance: async (denom) => (await fetchBalances(client, address)).find((coin) => coin.denom === denom)?.amount ?? 0n,
  };
}
