import { secp256k1 } from '@noble/curves/secp256k1.js';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { parseAddress } from '#domain/address.ts';
import { addressOfKey } from '#wallet/account-address.ts';
import { privateKeyOf } from '#wallet/hd-key.ts';
import type { AminoDocument } from '#wallet/wallet.ts';
import { at } from './chain-info-schema.ts';
import { type Decision, Prompts } from './prompts.ts';
import { EMBEDDED, identifierOf, type ScriptedChain, scriptedChain } from './scripted-chain.ts';
import { type Alteration, type DirectDocument, type FeeRule, type Key, signAmino, signDirect } from './sign-documents.ts';

/** How the two extensions differ. */
export type Traits = {
  readonly id: 'keplr' | 'leap';
  readonly signRejection: string;
  readonly unknownChain: (chainId: string) => string;
  readonly feeStep: 'low' | 'average';
};

export type ScriptedWalletOptions = {
  /** Names of seeded sandbox accounts in the wallet; the first is selected. */
  readonly accounts?: readonly string[];
  /** Chains that the wallet knows beside the embedded ones, as if their suggestion had been approved for another page. */
  readonly chains?: readonly ScriptedChain[];
  readonly ledger?: boolean;
  readonly locked?: boolean;
  /** Milliseconds before a prompt is answered. */
  readonly latency?: number;
  /** Milliseconds before the object appears on the page. */
  readonly injectAfter?: number;
};

export type SignOptions = { readonly preferNoSetFee?: boolean; readonly preferNoSetMemo?: boolean };
type Memory = { selected: string; locked: boolean; permitted: string[]; chains: ScriptedChain[]; names: Record<string, string> };

/** The part of an extension that is not on the page: accounts, permissions, windows and keys. Signatures are real. */
export class ScriptedWallet {
  readonly prompts: Prompts;
  readonly calls: { readonly method: string; readonly args: unknown }[] = [];
  readonly answers: unknown[] = [];
  defaultOptions: { sign?: SignOptions } = {};
  readonly #traits: Traits;
  readonly #accounts: readonly string[];
  readonly #ledger: boolean;
  readonly #memory: Memory;
  readonly #keys = new Map<string, Promise<Key>>();
  readonly #forced = new Map<string, unknown>();
  #alteration: Alteration = {};

