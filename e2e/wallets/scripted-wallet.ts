import { addressOfKey } from '#wallet/account-address.ts';
import type { AminoDocument } from '#wallet/wallet.ts';
import { accountKey, addressBytes } from './account-key.ts';
import { CallRecords } from './call-records.ts';
import { type Decision, Prompts } from './prompts.ts';
import { EMBEDDED, identifierOf, type ScriptedChain, scriptedChain } from './scripted-chain.ts';
import { type Alteration, type DirectDocument, type FeeRule, type Key, signAmino, signDirect } from './sign-documents.ts';
import { WalletMemory } from './wallet-memory.ts';

/** How the two extensions differ. */
export type Traits = {
  readonly id: 'keplr' | 'leap';
  readonly signRejection: string;
  readonly unknownChain: (chainId: string) => string;
  /** What one unknown chain among several does to the question for all: Keplr refuses it, Leap asks for the others. */
  readonly unknownAmongOthers: 'refused' | 'passed-over';
  readonly feeStep: 'low' | 'average';
};

export type ScriptedWalletOptions = {
  /** Names of seeded sandbox accounts in the wallet; the first is selected. */
  readonly accounts?: readonly string[];
  /** Chains that the wallet knows beside the embedded ones, as if their suggestion had been approved for another page. */
  readonly chains?: readonly ScriptedChain[];
  /** Chains for which this page has been approved before. */
  readonly permitted?: readonly string[];
  readonly ledger?: boolean;
  readonly locked?: boolean;
  /** Milliseconds before a prompt is answered. */
  readonly latency?: number;
  /** Milliseconds before the object appears on the page. */
  readonly injectAfter?: number;
};

export type SignOptions = { readonly preferNoSetFee?: boolean; readonly preferNoSetMemo?: boolean };

/** The Cosmos application of a Ledger has one key, at this coin type, for every chain. */
const LEDGER_COIN_TYPE = 118;

/** The part of an extension that is not on the page: accounts, permissions, windows and keys. Signatures are real. */
export class ScriptedWallet {
  readonly prompts: Prompts;
  readonly records = new CallRecords();
  defaultOptions: { sign?: SignOptions } = {};
  readonly #traits: Traits;
  readonly #accounts: readonly string[];
  readonly #ledger: boolean;
  readonly #memory: WalletMemory;
  #alteration: Alteration = {};

