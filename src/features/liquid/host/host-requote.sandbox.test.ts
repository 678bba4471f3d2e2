import { QueryClient } from '@tanstack/react-query';
import { beforeAll, expect, test } from 'vitest';
import { fetchEpochs } from '#chain/epochs/queries.ts';
import { fetchHostChain } from '#chain/liquidstakeibc/host-chains.ts';
import { fetchHostDeposits, fetchHostUnbondings } from '#chain/liquidstakeibc/queues.ts';
import { graphOf } from '#config/graph-of.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { unbondingEpochOf } from '#domain/host-unbonding.ts';
import { quoteHostMint } from '#domain/quote-host-mint.ts';
import { quoteHostInstant, quoteHostUnstake } from '#domain/quote-host-redeem.ts';
import { dayEpochOf } from '#queries/day-epoch.ts';
import { onChain } from '#sandbox/address.ts';
import { hostChainAt, saveHostChain } from '#sandbox/liquidstakeibc/host-chain.ts';
import type { HostChain } from '#sandbox/liquidstakeibc/records.ts';
import { Store } from '#sandbox/store.ts';
import { type LinkedUser, linkedUser, memoryStorage } from '#testing/linked-user.ts';
import { routeFor } from '#testing/transfer-intents.ts';
import type { TxIntent } from '#tx/intent.ts';
import { openPlans, planOf } from '#tx/open-plans.ts';
import type { TxState } from '#tx/state.ts';
import { begunIntent } from './begun-intent.ts';
import type { BringOrder } from './bring-intent.ts';
import { freshInstant, freshMint, freshQueue, requoteInstant, requoteMintHost, requoteQueue, type Source } from './host-requote.ts';
import type { HostAccount } from './mint-host-intent.ts';
import { queueDays } from './queue-days.ts';
import type { QueueOrder } from './redeem-host-intent.ts';

const [CORE, HUB] = ['core-sandbox-1', 'hub-sandbox-1'];
const UNBONDING = 21 * 86_400_000;

let alice: LinkedUser;
let account: HostAccount;
let source: Source;
beforeAll(async () => {
  alice = await linkedUser('alice');
  const sender = await alice.address(CORE);
  account = { chain: CORE, sender, coin: assetOn(CORE, 'ATOM'), stk: assetOn(CORE, 'stkATOM'), host: HUB, hostName: 'Hub', touches: [] };
  source = { queries: new QueryClient({ defaultOptions: { queries: { retry: false } } }), hub: alice.client(CORE) };
}, 60_000);

function assetOn(chain: string, symbol: string) {
  const asset = SANDBOX_NETWORK.assets.find((each) => each.chain === chain && each.symbol === symbol);
  if (!asset) throw new Error(symbol);
  return asset;
}

/** What a form would know now. */
async function pool() {
  const core = alice.client(CORE);
  const [host, deposits, unbondings, epochs] = await Promise.all([
    fetchHostChain(core, HUB),
    fetchHostDeposits(core, HUB),
    fetchHostUnbondings(core, HUB),
    fetchEpochs(core),
  ]);
  const day = dayEpochOf(epochs);
  if (!host || !day) throw new Error('no host');
  return { host, deposits, unbondings, day };
}

function quoted<Q extends { readonly kind: string }>(quote: Q): Extract<Q, { kind: 'ok' }> {
  if (quote.kind !== 'ok') throw new Error(JSON.stringify(quote, (_, each) => (typeof each === 'bigint' ? `${each}` : each)));
  return quote as Extract<Q, { kind: 'ok' }>;
}

function endOf(states: readonly TxState[]): Extract<TxState, { step: 'done' }> {
  const end = states.at(-1);
  if (end?.step !== 'done') throw new Error(JSON.stringify(end, (_, each) => (typeof each === 'bigint' ? `${each}` : each)));
  return end;
}

const run = async (intent: TxIntent, storage = memoryStorage()) =>
  endOf(await alice.run(intent, alice.deps(intent.chain, await alice.tab(storage))));

function changeHub(next: (host: HostChain) => Partial<HostChain>): void {
  alice.chains.core.intervene((state) => {
    const store = new Store(state);
    onChain(state.singles.prefix, () => {
      const host = hostChainAt(store, HUB);
      saveHostChain(store, { ...host, ...next(host) });
    });
    return store.freeze();
  });
}

