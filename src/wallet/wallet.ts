import type { ChainId, Network } from '#config/network.ts';
import type { Lifecycle } from '#domain/asset.ts';

export type ProviderId = 'keplr' | 'leap' | 'sandbox' | 'watch';

/** The user's account on one chain as the wallet gave it. `pubkey` is the compressed secp256k1 key, null for watch-only. */
export type WalletAccount = {
  readonly chain: ChainId;
  readonly address: string;
  readonly pubkey: Uint8Array | null;
  readonly name: string;
};

/** `amino-only`: a Ledger behind the extension, which cannot sign SIGN_MODE_DIRECT. `none`: watch-only. */
export type SignCapability = 'direct-and-amino' | 'amino-only' | 'none';

export type SignRequest =
  | {
      readonly mode: 'direct';
      readonly chainId: ChainId;
      readonly signer: string;
      readonly bodyBytes: Uint8Array;
      readonly authInfoBytes: Uint8Array;
      readonly accountNumber: bigint;
    }
  | { readonly mode: 'amino'; readonly chainId: ChainId; readonly signer: string; readonly document: AminoDocument };

/** StdSignDoc of the amino sign mode: sorted by the signer, not here. */
export type AminoDocument = {
  readonly chain_id: string;
  readonly account_number: string;
  readonly sequence: string;
  readonly timeout_height?: string;
  readonly fee: { readonly amount: readonly { readonly denom: string; readonly amount: string }[]; readonly gas: string };
  readonly msgs: readonly { readonly type: string; readonly value: unknown }[];
  readonly memo: string;
};

/** What the wallet gave back: wallets change fees and memos, so the document is part of the answer. `signature` is 64 bytes, r and s. */
export type SignAnswer =
  | {
      readonly mode: 'direct';
      readonly bodyBytes: Uint8Array;
      readonly authInfoBytes: Uint8Array;
      readonly signature: Uint8Array;
      readonly pubkey: Uint8Array;
    }
  | { readonly mode: 'amino'; readonly document: AminoDocument; readonly signature: Uint8Array; readonly pubkey: Uint8Array };

/** Failures of a wallet, made from its texts at this boundary and nowhere else. */
export type WalletError =
  | { readonly kind: 'rejected' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'not-installed'; readonly provider: ProviderId }
  | { readonly kind: 'unknown-chain'; readonly chain: ChainId }
  | { readonly kind: 'no-account' }
  | { readonly kind: 'account-changed' }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'unsupported'; readonly reason: string }
  | { readonly kind: 'other'; readonly detail: string };

/** Thrown by everything in wallet/; `error` is the closed union. */
export class WalletFailure extends Error {
  readonly error: WalletError;
  constructor(error: WalletError, options?: { cause?: unknown }) {
    super(error.kind, options);
    this.name = 'WalletFailure';
    this.error = error;
  }
}

/** Whatever was thrown, as a `WalletFailure`. */
export function failureFrom(cause: unknown): WalletFailure {
  if (cause instanceof WalletFailure) return cause;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new WalletFailure({ kind: 'other', detail }, { cause });
}

/** What came of asking the wallet for its account on one chain. */
export type AccountAnswer =
  | { readonly kind: 'connected'; readonly chain: ChainId; readonly account: WalletAccount }
  | { readonly kind: 'failed'; readonly chain: ChainId; readonly error: WalletError };

export type WalletState =
  | { readonly state: 'disconnected' }
  | { readonly state: 'connecting'; readonly provider: ProviderId }
  | {
      readonly state: 'connected';
      readonly provider: ProviderId;
      readonly capability: SignCapability;
      /** One per connected chain, the hub's first, then in the order of the network. */
      readonly accounts: readonly WalletAccount[];
    }
  | { readonly state: 'error'; readonly provider: ProviderId; readonly error: WalletError };

/** What the connect dialog shows for one provider. */
export type ProviderInfo = {
  readonly id: ProviderId;
  readonly name: string;
  readonly installed: boolean;
  /** Where to get it, when not installed. */
  readonly link: string | null;
  /** Wallets have a lifecycle too: Leap was announced as discontinued. */
  readonly lifecycle: Lifecycle;
};

/** Options of one connect call. `account` names a seeded sandbox account; `address` is the watched one. */
export type ConnectOptions = { readonly account?: string; readonly address?: string };

/** The whole public face of wallet/: a store that React reads with `useSyncExternalStore`, and verbs. One per page. */
export type WalletStore = {
  readonly network: Network;
  get(): WalletState;
  subscribe(listener: () => void): () => void;
  /** Rejects with `WalletFailure`; the state says the same. */
  connect(provider: ProviderId, options?: ConnectOptions): Promise<void>;
  disconnect(): Promise<void>;
  /** Reconnects what was connected before the reload, on every chain and without a prompt; does nothing otherwise. */
  restore(): Promise<void>;
  /** A connected wallet is asked for its account on a further chain of the network, told about the chain if it does not know it. */
  account(chain: ChainId): Promise<WalletAccount>;
  /** The same for several chains, with one prompt where the wallet can; an answer for each, in their order. A refusal leaves the others connected. */
  accounts(chains: readonly ChainId[]): Promise<readonly AccountAnswer[]>;
  /** One prompt. Rejects with `WalletFailure` (`rejected`, `timeout` after two minutes without an answer, …). */
  sign(request: SignRequest): Promise<SignAnswer>;
};
