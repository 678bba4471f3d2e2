import { expect, test } from 'vitest';
import { MsgLiquidStake, MsgLiquidUnstake } from '#chain/gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { graphOf } from '#config/graph-of.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { decFromAtomics } from '#domain/dec.ts';
import { parseTrace } from '#domain/denom-trace.ts';
import type { LedgerCoin } from '#domain/ledger-entry.ts';
import type { RateSample } from '#domain/rates.ts';
import { readData } from '#sandbox/ibc/transfer-data.ts';
import { netAmountState } from '#sandbox/modules/liquid-stake.ts';
import type { SandboxNode } from '#sandbox/node.ts';
import { Store } from '#sandbox/store.ts';
import {
  addressOn,
  balanceOf,
  forwardMemo,
  fundFees,
  type Message,
  PacketWatch,
  submit,
  type Traveller,
  transferOf,
  traveller,
  troubleOf,
} from '#testing/ibc-people.ts';
import { type LinkedChains, linkedChains } from '#testing/linked-chains.ts';
import { type Random, randomFrom } from '#testing/random.ts';
import { createEmbeddedClient } from '../embedded.ts';
import { NO_HISTORY } from './history.ts';
import { ledgerOfHistory } from './ledger-of-history.ts';
import { readHistory } from './read-history.ts';

/** Two seconds alone; a busy machine may need longer. */
const PATIENCE = 60_000;
const STK = 'stk/uxprt';
const graph = graphOf(SANDBOX_NETWORK);
const voucher = (path: string) => graph.denomOf(parseTrace(path));

/** XPRT paid and given for stkXPRT, and what it was worth when it left and came. */
type Books = { cost: bigint; proceeds: bigint; fees: bigint };

const rateOf = ({ state }: SandboxNode): bigint => {
  const { height, time } = state.singles;
  const { netAmount, stkxprtTotalSupply } = netAmountState({ store: new Store(state), height, time });
  return (netAmount * 10n ** 18n) / stkxprtTotalSupply;
};