  constructor(traits: Traits, options: ScriptedWalletOptions) {
    this.#traits = traits;
    this.#accounts = options.accounts ?? ['alice', 'bob'];
    this.#ledger = options.ledger ?? false;
    this.prompts = new Prompts(options.latency ?? 0);
    this.#memory = {
      selected: this.#accounts[0] ?? '',
      locked: options.locked ?? false,
      permitted: [],
      chains: [...(options.chains ?? [])],
      names: {},
      ...recall(traits.id),
    };
  }

  // What tests do.

  decide(decision: Decision): void {
    this.prompts.decide(decision);
  }

  /** The next document that is signed comes back changed. */
  alterNext(alteration: Alteration): void {
    this.#alteration = alteration;
  }

  /** The next call of `method` is answered with `value`, whatever it is. */
  answerNext(method: string, value: unknown): void {
    this.#forced.set(method, value);
  }

  lock(locked = true): void {
    this.#change({ locked });
  }

  selectAccount(name: string): void {
    this.#change({ selected: name });
    this.#announce();
  }

  renameAccount(name: string): void {
    this.#change({ names: { ...this.#memory.names, [this.#memory.selected]: name } });
    this.#announce();
  }

  // What pages call.

  async enable(chainIds: string | string[]): Promise<void> {
    this.#log('enable', [chainIds]);
    await this.#permit([chainIds].flat());
  }

  async disable(chainIds?: string | string[]): Promise<void> {
    this.#log('disable', [chainIds]);
    const ended = chainIds === undefined ? this.#memory.permitted : [chainIds].flat();
    this.#change({ permitted: this.#memory.permitted.filter((each) => !ended.includes(each)) });
  }

  isPermitted(chainId: string): boolean {
    return !this.#memory.locked && this.#memory.permitted.includes(chainId);
  }

  async suggestChain(info: unknown): Promise<void> {
    this.#log('experimentalSuggestChain', [info]);
    const chain = scriptedChain(info);
    if (this.#chain(chain.chainId)) return;
    if (!(await this.prompts.ask('suggest-chain', chain.chainId))) throw new Error('Request rejected');
    this.#change({ chains: [...this.#memory.chains, chain], permitted: [...this.#memory.permitted, chain.chainId] });
  }

  async getKey(chainId: string) {
    this.#log('getKey', [chainId]);
    const forced = this.#take('getKey');
    if (forced) return forced.value;
    const chain = await this.#permit([chainId]);
    const name = this.#memory.selected;
    const { pubkey } = await this.#key(name);
    return {
      name: this.#memory.names[name] ?? name,
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
    this.#log('signDirect', [chainId, signer, document, options]);
    if (this.#ledger) throw new Error('Ledger is unsupported for direct signing');
    const { chain, key } = await this.#signing(chainId, signer, document.chainId);
    return this.#answer('signDirect', signDirect(document, signer, key, this.#feeRule(chain, options), this.#alter()));
  }

  async signAmino(chainId: string, signer: string, document: AminoDocument, options: SignOptions = {}) {
    this.#log('signAmino', [chainId, signer, document, options]);
    const { chain, key } = await this.#signing(chainId, signer, document.chain_id);
    return this.#answer('signAmino', signAmino(document, signer, key, this.#feeRule(chain, options), this.#alter()));
  }

  async #signing(chainId: string, signer: string, documentChain: string) {
    const chain = await this.#permit([chainId]);
    if (documentChain !== chainId) throw new Error('Chain id in the message is not matched with the requested chain id');
    const key = await this.#key(this.#memory.selected);
    if (signer !== addressOfKey(chain.prefix, key.pubkey)) throw new Error('Signer mismatched');
    if (!(await this.prompts.ask('sign', chainId))) throw new Error(this.#traits.signRejection);
    return { chain, key };
  }

  #feeRule(chain: ScriptedChain, options: SignOptions): FeeRule {
    const asked = { ...this.defaultOptions.sign, ...options };
    return asked.preferNoSetFee ? { rule: 'kept' } : { rule: 'replaced', chain, step: this.#traits.feeStep };
  }

  /** The checks that every call makes itself: a known chain, an unlocked wallet, the permission of this origin. */
  async #permit(chainIds: readonly string[]): Promise<ScriptedChain> {
    const chains = chainIds.map((chainId) => {
      const chain = this.#chain(chainId);
      if (!chain) throw new Error(this.#traits.unknownChain(chainId));
      return chain;
    });
    if (this.#accounts.length === 0) throw new Error('Users need to create their accounts first');
    if (this.#memory.locked) {
      if (!(await this.prompts.ask('unlock', ''))) throw new Error('Request rejected');
      this.#change({ locked: false });
    }
    const missing = chainIds.filter((chainId) => !this.#memory.permitted.includes(chainId));
    if (missing.length > 0) {
      if (!(await this.prompts.ask('enable', missing.join()))) throw new Error('Request rejected');
      this.#change({ permitted: [...this.#memory.permitted, ...missing] });
    }
    const [first] = chains;
    if (!first) throw new Error('no chain is named');
    return first;
  }

  #chain(chainId: string): ScriptedChain | undefined {
    const known = [...EMBEDDED, ...this.#memory.chains];
    return known.find((each) => identifierOf(each.chainId) === identifierOf(chainId));
  }

  #key(name: string): Promise<Key> {
    const known = this.#keys.get(name);
    if (known) return known;
    const mnemonic = SANDBOX_ACCOUNTS.find((each) => each.name === name)?.mnemonic ?? '';
    const key = privateKeyOf(mnemonic).then((privateKey) => ({ privateKey, pubkey: secp256k1.getPublicKey(privateKey, true) }));
    this.#keys.set(name, key);
    return key;
  }

  #answer<T>(method: string, answer: T): T {
    const forced = this.#take(method);
    this.answers.push(plain({ method, answer: forced ? forced.value : answer }));
    return forced ? (forced.value as T) : answer;
  }

  #alter(): Alteration {
    const alteration = this.#alteration;
    this.#alteration = {};
    return alteration;
  }

  #take(method: string): { readonly value: unknown } | null {
    if (!this.#forced.has(method)) return null;
    const value = this.#forced.get(method);
    this.#forced.delete(method);
    return { value };
  }

  #log(method: string, args: readonly unknown[]): void {
    this.calls.push({ method, args: plain(args) });
  }

  /** An extension outlives the page: what it keeps survives a reload, in the tab's own storage. */
  #change(change: Partial<Memory>): void {
    Object.assign(this.#memory, change);
    try {
      sessionStorage.setItem(memoryKey(this.#traits.id), JSON.stringify(this.#memory));
    } catch {
      // A test has taken the storage away; the wallet then forgets at reload.
    }
  }

  #announce(): void {
    window.dispatchEvent(new Event(`${this.#traits.id}_keystorechange`));
  }
}

function addressBytes(address: string): Uint8Array {
  const parsed = parseAddress(address);
  return parsed.kind === 'ok' ? parsed.bytes : new Uint8Array();
}

const memoryKey = (id: string) => `scripted-wallet.${id}`;

function recall(id: string): Partial<Memory> {
  try {
    return JSON.parse(sessionStorage.getItem(memoryKey(id)) ?? '{}');
  } catch {
    return {};
  }
}

/** A copy that survives JSON: bytes as hex, big integers and Longs as text. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (ArrayBuffer.isView(value)) return hex(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (at(value, 'unsigned') === true) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
