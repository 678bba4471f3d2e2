import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { ChainClient } from '#chain/client.ts';
import { createEmbeddedClient } from '#chain/embedded.ts';
import { fetchPacketTx } from '#chain/ibc/packet-tx.ts';
import { encodeMessage } from '#chain/tx/registry.ts';
import { graphOf } from '#config/graph-of.ts';
import type { ChainId } from '#config/network.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import type { DenomTrace } from '#domain/denom-trace.ts';
import type { Route } from '#domain/route.ts';
import { onChain } from '#sandbox/address.ts';
import { fundAccount } from '#sandbox/intervention.ts';
import { keyAddress } from '#sandbox/signature.ts';
import { SECOND } from '#sandbox/time.ts';
import { withFacts } from '#tx/journal-transfer.ts';
import { fundHeld } from '../fund-held.ts';
import type { LinkedChains } from '../linked-chains.ts';
import type { Random } from '../random.ts';
import { signedTx } from '../signed-tx.ts';
import { type Journey, SIGHTS, type Sight, type Wish } from './journey.ts';
import { randomRoute, randomWish } from './random-wish.ts';

const FEES: Readonly<Record<string, bigint>> = { 'dydx-sandbox-1': 20_000_000_000_000_000n };
const GAS = 1_000_000n;

export const graph = graphOf(SANDBOX_NETWORK);

type Departure = { readonly chain: ChainId; readonly wishes: readonly Wish[]; readonly sight: Sight; readonly bytes: Uint8Array };

type Submitted = Omit<Departure, 'bytes'> & { readonly hash: string };

/** The linked chains, and people on them who send. */
export class JourneyWorld {
  readonly chains: LinkedChains;
  readonly client: (chain: ChainId) => ChainClient;
  readonly #random: Random;
  /** In mempools. */
  readonly #waiting: Submitted[] = [];
  /** In blocks, since somebody last asked. */
  readonly #landed: Submitted[] = [];
  #people = 0;

  constructor(chains: LinkedChains, random: Random) {
    this.chains = chains;
    this.#random = random;
    const clients = new Map(
      SANDBOX_NETWORK.chains.map((chain) => [chain.id, createEmbeddedClient(SANDBOX_NETWORK, chain, chains.rpc(chain.id))]),
    );
    this.client = (chain) => {
      const client = clients.get(chain);
      if (!client) throw new Error(`no chain ${chain}`);
      return client;
    };
  }

  /** A block on each chain, then the relayer's turn, and new people with a transaction each. */
  block(seconds: number, people: readonly ('one' | 'several')[] = []): void {
    const { nodes, relayer } = this.chains;
    for (const node of nodes) node.tick(node.state.singles.time + BigInt(seconds) * SECOND);
    this.#landed.push(...this.#waiting.splice(0));
    // While the mempools are empty: whatever waits there is checked again after every intervention.
    const departures = people.map((packets) => this.#prepare(packets));
    relayer.relay();
    for (const { bytes, ...departure } of departures) {
      const { hash, result } = this.chains.node(departure.chain).submit(bytes);
      if (result.code === 0) this.#waiting.push({ ...departure, hash });
    }
  }

  /** Somebody new, and a transaction with one transfer or with several of different coins. */
  #prepare(packets: 'one' | 'several'): Departure {
    const random = this.#random;
    const key = new Uint8Array(32).fill(1);
    new DataView(key.buffer).setUint32(0, ++this.#people);
    const routes = this.#routes(packets);
    const node = this.chains.node(routes[0].from);
    const { prefix, chainId: chain, time } = node.state.singles;
    const sender = onChain(prefix, () => keyAddress(secp256k1.getPublicKey(key)));
    const wishes = routes.map((route, index) => randomWish(random, `person ${this.#people}.${index}`, sender, route, time));
    const fee = { denom: graph.chains.get(chain)?.feeDenoms[0] ?? '', amount: FEES[chain] ?? 50_000n };
    node.intervene(fundAccount(sender, fee.denom, fee.amount));
    for (const { route, amount } of wishes) fundHeld(this.chains, route.from, traceOf(route), sender, amount);
    const bytes = signedTx({
      privateKey: key,
      accountNumber: node.state.tables.accounts.get(sender)?.number ?? 0n,
      sequence: 0n,
      messages: wishes.map(({ message }) => ({ typeUrl: message.typeUrl, value: encodeMessage(message) })),
      fee: [{ denom: fee.denom, amount: `${fee.amount}` }],
      gas: GAS * BigInt(wishes.length),
      chainId: chain,
    });
    return { chain, wishes, bytes, sight: random.of(['whole', random.of(SIGHTS)]) };
  }

  #routes(packets: 'one' | 'several'): readonly [Route, ...Route[]] {
    const first = randomRoute(this.#random, packets);
    const others = Array.from({ length: this.#random.of([0, 1, 1, 2]) }, () => randomRoute(this.#random, 'one', first.from));
    const denoms = new Set([denomOf(first)]);
    // Of one coin in two transfers nobody could say where it is.
    return [first, ...others.filter((route) => !denoms.has(denomOf(route)) && denoms.add(denomOf(route)))];
  }

  /** What was sent since this was last asked. A transaction that the chain has refused, because a client has expired, sends nothing. */
  async departed(): Promise<Journey[]> {
    const journeys: Journey[] = [];
    for (const { chain, hash, wishes, sight } of this.#landed.splice(0)) {
      const tx = await fetchPacketTx(this.client(chain), hash, graph);
      if (!tx) throw new Error(`${hash} is in no block`);
      for (const [index, sent] of tx.packets.entries()) {
        const wish = wishes[index];
        if (!wish) throw new Error('more packets than messages');
        const transfer = { route: wish.route, base: wish.amount, first: sent.packet, facts: [], outcome: 'under-way' } as const;
        const known = withFacts(transfer, [{ kind: 'sent', packet: sent.packet, at: tx.at }]);
        journeys.push({ wish, sight, hash, company: wishes.length, sent, transfer: known, told: null });
      }
    }
    return journeys;
  }
}

const denomOf = ({ hops }: Route): string => hops[0]?.sends.denom ?? '';
const traceOf = ({ hops, base }: Route): DenomTrace => hops[0]?.sends.trace ?? { hops: [], base };
