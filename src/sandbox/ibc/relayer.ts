import { onChain, toHex } from '../address.ts';
import { digest } from '../digest.ts';
import type { SandboxNode } from '../node.ts';
import { Store } from '../store.ts';
import { type AnyValue, packAny } from '../wire.ts';
import { consensusAt, statusOf } from './client.ts';
import { UPDATE_FORM } from './forms.ts';
import { signHeader } from './header.ts';
import { heightOf } from './height.ts';
import { consensusOf } from './links.ts';
import { jobKey, jobMessage, jobsOf, type RelayJob } from './relay-jobs.ts';
import { fundRelayer, relayerAddress, relayerTx } from './relayer-account.ts';

/** How the relayer works. */
export type RelayerOrders = {
  readonly work: 'running' | 'stopped';
  /** Between the moment when it sees something to do and the moment when it does it: calls of `relay`, and seconds of the chain's time. */
  readonly delay: { readonly rounds: number; readonly seconds: number };
  readonly order: 'as sent' | 'reversed';
  /** Whether it keeps clients from expiring where nothing is to be relayed. */
  readonly clients: 'kept alive' | 'left alone';
};

const AT_EASE: RelayerOrders = { work: 'running', delay: { rounds: 0, seconds: 0 }, order: 'as sent', clients: 'kept alive' };

/** Jobs of one transaction. */
const MOST_JOBS = 20;
const SECOND = 1_000_000_000n;

type Sighting = { readonly round: number; readonly time: bigint };

/** What else is to be told to a chain: messages for the relayer to sign, which may fail without harm to the packets. */
export type Errands = (node: SandboxNode, nodes: readonly SandboxNode[]) => readonly AnyValue[];

/**
 * Moves packets between chains, with transactions that any client finds on them. It knows nothing but the chains' states, so that it can be made anew at any
 * time. It has no clock: `relay` is called between blocks.
 */
export class Relayer {
  orders: RelayerOrders = AT_EASE;
  readonly #nodes: () => readonly SandboxNode[];
  readonly #errands: Errands;
  #round = 0;
  /** When each open job was first seen. */
  #sightings = new Map<string, Sighting>();
  readonly #losing: RelayJob['kind'][] = [];
  readonly #lost = new Set<string>();

  /** Pays its way on each chain; `nodes` are asked for again at each call, because a node may be replaced. */
  constructor(nodes: () => readonly SandboxNode[], errands: Errands = () => []) {
    this.#nodes = nodes;
    this.#errands = errands;
  }

  /** The next message of this kind is never sent, nor are its repetitions, until `findLost`. */
  loseNext(kind: RelayJob['kind']): void {
    this.#losing.push(kind);
  }

  /** Everything that was lost is relayed after all. */
  findLost(): void {
    this.#lost.clear();
    this.#losing.length = 0;
  }

