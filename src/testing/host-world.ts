import { onChain } from '#sandbox/address.ts';
import { initChain } from '#sandbox/app.ts';
import { withModules } from '#sandbox/application.ts';
import type { Context } from '#sandbox/context.ts';
import { CORE_APPLICATION } from '#sandbox/core-application.ts';
import { CORE_MODULES, counterpartyApplication } from '#sandbox/counterparties/applications.ts';
import { COUNTERPARTIES, type Counterparty } from '#sandbox/counterparties/counterparty.ts';
import { counterpartyGenesis } from '#sandbox/counterparties/counterparty-genesis.ts';
import { openLink } from '#sandbox/ibc/links.ts';
import { transfer } from '#sandbox/ibc/msg-transfer.ts';
import { Relayer } from '#sandbox/ibc/relayer.ts';
import { hostChainAt, saveHostChain } from '#sandbox/liquidstakeibc/host-chain.ts';
import { hostErrands } from '#sandbox/liquidstakeibc/query-response.ts';
import { registerHostChain } from '#sandbox/liquidstakeibc/register-host-chain.ts';
import { member, SEED_CHAINS, type SeedChain } from '#sandbox/liquidstakeibc/seed-chains.ts';
import { mintCoins, sendFromModule } from '#sandbox/modules/bank.ts';
import { SandboxNode } from '#sandbox/node.ts';
import { addressOf } from '#sandbox/seed-accounts.ts';
import { seedGenesis } from '#sandbox/seed-genesis.ts';
import { Store } from '#sandbox/store.ts';
import { SECOND } from '#sandbox/time.ts';
import { contextOn } from './staking-world.ts';

/** Core-1 with its module for liquid coins of another chain, and that chain: short days, no seed. */

export type HostWorld = {
  readonly core: SandboxNode;
  readonly hub: SandboxNode;
  readonly relayer: Relayer;
  /** Blocks on both chains, a second apart unless said otherwise, with what the relayer carries in between. */
  step(seconds?: number): void;
  /** Changes one of the chains between two blocks. */
  change(node: SandboxNode, work: (context: Context) => void): void;
};

/** Milliseconds since 1970. */
const BEGINNING = Date.parse('2026-11-22T15:46:25Z');

type Genesis = {
  app_state: {
    auth: { accounts: unknown[] };
    epochs: { epochs: unknown[] };
    genutil: { gen_txs: { body: { messages: { delegator_address: string }[] } }[] };
    staking: { params: Record<string, unknown> };
  };
};

/** The seeded genesis with own epochs, and the numbers of the recorded chain: alice is the third account, bob the fourth, and neither has signed anything. */
function coreGenesis(daySeconds: number, hourSeconds: number): unknown {
  const genesis = seedGenesis(BEGINNING) as Genesis;
  const { auth, epochs, genutil } = genesis.app_state;
  const signers = ['alice', 'bob'].map(addressOf);
  genutil.gen_txs = genutil.gen_txs.filter(({ body }) => !body.messages.some((one) => signers.includes(one.delegator_address)));
  const [alice, bob, carol, dave, ...others] = auth.accounts;
  auth.accounts = [carol, dave, alice, bob, ...others];
  const lengths = [
    ['day', daySeconds],
    ['hour', hourSeconds],
  ] as const;
  epochs.epochs = lengths.map(([identifier, seconds]) => ({
    identifier,
    start_time: '0001-01-01T00:00:00Z',
    duration: `${seconds}s`,
    current_epoch: '0',
    current_epoch_start_time: '0001-01-01T00:00:00Z',
    epoch_counting_started: false,
    current_epoch_start_height: '0',
  }));
  return genesis;
}

function hubNode(chain: Counterparty, unbondingSeconds: number): SandboxNode {
  const genesis = counterpartyGenesis(chain, BEGINNING) as Genesis;
  genesis.app_state.staking.params['unbonding_time'] = `${unbondingSeconds}s`;
  const application = counterpartyApplication(chain);
  return new SandboxNode(genesis, initChain(genesis, application), { application, minGasPrice: chain.minGasPrice });
}

/** The lengths of the recorded chain unless told otherwise. `answers`: whether anybody answers what Core-1 asks about the hub. */
export function hostWorld({ daySeconds = 40, hourSeconds = 15, unbondingSeconds = 60, answers = true } = {}): HostWorld {
  const [chain] = COUNTERPARTIES;
  if (!chain) throw new Error('no counterparty');
  const genesis = coreGenesis(daySeconds, hourSeconds);
  const application = withModules(CORE_APPLICATION, CORE_MODULES);
  const core = new SandboxNode(genesis, initChain(genesis, application), { application });
  const hub = hubNode(chain, unbondingSeconds);
  const nodes = [core, hub];
  for (const node of nodes) node.tick(node.state.singles.time + SECOND);
  openLink(core, hub);
  const relayer = new Relayer(() => nodes, answers ? hostErrands : () => []);
  return {
    core,
    hub,
    relayer,
    step(seconds = 1) {
      for (const node of nodes) node.tick(node.state.singles.time + BigInt(seconds) * SECOND);
      relayer.relay();
    },
    change(node, work) {
      node.intervene((state) => {
        const store = new Store(state);
        onChain(state.singles.prefix, () => work(contextOn(store)));
        return store.freeze();
      });
    },
  };
}

/** Registers the hub on Core-1; `weights` of its largest validators. */
export function registerHub({ core, hub }: HostWorld, changes: Partial<SeedChain> = {}, active = true): void {
  const [seed] = SEED_CHAINS;
  if (!seed) throw new Error('no seed');
  const [here, there] = [new Store(core.state), new Store(hub.state)];
  const chain = onChain('persistence', () => registerHostChain(here, there, { ...seed, ...changes }));
  const operators = [...there.all('validators').values()].sort((a, b) => (a.tokens > b.tokens ? -1 : 1));
  const validators = (changes.weights ?? seed.weights).map((weight, at) => member(operators[at]?.operatorAddress ?? '', weight, 0n));
  saveHostChain(here, { ...hostChainAt(here, chain.chain_id), validators, active });
  core.intervene(() => here.freeze());
  hub.intervene(() => there.freeze());
}

/** Sends new coins of the hub to Core-1. */
export function sendToCore(world: HostWorld, sender: string, receiver: string, amount: bigint): void {
  world.change(world.hub, (context) => {
    mintCoins(context, 'mint', [{ denom: 'uatom', amount }]);
    sendFromModule(context, 'mint', sender, [{ denom: 'uatom', amount }]);
    transfer(context, {
      source_port: 'transfer',
      source_channel: 'channel-0',
      token: { denom: 'uatom', amount },
      sender,
      receiver,
      timeout_height: { revision_number: 0n, revision_height: 0n },
      timeout_timestamp: context.time + 3600n * SECOND,
      memo: '',
    });
  });
}