/** One transfer, mint or redemption on one chain; now and then to nobody, too late, or passed on to where it is refused. */
function wish(random: Random, chains: LinkedChains, node: SandboxNode, me: Traveller, people: readonly Traveller[]): Message | null {
  const { core, hub, osmo } = chains;
  const you = random.of(people);
  const seconds = random.of([600, 600, 600, 3]);
  const to = (there: SandboxNode) => random.of([addressOn(there, you), addressOn(there, you), addressOn(there, me), 'nobody']);
  if (node === core) {
    const denom = random.of(['uxprt', STK, STK]);
    const held = balanceOf(core, addressOn(core, me), denom);
    const amount = 1n + BigInt(random.below(1_000_000)) * (held / 8_000_000n);
    const delegatorAddress = addressOn(core, me);
    switch (random.below(8)) {
      case 0: {
        const value = MsgLiquidStake.encode({
          delegatorAddress,
          amount: { denom: 'uxprt', amount: `${3_000_000 + random.below(90_000_000)}` },
        });
        return { typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake', value: value.finish() };
      }
      case 1: {
        if (balanceOf(core, delegatorAddress, STK) < 20_000_000n) return null;
        const value = MsgLiquidUnstake.encode({
          delegatorAddress,
          amount: { denom: STK, amount: `${1_000_000 + random.below(9_000_000)}` },
        });
        return { typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidUnstake', value: value.finish() };
      }
      case 2:
      case 3:
        // Over the hub to Osmosis, by a path that nobody there knows.
        return transferOf(core, me, {
          channel: 'channel-0',
          denom,
          amount,
          receiver: 'pfm',
          seconds,
          memo: forwardMemo('channel-1', to(osmo), random.of([600, 3])),
        });
      default: {
        const [channel, there] = random.of([
          ['channel-0', hub],
          ['channel-1', osmo],
        ] as const);
        return transferOf(core, me, { channel, denom, amount, receiver: to(there), seconds });
      }
    }
  }
  const base = random.of(['uxprt', STK]);
  const channel = 'channel-0';
  const denom = voucher(`transfer/channel-0/${base}`);
  const held = balanceOf(node, addressOn(node, me), denom);
  if (held < 100n) return null;
  const amount = 1n + held / BigInt(1 + random.below(5));
  const way = amount > held ? held : amount;
  if (random.below(4) > 0) return transferOf(node, me, { channel, denom, amount: way, receiver: to(core), seconds });
  // From the hub by Osmosis and the other way round: Core-1 gets a coin that it does not know.
  return transferOf(node, me, {
    channel: 'channel-1',
    denom,
    amount: way,
    receiver: 'pfm',
    seconds,
    memo: forwardMemo('channel-0', to(core), 600),
  });
}

test('what left for other chains, came from them and came back: the ledgers are the chain’s own books', { timeout: PATIENCE }, async () => {
  const random = randomFrom(20_261_126);
  const chains = await linkedChains();
  const { core, hub, osmo } = chains;
  const people = [traveller('ann', 61), traveller('ben', 62), traveller('cat', 63)];
  fundFees(chains, people, 5_000_000_000n);
  chains.tick();
  const mine = new Map(people.map((person) => [addressOn(core, person), person]));
  const books = new Map<string, Books>(people.map((person) => [addressOn(core, person), { cost: 0n, proceeds: 0n, fees: 0n }]));
  const opening = new Map(people.map((person) => [addressOn(core, person), balanceOf(core, addressOn(core, person), 'uxprt')]));
  const watch = new PacketWatch(core, chains.nodes);
  const given = new Map<object, bigint>();
  const rates: RateSample[] = [];
  const happened = new Map<string, number>();

  function book(): void {
    const rate = rateOf(core);
    const worth = (amount: bigint) => (amount * rate) / 10n ** 18n;
    rates.push({ rate: decFromAtomics(rate), at: Number(core.state.singles.time / 1_000_000n) });
    for (const { did, address, packet } of watch.next()) {
      const own = books.get(address);
      if (!own) continue;
      const { denom, amount } = readData(packet.data);
      happened.set(did, (happened.get(did) ?? 0) + 1);
      if (!denom.endsWith(STK) || denom.split('channel-').length > 2) continue;
      const base = BigInt(amount);
      if (did === 'sent') {
        given.set(packet, worth(base));
        own.proceeds += worth(base);
      } else if (did === 'returned') own.proceeds -= given.get(packet) ?? 0n;
      else own.cost += worth(base);
    }
    for (const { code, events } of core.blocks.latest?.outcome?.results ?? []) {
      const value = (type: string, name: string) =>
        events
          .find((event) => event.type === type && event.attributes.some(([key]) => key === name))
          ?.attributes.find(([key]) => key === name)?.[1];
      const signer = value('tx', 'fee_payer') ?? '';
      const own = books.get(signer);
      if (!own) continue;
      own.fees += 50_000n;
      if (code !== 0) happened.set('failed', (happened.get('failed') ?? 0) + 1);
      const digits = (text: string | undefined) => BigInt(/^\d+/.exec(text ?? '')?.[0] ?? '0');
      own.cost += digits(value('liquid_stake', 'liquid_amount'));
      own.proceeds += digits(value('liquid_unstake', 'unbonding_amount')) + digits(value('liquid_unstake', 'unbonded_amount'));
    }
  }

  for (let block = 0; block < 90; block += 1) {
    for (const node of [core, hub, osmo]) {
      for (const person of people) {
        const message = random.below(3) === 0 ? wish(random, chains, node, person, people) : null;
        if (message) submit(node, person, [message]);
      }
    }
    chains.tick(block < 12 ? 1 : troubleOf(random, chains));
    book();
  }
  // What is in the mempools; something is still on its way. A history ends one block below the newest.
  chains.relayer.orders = { ...chains.relayer.orders, work: 'stopped' };
  chains.tick();
  book();
  chains.tick();

  const chain = hubChain(SANDBOX_NETWORK);
  const client = createEmbeddedClient(SANDBOX_NETWORK, chain, chains.rpc(chain.id));
  const mapOf = (coins: readonly LedgerCoin[]) => new Map(coins.map(({ denom, base }) => [denom, base]));
  const kinds = new Map<string, number>();
  for (const [address, own] of books) {
    const history = await readHistory(client, address, NO_HISTORY);
    const ledger = ledgerOfHistory(chain, address, history, rates, 0);
    for (const { kind } of ledger.entries) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const person = mine.get(address)?.name;
    const closing = new Map((core.state.tables.balances.get(address) ?? []).map(({ denom, amount }) => [denom, amount]));
    expect([person, mapOf(ledger.present.balances ?? [])]).toEqual([person, closing]);
    expect([person, mapOf(ledger.opening)]).toEqual([person, new Map([['uxprt', opening.get(address)]])]);
    expect(mapOf(ledger.totals.fees).get('uxprt')).toBe(own.fees);
    const held = closing.get(STK) ?? 0n;
    const worth = (held * rateOf(core)) / 10n ** 18n;
    expect([person, ledger.liquid.held, ledger.totals.liquidRealised + (ledger.accrued.liquid ?? 0n)]).toEqual([
      person,
      held,
      worth + own.proceeds - own.cost,
    ]);
    // Everything that crossed is told as such: nothing is merely "received" or "sent".
    expect(ledger.entries.filter(({ kind }) => kind === 'received' || kind === 'sent')).toEqual([]);
  }
  expect(Math.min(...['sent', 'arrived', 'returned'].map((did) => happened.get(did) ?? 0))).toBeGreaterThan(10);
  expect(kinds.get('ibc-sent')).toBe(happened.get('sent'));
  expect(kinds.get('ibc-arrived')).toBe(happened.get('arrived'));
  expect(kinds.get('ibc-returned')).toBe(happened.get('returned'));
});