  /** Puts transactions for everything that is due into the mempools. Returns whether there was any. */
  relay(): boolean {
    this.#round += 1;
    if (this.orders.work === 'stopped') return false;
    const nodes = this.#nodes();
    const jobs = nodes.flatMap((node) => jobsOf(node, nodes));
    const due = this.#due(jobs);
    if (this.orders.order === 'reversed') due.reverse();
    let submitted = false;
    for (const node of nodes) {
      const updates = this.orders.clients === 'kept alive' ? agingClients(node, nodes) : [];
      const own = due.filter(({ on, clientId }) => on === node && isAlive(node, clientId)).slice(0, MOST_JOBS);
      if (submit(node, own, updates, this.#errands(node, nodes))) submitted = true;
    }
    return submitted;
  }

  #due(jobs: readonly RelayJob[]): RelayJob[] {
    const { rounds, seconds } = this.orders.delay;
    const before = this.#sightings;
    this.#sightings = new Map();
    return jobs.filter((job) => {
      const key = jobKey(job);
      const time = job.on.state.singles.time;
      const seen = before.get(key) ?? { round: this.#round, time };
      this.#sightings.set(key, seen);
      if (this.#round - seen.round < rounds || time - seen.time < BigInt(seconds) * SECOND) return false;
      this.#maybeLose(job, key);
      return !this.#lost.has(key);
    });
  }

  #maybeLose({ kind }: RelayJob, key: string): void {
    const at = this.#losing.indexOf(kind);
    if (at < 0 || this.#lost.has(key)) return;
    this.#losing.splice(at, 1);
    this.#lost.add(key);
  }
}

type Update = { readonly clientId: string; readonly about: SandboxNode };

/** Clients that have lived through two thirds of their trusting period since they last heard of their chain. */
function agingClients(node: SandboxNode, nodes: readonly SandboxNode[]): Update[] {
  const { tables, singles } = node.state;
  const store = new Store(node.state);
  return [...tables.ibcClients].flatMap(([clientId, client]) => {
    const about = nodes.find(({ chainId }) => chainId === client.chainId);
    const known = consensusAt(store, clientId, client.latestHeight);
    const isAging = known !== undefined && (singles.time - known.time) * 3n > client.trustingPeriod * 2n;
    return about && isAging && isAlive(node, clientId) ? [{ clientId, about }] : [];
  });
}

/** One transaction for one chain, if there is anything. What would fail is left out: it is tried again next time. */
function submit(node: SandboxNode, jobs: readonly RelayJob[], updates: readonly Update[], errands: readonly AnyValue[]): boolean {
  if (jobs.length + updates.length + errands.length === 0 || isBusy(node)) return false;
  fundRelayer(node);
  const all = [...messagesFor(node, jobs, updates), ...errands];
  const gas = gasOf(node, all);
  if (gas !== null) return send(node, all, gas);
  if (errands.length > 0) return submit(node, jobs, updates, []);
  const possible = jobs.filter((job) => gasOf(node, messagesFor(node, [job], [])) !== null);
  const messages = messagesFor(node, possible, []);
  const rest = gasOf(node, messages);
  return possible.length > 0 && rest !== null && send(node, messages, rest);
}

/** Whether the relayer's last transaction still waits for its block: the next would have the same sequence. */
function isBusy(node: SandboxNode): boolean {
  const last = submitted.get(node);
  return last !== undefined && node.pending.some((bytes) => toHex(digest(bytes)) === last);
}

const submitted = new WeakMap<SandboxNode, string>();

function send(node: SandboxNode, messages: readonly AnyValue[], gas: bigint): boolean {
  const bytes = relayerTx(node, messages, gas);
  submitted.set(node, toHex(digest(bytes)));
  return node.submit(bytes, 'spared').result.code === 0;
}

/** Gas for these messages, with a margin; null when they would fail. */
function gasOf(node: SandboxNode, messages: readonly AnyValue[]): bigint | null {
  const { code, gasUsed } = node.scope().simulate(relayerTx(node, messages, null));
  return code === 0 ? (gasUsed * 13n) / 10n : null;
}

/** Updates of the clients that are concerned, then the jobs. */
function messagesFor(node: SandboxNode, jobs: readonly RelayJob[], updates: readonly Update[]): AnyValue[] {
  const signer = relayerAddress(node);
  const clients = new Map([...updates, ...jobs].map(({ clientId, about }) => [clientId, about]));
  const news = [...clients].flatMap(([clientId, about]) => updateMessage(node, clientId, about, signer));
  return [...news, ...jobs.map((job) => jobMessage(job, signer))];
}

/** A client that has expired or is frozen learns nothing any more, and no packet passes. */
const isAlive = (node: SandboxNode, clientId: string): boolean =>
  onChain(node.state.singles.prefix, () => statusOf(new Store(node.state), clientId, node.state.singles.time) === 'Active');

/** Nothing when the client knows the newest block already. */
function updateMessage(node: SandboxNode, clientId: string, about: SandboxNode, signer: string): AnyValue[] {
  const client = node.state.tables.ibcClients.get(clientId);
  const { chainId, height } = about.state.singles;
  if (!client || consensusAt(new Store(node.state), clientId, heightOf(chainId, height))) return [];
  const news = consensusOf(about);
  const client_message = signHeader({ ...news, chainId, trustedHeight: client.latestHeight });
  return [packAny('/ibc.core.client.v1.MsgUpdateClient', UPDATE_FORM, { client_id: clientId, client_message, signer })];
}
