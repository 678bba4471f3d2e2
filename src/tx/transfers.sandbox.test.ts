import { beforeAll, describe, expect, test } from 'vitest';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { addressed } from '#domain/route.ts';
import { expireClient } from '#sandbox/counterparties/expire-client.ts';
import { type LinkedUser, linkedUser, memoryStorage } from '#testing/linked-user.ts';
import { routeFor, type TransferWish, transferIntentOf } from '#testing/transfer-intents.ts';
import type { SignCapability } from '#wallet/wallet.ts';
import type { TxIntent } from './intent.ts';
import { progressOf } from './journal-transfer.ts';
import { openPlans, planOf } from './open-plans.ts';
import type { TxState } from './state.ts';
import { trackTransfer } from './track-transfer.ts';

const [CORE, HUB, OSMO, DYDX] = ['core-sandbox-1', 'hub-sandbox-1', 'osmo-sandbox-1', 'dydx-sandbox-1'];

let alice: LinkedUser;
beforeAll(async () => {
  alice = await linkedUser('alice');
});

function denomOf(chain: string, symbol: string): string {
  const asset = SANDBOX_NETWORK.assets.find((each) => each.chain === chain && each.symbol === symbol);
  if (!asset) throw new Error(`${symbol} on ${chain}`);
  return asset.denom;
}

async function wishOf(symbol: string, from: string, to: string, base: bigint): Promise<TransferWish> {
  const [sender, receiver] = await Promise.all([alice.address(from), alice.address(to)]);
  return { from, to, denom: denomOf(from, symbol), base, sender, receiver };
}

function endOf(states: readonly TxState[]): Extract<TxState, { step: 'done' }> {
  const state = states.at(-1);
  if (state?.step !== 'done') throw new Error(JSON.stringify(state, (_, value) => (typeof value === 'bigint' ? `${value}` : value)));
  return state;
}

/** What the tracking said, one after the other, without repetitions. */
function hopStates(states: readonly TxState[]): string[] {
  const seen = states.flatMap((state) =>
    state.step === 'relaying' || state.step === 'done'
      ? [
          progressOf(state.transfer)
            ?.hops.map((hop) => hop.state)
            .join(' ') ?? 'looking',
        ]
      : [],
  );
  return seen.filter((each, index) => each !== seen[index - 1]);
}

