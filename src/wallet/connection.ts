import type { Chain, Network } from '#config/network.ts';
import type { ConnectOptions, SignAnswer, SignCapability, SignRequest, WalletAccount } from './wallet.ts';

/** One account as read from the wallet now, and how it can sign. */
export type AccountReading = { readonly account: WalletAccount; readonly capability: SignCapability };

/** `silent`: a reload, at which the wallet must not be made to ask the user, when that can be known. */
export type Manner = 'ask' | 'silent';

/** A wallet that said yes. Everything that differs between wallets is behind these verbs; all of them reject with `WalletFailure`. */
export type Connection = {
  /** `every-chain`: nobody has to be asked, so that all chains of the network are read at once. `asked`: those that were asked for. */
  readonly reach: 'asked' | 'every-chain';
  /** The accounts on these chains, in their order, with one prompt where the wallet can. Rejects when a refusal holds for all of them. */
  read(chains: readonly Chain[], manner: Manner): Promise<readonly PromiseSettledResult<AccountReading>[]>;
  sign(request: SignRequest): Promise<SignAnswer>;
  /** Lets go of listeners and tells the wallet, when it wants to know. */
  close(): Promise<void>;
};

export type ConnectRequest = {
  readonly network: Network;
  readonly options: ConnectOptions;
  /** The wallet says that another account may be selected now. */
  readonly onChange: () => void;
};

/** Adding a wallet is one file that exports one of these. */
export type Connector = (request: ConnectRequest) => Promise<Connection>;
