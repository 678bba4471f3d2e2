import { ChainWalletBase, MainWalletBase, State, type Wallet } from '@cosmos-kit/core';
import type { Network } from '#config/network.ts';
import type { AccountReading, Manner } from './connection.ts';
import { ExtensionClient } from './extension-client.ts';
import { injected } from './injected.ts';
import { WalletFailure } from './wallet.ts';
import { walletFailure } from './wallet-error.ts';

/**
 * cosmos-kit's wallet on one chain. It keeps what was read and what failed as our own types; cosmos-kit's memory in localStorage is left
 * out (it breaks the connection where storage is forbidden, and disconnects after 30 minutes): remembering is the store's.
 */
export class ExtensionChainWallet extends ChainWalletBase {
  reading: AccountReading | null = null;
  #failure: WalletFailure | null = null;
  #manner: Manner = 'ask';

  /** The account on this chain now. Rejects with `WalletFailure`. */
  async read(manner: Manner): Promise<AccountReading> {
    this.#manner = manner;
    await this.connect(false);
    if (this.reading) return this.reading;
    throw this.#failure ?? new WalletFailure({ kind: 'other', detail: 'The wallet gave no account.' });
  }

  override setData(data: ChainWalletBase['data'] | undefined): void {
    this._mutable.data = data ?? {};
    this.actions?.data?.(data);
  }

  override async update(): Promise<void> {
    this.setState(State.Pending);
    this.setMessage(undefined);
    this.reading = null;
    this.#failure = null;
    try {
      const client = this.client;
      if (!(client instanceof ExtensionClient)) throw new WalletFailure({ kind: 'other', detail: 'no client' });
      this.reading = await client.read(this.chainId, this.#manner);
      this.setData({ namespace: this.namespace, chainId: this.chainId, address: this.reading.account.address });
      this.setState(State.Done);
    } catch (cause) {
      this.#failure = cause instanceof WalletFailure ? cause : new WalletFailure({ kind: 'other', detail: String(cause) });
      if (this.#failure.error.kind === 'rejected') this.setRejected();
      else this.setError(this.#failure);
    }
  }

  override disconnect = async (): Promise<void> => {
    if (this.client instanceof ExtensionClient) await this.client.leave(this.chainId);
    this.reading = null;
    this.reset();
  };
}

/** An extension found on the page under `window.<provider>`. One subclass per wallet says the rest. */
export abstract class ExtensionWallet extends MainWalletBase {
  readonly #network: Network;
  readonly #provider: 'keplr' | 'leap';

  constructor(provider: 'keplr' | 'leap', info: Wallet, network: Network) {
    super(info, ExtensionChainWallet);
    this.#provider = provider;
    this.#network = network;
  }

  /** Called at mount and, as long as nothing was found, at each connect; cosmos-kit's own adapters look only once. */
  override initClient = async (): Promise<void> => {
    this.initingClient();
    try {
      this.initClientDone(new ExtensionClient(this.#provider, await injected(this.#provider), this.#network));
    } catch (cause) {
      this.initClientError(walletFailure(cause, this.#provider, this.#network.hub));
    }
  };
}