async function queueOrder(base: bigint): Promise<QueueOrder> {
  const { host, unbondings, day } = await pool();
  const quote = quoted(quoteHostUnstake({ host, base, unbondings, epoch: day.number }));
  const epoch = unbondingEpochOf(host.unbondingFactor, day.number);
  return { ...account, base, quote, epoch, ...queueDays(epoch, day, UNBONDING).text };
}

test('two signatures with a reload between them: what was quoted is what the block mints', async () => {
  const base = 12_345_678n;
  const { host, deposits, day } = await pool();
  const quote = quoted(quoteHostMint({ host, base, deposits, epoch: day.number }));
  const home = await alice.address(HUB);
  const route = routeFor({ from: HUB, to: CORE, denom: 'uatom', base, sender: home, receiver: account.sender });
  const transfer = {
    graph: graphOf(SANDBOX_NETWORK),
    route,
    asset: assetOn(HUB, 'ATOM'),
    base,
    chainTime: 0,
    receives: 'own',
    touches: [],
  } as const;
  const order: BringOrder = { transfer, mint: { ...account, base, quote }, id: 'a work' };
  let checked = 0;
  const storage = memoryStorage();
  const first = await run(
    begunIntent(order, source, async () => {
      checked += 1;
    }),
    storage,
  );
  expect(first.transfer?.outcome).toBe('arrived');
  expect(checked).toBe(1);
  expect(first.review.intent.next?.requote).toBeDefined();

  const [plan] = openPlans((await alice.tab(storage)).journal.list());
  if (!plan) throw new Error('forgotten');
  expect([plan.state, plan.next.kind, plan.next.base, plan.next.denom]).toEqual(['ready', 'mint-host', base, account.coin.denom]);
  const second = { ...account, base: plan.next.base, quote, plan: planOf(plan) };
  const done = await run(freshMint(second, source), storage);
  expect(done.executed.received).toMatchObject([{ base: quote.received, asset: { symbol: 'stkATOM' } }]);
  expect(openPlans((await alice.tab(storage)).journal.list())).toEqual([]);
});

test('both redemptions pay what was quoted', async () => {
  const { host, deposits } = await pool();
  const instant = { ...account, base: 7_000_001n, quote: quoted(quoteHostInstant({ host, deposits, base: 7_000_001n })) };
  const paid = await run(freshInstant(instant, source));
  expect(paid.executed.received).toMatchObject([{ base: instant.quote.received, asset: { symbol: 'ATOM' } }]);
  const queue = await queueOrder(9_000_001n);
  const queued = await run(freshQueue(queue, UNBONDING, source));
  expect(queued.executed.unbonding).toMatchObject([{ base: queue.quote.received, asset: { symbol: 'ATOM' } }]);
});

test('who is late for an unbonding is asked again, with the new days; the same epoch is the same', async () => {
  const order = await queueOrder(1_000_000n);
  expect((await requoteQueue(order, UNBONDING, source)).verdict).toBe('same');
  const missed = await requoteQueue({ ...order, epoch: order.epoch - 4n, sent: 'before', arrives: 'before' }, UNBONDING, source);
  expect(missed.verdict).toBe('later');
  expect(missed.intent.requote).toBeDefined();
  expect(missed.intent.notes).toEqual(expect.arrayContaining([{ label: 'Arrives', text: order.arrives }]));
});

test('a rate that has moved is worse or better, and a host that was switched off is refused in words', async () => {
  const { host, deposits, day } = await pool();
  const base = 5_000_000n;
  const mint = { ...account, base, quote: quoted(quoteHostMint({ host, base, deposits, epoch: day.number })) };
  changeHub(({ c_value }) => ({ c_value: ((c_value * 99n) / 100n) as typeof c_value }));
  expect((await requoteMintHost(mint, source)).verdict).toBe('worse');
  expect((await requoteQueue(await queueOrder(base), UNBONDING, source)).verdict).toBe('same');
  changeHub(() => ({ active: false }));
  await expect(requoteMintHost(mint, source)).rejects.toThrow('The chain has switched stkATOM off.');
  await expect(requoteInstant({ ...account, base, quote: mint.quote }, source)).rejects.toThrow('The chain has switched stkATOM off.');
});
