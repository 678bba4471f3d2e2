import { expireClient } from '#sandbox/counterparties/expire-client.ts';
import type { Relayer } from '#sandbox/ibc/relayer.ts';
import type { SandboxNode } from '#sandbox/node.ts';
import type { SandboxState } from '#sandbox/state.ts';
import { Store } from '#sandbox/store.ts';
import type { Random } from '../random.ts';

const AT_EASE = { work: 'running', delay: { rounds: 0, seconds: 0 }, order: 'as sent', clients: 'kept alive' } as const;

/** Everything that can go wrong between the chains, as chance has it. Some blocks later everything is well again. */
export class RelayTroubles {
  readonly #nodes: readonly SandboxNode[];
  readonly #relayer: Relayer;
  readonly #random: Random;
  readonly #cures: (() => void)[] = [];

  constructor(nodes: readonly SandboxNode[], relayer: Relayer, random: Random) {
    this.#nodes = nodes;
    this.#relayer = relayer;
    this.#random = random;
  }

  /** Something happens, or nothing. Returns after how many seconds the next block is made. */
  next(): number {
    const luck = this.#random.below(24);
    if (luck === 0) this.#relayer.orders = { ...AT_EASE, work: 'stopped' };
    else if (luck === 1) this.#relayer.orders = { ...AT_EASE, order: 'reversed' };
    else if (luck === 2) this.#relayer.orders = { ...AT_EASE, delay: { rounds: 1 + this.#random.below(3), seconds: 0 } };
    else if (luck < 5) this.#expireClient();
    else if (luck < 7) this.#forbidCoin();
    else if (luck < 12) this.end();
    else
      for (let lost = this.#random.of([0, 0, 1, 2, 3]); lost > 0; lost--)
        this.#relayer.loseNext(this.#random.of(['packet', 'packet', 'packet', 'acknowledgement', 'timeout']));
    if (this.#relayer.orders.work === 'stopped' && this.#random.below(8) === 0) return 3600 * (1 + this.#random.below(5));
    return this.#random.of([1, 1, 2, 2, 3, 6, 15]);
  }

  /** Everything works again, and what was lost is carried after all. */
  end(): void {
    this.#relayer.orders = AT_EASE;
    this.#relayer.findLost();
    for (const cure of this.#cures.splice(0)) cure();
  }

  /** One light client expires: nothing passes in either direction, and nothing is sent on. */
  #expireClient(): void {
    const node = this.#random.of(this.#nodes);
    const before = node.state.tables.ibcConsensusStates;
    const about = this.#random.of([...node.state.tables.ibcClients.values()]).chainId;
    node.intervene(expireClient(about));
    this.#cures.unshift(() => node.intervene((state) => revived(state, before)));
  }

  /** Governance of a chain, mostly of the one in the middle, forbids to send a coin: it is still received, but neither sent nor sent on. */
  #forbidCoin(): void {
    const node = this.#random.of([...this.#nodes.slice(0, 1), ...this.#nodes.slice(0, 1), this.#random.of(this.#nodes)]);
    const denom = this.#random.of([...node.state.tables.transferEscrow.keys()]);
    node.intervene((state) => forbidding(state, [{ denom, enabled: false }]));
    this.#cures.push(() => node.intervene((state) => forbidding(state, [])));
  }
}

function forbidding(state: SandboxState, sendEnabled: SandboxState['singles']['bank']['sendEnabled']): SandboxState {
  return { ...state, singles: { ...state.singles, bank: { ...state.singles.bank, sendEnabled } } };
}

/** As governance revives a client: what it had known counts again. */
function revived(state: SandboxState, known: SandboxState['tables']['ibcConsensusStates']): SandboxState {
  const store = new Store(state);
  for (const [key, consensus] of known) store.set('ibcConsensusStates', key, consensus);
  return store.freeze();
}