describe('a transfer on the sandbox chains, with real signatures', () => {
  test.each<[SignCapability, string, string, string, bigint]>([
    ['direct-and-amino', 'ATOM', HUB, CORE, 5_000_000n],
    ['amino-only', 'ATOM', HUB, CORE, 5_000_001n],
    ['direct-and-amino', 'stkXPRT', CORE, OSMO, 1_000n],
    ['direct-and-amino', 'XPRT', HUB, OSMO, 700n],
    ['amino-only', 'XPRT', HUB, OSMO, 701n],
    ['direct-and-amino', 'DYDX', DYDX, CORE, 1_234_567_890_123_456_789n],
  ])('%s: %s from %s to %s arrives', async (capability, symbol, from, to, base) => {
    alice.as(capability);
    const wish = await wishOf(symbol, from, to, base);
    const route = routeFor(wish);
    const arrives = route.hops.at(-1)?.arrives.denom ?? '';
    const before = [await alice.balance(from, wish.denom), await alice.balance(to, arrives)] as const;
    const tab = await alice.tab(memoryStorage());
    const states = await alice.run(transferIntentOf(wish), alice.deps(from, tab));
    const steps = states.map((state) => state.step).filter((step, index, all) => step !== all[index - 1]);
    expect(steps).toEqual(['estimating', 'reviewing', 'signing', 'broadcasting', 'confirming', 'relaying', 'done']);
    const done = endOf(states);
    expect(progressOf(done.transfer)).toMatchObject({
      outcome: { kind: 'arrived' },
      place: { kind: 'account', chain: to, address: wish.receiver, denom: arrives },
    });
    // That the last chain has accepted it is all that has to be proved; the first one hears of it a moment later.
    expect(hopStates(states).at(-1)).toBe(route.hops.map(() => 'received').join(' '));
    expect(done.executed.moved).toMatchObject([{ base, asset: { symbol } }]);
    const fee = denomOf(from, done.review.fee.asset.symbol) === wish.denom ? done.review.fee.base : 0n;
    expect(await alice.balance(from, wish.denom)).toBe(before[0] - base - fee);
    expect(await alice.balance(to, arrives)).toBe(before[1] + base);
    expect(tab.journal.list()).toMatchObject([{ state: 'included', transfers: [{ outcome: 'arrived', base }] }]);
    alice.as('direct-and-amino');
  });

  test('the receipt is read from the bytes: the way in words, the end of the packet by the clock of the chain, the memo', async () => {
    const wish = await wishOf('XPRT', HUB, OSMO, 700n);
    const states = await alice.run(
      transferIntentOf(wish),
      alice.deps(HUB, await alice.tab(memoryStorage()), { decide: async () => 'back' }),
    );
    const review = states.flatMap((state) => (state.step === 'reviewing' ? [state.review] : []))[0];
    const clock = Number(alice.chains.hub.state.singles.time / 1_000_000n);
    const line = (label: string) => review?.lines.find((each) => each.label === label);
    expect(line('You send')).toMatchObject({ amounts: [{ base: 700n, asset: { symbol: 'XPRT' } }] });
    expect(line('Way')).toMatchObject({
      hops: [
        { from: 'Cosmos Hub Sandbox', to: 'Persistence Sandbox', channel: 'channel-0', limit: { until: clock + 600_000 } },
        { from: 'Persistence Sandbox', to: 'Osmosis Sandbox', channel: 'channel-1', limit: { seconds: 600 } },
      ],
    });
    expect(line('Receiver')).toMatchObject({ text: wish.receiver });
    expect(line('Arrives as')).toMatchObject({ amounts: [{ base: 700n, asset: { symbol: 'XPRT', chain: OSMO } }] });
    expect(line('Memo')).toMatchObject({ text: expect.stringContaining('"forward"') });
    expect(line('Network fee')).toMatchObject({ amounts: [{ asset: { symbol: 'ATOM' } }] });
  });

  test('another transaction of the account on that chain comes first: asked once more, sent once', async () => {
    const wish = await wishOf('OSMO', OSMO, CORE, 1_000n);
    const other = await alice.tab(memoryStorage());
    let intruded = false;
    const deps = alice.deps(OSMO, await alice.tab(memoryStorage()));
    const sign: typeof deps.wallet.sign = async (request) => {
      if (!intruded) {
        intruded = true;
        await alice.run(transferIntentOf({ ...wish, base: 2_000n }), alice.deps(OSMO, other));
      }
      return deps.wallet.sign(request);
    };
    const before = await alice.balance(CORE, denomOf(CORE, 'OSMO'));
    const states = await alice.run(transferIntentOf(wish), { ...deps, wallet: { ...deps.wallet, sign } });
    expect(states.flatMap((state) => (state.step === 'reviewing' ? state.reason : []))).toEqual(['first', 'sequence']);
    expect(progressOf(endOf(states).transfer)?.outcome.kind).toBe('arrived');
    expect(await alice.balance(CORE, denomOf(CORE, 'OSMO'))).toBe(before + 3_000n);
  });

  test('who waits for an arrival keeps nobody of the same account waiting', async () => {
    const wish = await wishOf('ATOM', HUB, CORE, 10n);
    const tab = await alice.tab(memoryStorage());
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const relay = async (hash: string) => {
      await arrival;
      return alice.relay(tab)(hash);
    };
    const first = alice.run(transferIntentOf(wish), alice.deps(HUB, tab, { relay }));
    const second = await alice.run(transferIntentOf({ ...wish, base: 11n }), alice.deps(HUB, tab));
    expect(endOf(second).transfer?.outcome).toBe('arrived');
    arrive();
    expect(endOf(await first).transfer?.outcome).toBe('arrived');
  });
});

