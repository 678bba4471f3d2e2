import type { OfflineSigner } from '@cosmjs/proto-signing';
import type { SimpleAccount, WalletClient } from '@cosmos-kit/core';
import type { Chain, Network } from '#config/network.ts';
import { accountReading } from './account-reading.ts';
import { chainSuggestion } from './chain-suggestion.ts';
import type { AccountReading, Manner } from './connection.ts';
import type { InjectedWallet, SignOptions } from './injected.ts';
import { type ProviderId, WalletFailure } from './wallet.ts';
import { unknownChainIn, walletFailure } from './wallet-error.ts';

/** The fee and memo on the screen are those that were asked for; a wallet that changes them nevertheless is caught by tx/'s gate. */
const SIGN_OPTIONS: SignOptions = { preferNoSetFee: true, preferNoSetMemo: true };

/** SLIP-44 of Ethereum, and of chains that make addresses in its way: Keplr and Leap give other keys for them, or the wrong ones. */
const ETHEREUM_COIN = 60;

/** cosmos-kit's client over an injected wallet: the same calls for Keplr and Leap, every failure a `WalletFailure`. */
export class ExtensionClient implements WalletClient {
  readonly #provider: ProviderId;
  readonly #wallet: InjectedWallet;
  readonly #network: Network;

  constructor(provider: ProviderId, wallet: InjectedWallet, network: Network) {
    this.#provider = provider;
    this.#wallet = wallet;
    this.#network = network;
  }

  async getSimpleAccount(chainId: string): Promise<SimpleAccount> {
    const { account } = await this.read(chainId, 'ask');
    return { namespace: 'cosmos', chainId, address: account.address, username: account.name };
  }

  /**
   * One prompt for several chains; a single one is asked for when it is read. Leap passes over chains that it does not know, Keplr refuses the whole
   * question and names the first of them: the question is then asked without it. Rejects with `WalletFailure` when the user did not agree.
   */
  async permit(chainIds: readonly string[]): Promise<void> {
    const asked = chainIds.filter((id) => isReadable(this.#chain(id)));
    if (asked.length < 2) return;
    try {
      await this.#wallet.enable(asked);
    } catch (cause) {
      const failure = walletFailure(cause, this.#provider, this.#network.hub);
      if (failure.error.kind !== 'unknown-chain') throw failure;
      const unknown = unknownChainIn(cause);
      if (unknown !== null && asked.includes(unknown)) await this.permit(asked.filter((id) => id !== unknown));
    }
  }

  /** `getKey` asks for permission itself. A chain that the wallet does not know is suggested to it, once and never at a reload. */
  async read(chainId: string, manner: Manner): Promise<AccountReading> {
    const chain = this.#chain(chainId);
    const failed = (cause: unknown) => walletFailure(cause, this.#provider, chainId);
    if (!isReadable(chain)) {
      const reason = `Accounts of ${chain.name} are made in Ethereum's way, which cannot be proved here. Enter the address instead.`;
      throw new WalletFailure({ kind: 'unsupported', reason });
    }
    if (manner === 'silent' && !(await this.#isQuiet(chainId))) throw new WalletFailure({ kind: 'locked' });
    try {
      return await this.#key(chain);
    } catch (cause) {
      const isUnknown = manner === 'ask' && failed(cause).error.kind === 'unknown-chain';
      const suggestion = isUnknown ? chainSuggestion(this.#network, chain) : null;
      if (!suggestion) throw failed(cause);
      await this.#wallet.experimentalSuggestChain(suggestion).catch((refusal) => Promise.reject(failed(refusal)));
    }
    return await this.#key(chain).catch((cause) => Promise.reject(failed(cause)));
  }

  /** Signers that keep nothing: each call names the account, and the wallet refuses one that is no longer selected. */
  getOfflineSigner(chainId: string, mode: 'amino' | 'direct' = 'direct'): OfflineSigner {
    const wallet = this.#wallet;
    const getAccounts = async () => [await this.#accountData(chainId)];
    return mode === 'amino'
      ? { getAccounts, signAmino: (signer, document) => wallet.signAmino(chainId, signer, document, SIGN_OPTIONS) }
      : { getAccounts, signDirect: (signer, document) => wallet.signDirect(chainId, signer, document, SIGN_OPTIONS) };
  }

  /** Keplr keeps its permission and has no such call; Leap wants to know. */
  async leave(chainId: string): Promise<void> {
    await this.#wallet.disconnect?.(chainId);
  }

  /** Whether reading an account would leave the user alone: Leap can say so, Keplr cannot be asked. */
  async #isQuiet(chainId: string): Promise<boolean> {
    return (await this.#wallet.isConnected?.(chainId)) !== false;
  }

  async #accountData(chainId: string) {
    const { account } = await this.read(chainId, 'ask');
    return { address: account.address, algo: 'secp256k1' as const, pubkey: account.pubkey ?? new Uint8Array() };
  }

  async #key(chain: Chain): Promise<AccountReading> {
    return accountReading(chain, await this.#wallet.getKey(chain.id));
  }

  #chain(chainId: string): Chain {
    const chain = this.#network.chains.find((each) => each.id === chainId);
    if (!chain) throw new WalletFailure({ kind: 'unknown-chain', chain: chainId });
    return chain;
  }
}

const isReadable = ({ slip44 }: Chain) => slip44 !== ETHEREUM_COIN;
