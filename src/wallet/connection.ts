import type { Chain, Network } from '#config/network.ts';
import type { ConnectOptions, SignAnswer, SignCapability, SignRequest, WalletAccount } from './wallet.ts';

/** One account as read from the wallet now, and how it can sign. */
export type AccountReading = { readonly account: WalletAccount; readonly capability: SignCapability };

/** A wallet that said yes. Everything that differs between wallets is behind these three verbs; all of them reject with `WalletFailure`. */
export type Connection = {
  read(chain: Chain): Promise<AccountReading>;
  sign(request: SignRequest): Promise<SignAnswer>;
  /** Lets go of listeners and tells the wallet, when it wants to know. */
  close(): Promise<void>;
};

export type ConnectRequest = {
  readonly network: Network;
  readonly options: ConnectOptions;
  /** A reload: the wallet must not be made to ask the user, when that can be known. */
  readonly silent: boolean;
  /** The wallet says that another account may be selected now. */
  readonly onChange: () => void;
};

/** Adding a wallet is one file that exports one of these. */
export type Connector = (request: ConnectRequest) => Promise<Connection>;