describe('when something goes wrong on the way', () => {
  const stop = () => {
    alice.chains.relayer.orders = { ...alice.chains.relayer.orders, work: 'stopped' };
  };
  const start = () => {
    alice.chains.relayer.orders = { ...alice.chains.relayer.orders, work: 'running' };
  };

  test('no relayer for hours: it is asked about all that time, times out, and comes back when one is there again', async () => {
    const wish = await wishOf('XPRT', CORE, HUB, 9_000n);
    const before = await alice.balance(CORE, 'uxprt');
    const tab = await alice.tab(memoryStorage());
    stop();
    const rest = async (round: number) => {
      if (round === 30) start();
      alice.chains.tick(round < 30 ? 600 : 1);
    };
    const states = await alice.run(transferIntentOf(wish), alice.deps(CORE, tab, { relay: alice.relay(tab, { rest }) }));
    const done = endOf(states);
    expect(hopStates(states)).toEqual(expect.arrayContaining(['sent', 'timed-out', 'refunded']));
    expect(progressOf(done.transfer)).toMatchObject({
      outcome: { kind: 'refunded', failure: { hop: 0, cause: 'timeout' } },
      place: { kind: 'account', chain: CORE, address: wish.sender, denom: 'uxprt' },
    });
    expect(await alice.balance(CORE, 'uxprt')).toBe(before - done.review.fee.base);
  });

  test('no relayer until shortly before the end: it arrives late, and arrives', async () => {
    const wish = await wishOf('XPRT', CORE, HUB, 9_001n);
    const tab = await alice.tab(memoryStorage());
    stop();
    const rest = async (round: number) => {
      if (round === 10) start();
      alice.chains.tick(round < 10 ? 50 : 1);
    };
    const states = await alice.run(transferIntentOf(wish), alice.deps(CORE, tab, { relay: alice.relay(tab, { rest }) }));
    expect(endOf(states).transfer?.outcome).toBe('arrived');
  });

  test('the second packet is never brought to Osmosis: Core-1 gives up, and it is back where it began', async () => {
    const wish = await wishOf('XPRT', HUB, OSMO, 800n);
    const route = routeFor(wish);
    const quick = addressed({ ...route, hops: route.hops.map((hop) => ({ ...hop, timeout: 60, retries: 0 })) }, wish.sender, wish.receiver);
    const before = await alice.balance(HUB, wish.denom);
    const tab = await alice.tab(memoryStorage());
    const rest = async (round: number) => {
      // The first packet is with Core-1 already: the next is the one that it passes on.
      if (round === 1) alice.chains.relayer.loseNext('packet');
      alice.chains.tick(round < 3 ? 1 : 20);
    };
    const states = await alice.run(transferIntentOf(wish, quick), alice.deps(HUB, tab, { relay: alice.relay(tab, { rest }) }));
    const done = endOf(states);
    expect(progressOf(done.transfer)).toMatchObject({
      outcome: { kind: 'refunded', failure: { hop: 1, cause: 'timeout' } },
      place: { chain: HUB, address: wish.sender, denom: wish.denom },
    });
    expect(hopStates(states).at(-1)).toBe('refunded refunded');
    expect(await alice.balance(HUB, wish.denom)).toBe(before);
    alice.chains.relayer.findLost();
  });

  test('refused by the chain before anything is sent: words for it, and no prompt', async () => {
    const wish = await wishOf('ATOM', HUB, CORE, 10n ** 15n);
    const states = await alice.run(transferIntentOf(wish), alice.deps(HUB, await alice.tab(memoryStorage())));
    expect(states.at(-1)).toMatchObject({ step: 'failed', error: { source: 'tx', error: { kind: 'insufficient-funds' } } });
    expect(states.map((state) => state.step)).not.toContain('signing');
  });
});