  constructor(traits: Traits, options: ScriptedWalletOptions) {
    this.#traits = traits;
    this.#accounts = options.accounts ?? ['alice', 'bob'];
    this.#ledger = options.ledger ?? false;
    this.prompts = new Prompts(options.latency ?? 0);
    this.#memory = new WalletMemory(traits.id, {
      selected: this.#accounts[0] ?? '',
      locked: options.locked ?? false,
      permitted: [...(options.permitted ?? [])],
      chains: [...(options.chains ?? [])],
      names: {},
    });
  }

  // What tests do.

  decide(decision: Decision): void {
    this.prompts.decide(decision);
  }

  /** The next document that is signed comes back changed. */
  alterNext(alteration: Alteration): void {
    this.#alteration = alteration;
  }

  lock(locked = true): void {
    this.#memory.change({ locked });
  }

  selectAccount(name: string): void {
    this.#memory.change({ selected: name });
    this.#announce();
  }

  renameAccount(name: string): void {
    this.#memory.change({ names: { ...this.#memory.now.names, [this.#memory.now.selected]: name } });
    this.#announce();
  }

  // What pages call.

  async enable(chainIds: string | string[]): Promise<void> {
    this.records.log('enable', [chainIds]);
    await this.#permit([chainIds].flat());
  }

  async disable(chainIds?: string | string[]): Promise<void> {
    this.records.log('disable', [chainIds]);
    const ended = chainIds === undefined ? this.#memory.now.permitted : [chainIds].flat();
    this.#memory.change({ permitted: this.#memory.now.permitted.filter((each) => !ended.includes(each)) });
  }

  isPermitted(chainId: string): boolean {
    return !this.#memory.now.locked && this.#memory.now.permitted.includes(chainId);
  }

  async suggestChain(info: unknown): Promise<void> {
    this.records.log('experimentalSuggestChain', [info]);
    const chain = scriptedChain(info);
    if (this.#chain(chain.chainId)) return;
    if (!(await this.prompts.ask('suggest-chain', chain.chainId))) throw new Error('Request rejected');
    this.#memory.change({ chains: [...this.#memory.now.chains, chain], permitted: [...this.#memory.now.permitted, chain.chainId] });
  }

  /** Keplr's: one question for all, which one unknown chain spoils. */
  async getKeysSettled(chainIds: readonly string[]) {
    this.records.log('getKeysSettled', [chainIds]);
    await this.#permit(chainIds);
    return Promise.allSettled(chainIds.map((chainId) => this.#read(chainId)));
  }

  async getKey(chainId: string) {
    this.records.log('getKey', [chainId]);
    const forced = this.records.take('getKey', chainId);
    return forced ? forced.value : this.#read(chainId);
  }

  async #read(chainId: string) {
    const chain = await this.#permit([chainId]);
    const name = this.#memory.now.selected;
    const { pubkey } = await this.#key(chain);
    return {
      name: this.#memory.now.names[name] ?? name,
      algo: 'secp256k1',
      pubKey: pubkey.slice(),
      address: addressBytes(addressOfKey(chain.prefix, pubkey)),
      bech32Address: addressOfKey(chain.prefix, pubkey),
      ethereumHexAddress: '',
      isNanoLedger: this.#ledger,
      isKeystone: false,
    };
  }

  async signDirect(chainId: string, signer: string, document: DirectDocument, options: SignOptions = {}) {
    this.records.log('signDirect', [chainId, signer, document, options]);
    if (this.#ledger) throw new Error('Ledger is unsupported for direct signing');
    const { chain, key } = await this.#signing(chainId, signer, document.chainId);
    return this.records.answer('signDirect', chainId, signDirect(document, signer, key, this.#feeRule(chain, options), this.#alter()));
  }

  async signAmino(chainId: string, signer: string, document: AminoDocument, options: SignOptions = {}) {
    this.records.log('signAmino', [chainId, signer, document, options]);
    const { chain, key } = await this.#signing(chainId, signer, document.chain_id);
    return this.records.answer('signAmino', chainId, signAmino(document, signer, key, this.#feeRule(chain, options), this.#alter()));
  }

  async #signing(chainId: string, signer: string, documentChain: string) {
    const chain = await this.#permit([chainId]);
    if (documentChain !== chainId) throw new Error('Chain id in the message is not matched with the requested chain id');
    const key = await this.#key(chain);
    if (signer !== addressOfKey(chain.prefix, key.pubkey)) throw new Error('Signer mismatched');
    if (!(await this.prompts.ask('sign', chainId))) throw new Error(this.#traits.signRejection);
    return { chain, key };
  }

  #key({ coinType }: ScriptedChain): Promise<Key> {
    return accountKey(this.#memory.now.selected, this.#ledger ? LEDGER_COIN_TYPE : coinType);
  }

  #feeRule(chain: ScriptedChain, options: SignOptions): FeeRule {
    const asked = { ...this.defaultOptions.sign, ...options };
    return asked.preferNoSetFee ? { rule: 'kept' } : { rule: 'replaced', chain, step: this.#traits.feeStep };
  }

  /** The checks that every call makes itself: a known chain, an unlocked wallet, the permission of this origin. */
  async #permit(chainIds: readonly string[]): Promise<ScriptedChain> {
    const known = chainIds.filter((chainId) => this.#chain(chainId));
    const unknown = chainIds.find((chainId) => !known.includes(chainId));
    const isSpoiled = known.length === 0 || this.#traits.unknownAmongOthers === 'refused';
    if (unknown !== undefined && isSpoiled) throw new Error(this.#traits.unknownChain(unknown));
    if (this.#accounts.length === 0) throw new Error('Users need to create their accounts first');
    if (this.#memory.now.locked) {
      if (!(await this.prompts.ask('unlock', ''))) throw new Error('Request rejected');
      this.#memory.change({ locked: false });
    }
    const missing = known.filter((chainId) => !this.#memory.now.permitted.includes(chainId));
    if (missing.length > 0) {
      if (!(await this.prompts.ask('enable', missing.join()))) throw new Error('Request rejected');
      this.#memory.change({ permitted: [...this.#memory.now.permitted, ...missing] });
    }
    const first = this.#chain(known[0] ?? '');
    if (!first) throw new Error('no chain is named');
    return first;
  }

  #chain(chainId: string): ScriptedChain | undefined {
    const known = [...EMBEDDED, ...this.#memory.now.chains];
    return known.find((each) => identifierOf(each.chainId) === identifierOf(chainId));
  }

  #alter(): Alteration {
    const alteration = this.#alteration;
    this.#alteration = {};
    return alteration;
  }

  #announce(): void {
    window.dispatchEvent(new Event(`${this.#traits.id}_keystorechange`));
  }
}