describe('a page that is gone', () => {
  /** A run that is killed as soon as the transfer is under way. */
  async function killed(intent: TxIntent, storage = memoryStorage()) {
    const death = new AbortController();
    const tab = await alice.tab(storage);
    const deps = alice.deps(intent.chain, tab, { signal: death.signal, relay: () => new Promise(() => {}) });
    const run = (async () => {
      for await (const state of (await import('./execute.ts')).executeTx(intent, deps)) if (state.step === 'relaying') return;
    })();
    await run;
    death.abort();
    return storage;
  }

  test('after a reload in the middle the tracking goes on from the journal, to the end', async () => {
    const storage = await killed(transferIntentOf(await wishOf('XPRT', HUB, OSMO, 900n)));
    const { journal, queue } = await alice.tab(storage);
    const [entry] = journal.list();
    expect(entry).toMatchObject({ state: 'included', transfers: [{ outcome: 'under-way', route: { to: OSMO } }] });
    await alice.relay({ journal, queue })(entry?.hash ?? '');
    expect(journal.find(entry?.hash ?? '')).toMatchObject({ transfers: [{ outcome: 'arrived' }] });
    const again = await alice.tab(storage);
    expect(again.journal.list()).toMatchObject([{ transfers: [{ outcome: 'arrived', first: { chain: HUB } }] }]);
  });

  test('two tabs: one asks, the other reads along and asks nothing', async () => {
    const storage = await killed(transferIntentOf(await wishOf('ATOM', HUB, CORE, 901n)));
    const one = await alice.tab(storage);
    const two = { ...(await alice.tab(storage)), queue: one.queue };
    const hash = one.journal.list()[0]?.hash ?? '';
    let asked = 0;
    const client = (chain: string) => {
      asked += 1;
      return alice.client(chain);
    };
    const first = alice.relay(one)(hash);
    const second = alice.relay(two, { client })(hash);
    expect((await first)?.transfers[0]?.outcome).toBe('arrived');
    expect((await second)?.transfers[0]?.outcome).toBe('arrived');
    expect(asked).toBe(0);
  });

  test('another device finds it by its hash, in small letters too, and follows it; and again finds it without asking', async () => {
    const storage = await killed(transferIntentOf(await wishOf('XPRT', HUB, OSMO, 902n)));
    const hash = (await alice.tab(storage)).journal.list()[0]?.hash ?? '';
    const device = await alice.tab(memoryStorage());
    const deps = { network: SANDBOX_NETWORK, client: alice.client, journal: device.journal, now: () => 5 };
    expect(await trackTransfer(null, hash.toLowerCase(), deps)).toEqual({ kind: 'tracked', hash });
    expect(device.journal.find(hash)).toMatchObject({
      origin: 'found',
      chain: HUB,
      title: 'Transfer of 0.000902 XPRT to Osmosis Sandbox',
      transfers: [{ base: 902n, route: { from: HUB, to: OSMO, receiver: await alice.address(OSMO) } }],
    });
    await alice.relay(device)(hash);
    expect(device.journal.find(hash)?.transfers[0]?.outcome).toBe('arrived');
    const nobody = () => {
      throw new Error('asked');
    };
    expect(await trackTransfer(CORE, hash, { ...deps, client: nobody })).toEqual({ kind: 'tracked', hash });
  });

  test('what leads to no transfer says why', async () => {
    const { journal } = await alice.tab(memoryStorage());
    const deps = { network: SANDBOX_NETWORK, client: alice.client, journal, now: () => 5 };
    expect(await trackTransfer(CORE, 'A'.repeat(64), deps)).toEqual({ kind: 'unknown' });
    const mint: TxIntent = {
      ...transferIntentOf(await wishOf('XPRT', CORE, HUB, 1n)),
      kind: 'mint',
      messages: [
        {
          typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake',
          value: { delegatorAddress: await alice.address(CORE), amount: { denom: 'uxprt', amount: '1000000' } },
        },
      ],
    };
    const { route: _, ...plain } = mint;
    const { hash } = endOf(await alice.run(plain, alice.deps(CORE, await alice.tab(memoryStorage()))));
    expect(await trackTransfer(null, hash, deps)).toEqual({ kind: 'no-transfer' });
    expect(journal.list()).toEqual([]);
  });
});

describe('ATOM on the Hub to stkATOM: two signatures, one plan', () => {
  test('the mint waits for the arrival, is offered after a reload, and ends the plan', async () => {
    const storage = memoryStorage();
    const tab = await alice.tab(storage);
    const wish = await wishOf('ATOM', HUB, CORE, 6_000_000n);
    const [delegatorAddress, atom, stk] = [wish.receiver, denomOf(CORE, 'ATOM'), denomOf(CORE, 'stkATOM')];
    const next = { kind: 'mint-host', title: 'Mint stkATOM', chain: CORE, sender: delegatorAddress, denom: atom, base: wish.base } as const;
    const transfer: TxIntent = { ...transferIntentOf(wish), plan: { id: 'a plan', step: { number: 1, of: 2 }, next } };
    const open = () => openPlans(tab.journal.list()).map(({ state, step }) => [state, step.number]);
    const rest = async () => {
      expect(open()).toEqual([['waiting', 2]]);
      alice.chains.tick();
    };
    const done = endOf(await alice.run(transfer, alice.deps(HUB, tab, { relay: alice.relay(tab, { rest }) })));
    expect(done.transfer?.outcome).toBe('arrived');

    const later = await alice.tab(storage);
    const [plan] = openPlans(later.journal.list());
    if (!plan) throw new Error('forgotten');
    expect([plan.state, plan.next, plan.step]).toEqual(['ready', next, { number: 2, of: 2 }]);
    const amount = { denom: atom, amount: String(plan.next.base) };
    const { route: _, ...rest2 } = transfer;
    const mint: TxIntent = {
      ...rest2,
      kind: 'mint-host',
      title: plan.next.title,
      chain: plan.next.chain,
      sender: plan.next.sender,
      messages: [{ typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgLiquidStake', value: { delegatorAddress, amount } }],
      plan: planOf(plan),
    };
    const before = await alice.balance(CORE, stk);
    const minted = endOf(await alice.run(mint, alice.deps(CORE, later)));
    const gained = (await alice.balance(CORE, stk)) - before;
    expect(minted.executed.received).toMatchObject([{ base: gained, asset: { denom: stk } }]);
    expect(gained).toBeGreaterThan(0n);
    expect(openPlans(later.journal.list())).toEqual([]);
  });

  test('redeeming through the queue and at once: what the block said, in the coin as Core-1 calls it', async () => {
    const sender = await alice.address(CORE);
    const [atom, stk] = [denomOf(CORE, 'ATOM'), denomOf(CORE, 'stkATOM')];
    const intentOf = (kind: 'redeem-host' | 'redeem-instantly', type: string, base: bigint): TxIntent => ({
      kind,
      title: kind,
      chain: CORE,
      sender,
      messages: [
        {
          typeUrl: `/pstake.liquidstakeibc.v1beta1.${type}`,
          value: { delegatorAddress: sender, amount: { denom: stk, amount: String(base) } },
        },
      ],
      changes: [],
      notes: [],
      touches: [],
    });
    const before = await alice.balance(CORE, atom);
    const at = alice.deps(CORE, await alice.tab(memoryStorage()));
    const instant = endOf(await alice.run(intentOf('redeem-instantly', 'MsgRedeem', 1_000_000n), at));
    const paid = (await alice.balance(CORE, atom)) - before;
    expect(instant.executed.received).toMatchObject([{ base: paid, asset: { denom: atom, symbol: 'ATOM' } }]);
    const queued = endOf(await alice.run(intentOf('redeem-host', 'MsgLiquidUnstake', 1_000_000n), at));
    expect(queued.executed.unbonding).toMatchObject([{ asset: { denom: atom, symbol: 'ATOM' } }]);
    expect(queued.executed.unbonding[0]?.base).toBeGreaterThan(900_000n);
  });
});

test('Core-1 cannot pass it on, because its light client of Osmosis has expired: it refuses, and the money is back', async () => {
  const wish = await wishOf('XPRT', HUB, OSMO, 950n);
  const before = await alice.balance(HUB, wish.denom);
  alice.chains.core.intervene(expireClient(OSMO));
  const states = await alice.run(transferIntentOf(wish), alice.deps(HUB, await alice.tab(memoryStorage())));
  expect(progressOf(endOf(states).transfer)).toMatchObject({
    outcome: { kind: 'refunded', failure: { hop: 0, cause: 'error' } },
    place: { chain: HUB, address: wish.sender, denom: wish.denom },
  });
  expect(await alice.balance(HUB, wish.denom)).toBe(before);
});
