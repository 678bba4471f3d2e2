import { expect, test } from 'vitest';
import { type HostWorld, hostWorld, registerHub, sendToCore } from '#testing/host-world.ts';
import { recording } from '#testing/recording.ts';
import type { TxResult } from '../execute.ts';
import { fromBase64, toBase64 } from '../go-encoding.ts';
import { answerBytes } from '../queries/query.ts';
import { decode, encode, fields, toJson } from '../wire.ts';
import { hostChainAt, saveHostChain } from './host-chain.ts';
import { pack, sendSteps } from './host-steps.ts';

/** The whole life of deposits and unbondings on the real module, persistenceCore v11.21.0, lived again with the same transactions. */

const HUB = 'hub-sandbox-1';
const ALICE = 'persistence1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3dkgh0h';
const BOB = 'persistence1ntrkhg258f7q3sd6p7asz2yf4tdfl9pwmn5c8g';
const ATOM = 'ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2';

type Outcome = { readonly code: number; readonly codespace: string; readonly log?: string };
type Events = readonly { readonly type: string; readonly attributes: readonly (readonly [string, string])[] }[];
type Recorded = {
  readonly chain: string;
  readonly title: string;
  readonly txBytes: string;
  readonly check: Outcome;
  readonly result?: Outcome & { readonly data: string | null; readonly gasUsed: string; readonly events: Events };
};
type Snapshot = Readonly<Record<string, unknown>>;

const recorded = recording<Recorded[]>('liquidstakeibc-transactions').filter(({ chain }) => chain === 'core-sandbox-1');
const timeline = recording<Snapshot[]>('liquidstakeibc-timeline');

/** What the recording's client asked for, by the names that it gave the answers. */
const QUESTIONS: Readonly<Record<string, readonly [method: string, request: Readonly<Record<string, string>>]>> = {
  hostChain: ['HostChain', { chain_id: HUB }],
  deposits: ['Deposits', { chain_id: HUB }],
  unbondings: ['Unbondings', { chain_id: HUB }],
  userUnbondingsAlice: ['UserUnbondings', { address: ALICE }],
  userUnbondingsBob: ['UserUnbondings', { address: BOB }],
  rate: ['ExchangeRate', { chain_id: HUB }],
};

function ask({ core }: HostWorld, [method, request]: readonly [string, Readonly<Record<string, string>>]): unknown {
  const found = core.application.queries.get(`pstake.liquidstakeibc.v1beta1.Query/${method}`);
  if (!found) throw new Error(method);
  const answer = answerBytes(found, core.scope(), encode(found.request, request));
  return toJson(found.response, decode(found.response, answer));
}

function balances({ core }: HostWorld, address: string): { readonly stk: string; readonly ibc: string } {
  const of = (denom: string): string => String(core.state.tables.balances.get(address)?.find((coin) => coin.denom === denom)?.amount ?? 0n);
  return { stk: of('stk/uatom'), ibc: of(ATOM) };
}

/** Everything that the recording looked at, now. */
function look(world: HostWorld): Record<string, unknown> {
  const answers = Object.entries(QUESTIONS).map(([name, question]) => [name, ask(world, question)]);
  return { ...Object.fromEntries(answers), balances: { alice: balances(world, ALICE), bob: balances(world, BOB) } };
}

/** Without what differs for good reason: addresses on the hub, and when exactly something matures there. */
const comparable = (part: unknown): string =>
  JSON.stringify(part)
    .replace(/cosmos(valoper)?1[0-9a-z]+/g, 'cosmos$1')
    .replace(/"mature_time":"2[^"]+"/g, '"mature_time":"known"');

/** Values of one part over time, each once. */
function history(part: string, looks: readonly Snapshot[]): string[] {
  const values = looks.map((one) => comparable(one[part]));
  return values.filter((value, at) => at === 0 || value !== values[at - 1]);
}

/** The recorded life: the same transactions on the same days. Returns what there was to see after each block. */
function live(world: HostWorld): {
  readonly looks: Snapshot[];
  readonly checks: Map<string, Outcome>;
  readonly results: Map<string, TxResult>;
} {
  const { core } = world;
  const looks: Snapshot[] = [];
  const checks = new Map<string, Outcome>();
  const results = new Map<string, TxResult>();
  const until = (second: number): void => {
    while (core.height < second) {
      world.step();
      if (core.state.tables.hostChains.size > 0) looks.push(look(world));
    }
  };
  const submit = (titles: readonly string[]): void => {
    for (const tx of recorded.filter(({ title }) => titles.includes(title))) {
      const { hash, result } = core.submit(fromBase64(tx.txBytes));
      checks.set(tx.txBytes, { code: result.code, codespace: result.codespace, log: result.log });
      until(core.height + 1);
      const included = core.txs.get(hash);
      if (included) results.set(tx.txBytes, included.result);
    }
  };
  until(92);
  sendToCore(world, 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn', ALICE, 500_000_000n);
  sendToCore(world, 'cosmos1ntrkhg258f7q3sd6p7asz2yf4tdfl9pw4ljtfv', BOB, 100_000_000n);
  until(107);
  registerHub(world, { autoCompound: '20', unbondingFactor: 2n, lsm: false, weights: ['1'] }, false);
  setUp(world);
  submit(['before active: stake']);
  world.change(core, ({ store }) => saveHostChain(store, { ...hostChainAt(store, HUB), active: true }));
  until(123);
  submit([
    'stake',
    'stake below minimum',
    'stake wrong denom',
    'stake more than balance',
    'instant redeem against pending deposits',
    'instant redeem more than deposits',
    'instant redeem wrong denom',
    'unstake before anything is delegated',
  ]);
  until(170);
  submit([
    'unstake',
    'unstake again in the same epoch',
    'unstake more than owned',
    'unstake wrong denom',
    'unstake zero',
    'instant redeem with nothing pending',
  ]);
  until(340);
  return { looks, checks, results };
}

/** As the recorded chain was set up: a minimum of five, and the rewards account named by a first packet. */
function setUp(world: HostWorld): void {
  world.change(world.core, (context) => {
    const chain = hostChainAt(context.store, HUB);
    saveHostChain(context.store, { ...chain, minimum_deposit: 5n });
    const form = fields({ delegator_address: [1, 'string'], withdraw_address: [2, 'string'] });
    const step = { typeUrl: '/cosmos.distribution.v1beta1.MsgSetWithdrawAddress', form, answer: fields({}) };
    const { delegation_account, rewards_account } = chain;
    const message = pack(step, { delegator_address: delegation_account.address, withdraw_address: rewards_account.address });
    sendSteps(context, delegation_account.owner, [message]);
  });
}

const world = hostWorld({ answers: false });
const lived = live(world);

test.each(Object.keys(QUESTIONS).concat('balances'))('%s goes through the recorded states, in their order', (part) => {
  const seen = history(part, lived.looks);
  let from = 0;
  for (const state of history(part, timeline)) {
    const at = seen.indexOf(state, from);
    expect(at, `${state} after ${seen.slice(Math.max(0, from - 1)).join('\n')}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
});

test.each(recorded.map((tx) => [tx.title, tx] as const))('%s: code, text, answer, events and gas as recorded', (_, tx) => {
  const log = tx.check.log === '[]' ? '' : tx.check.log;
  expect(lived.checks.get(tx.txBytes)).toEqual({ code: tx.check.code, codespace: tx.check.codespace, log });
  if (!tx.result) return;
  const got = lived.results.get(tx.txBytes);
  if (!got) throw new Error('not included');
  expect({ code: got.code, codespace: got.codespace, log: got.log }).toEqual({
    code: tx.result.code,
    codespace: tx.result.codespace,
    log: tx.result.log ?? '',
  });
  expect(toBase64(got.data)).toBe(tx.result.data ?? '');
  const first = tx.result.events.findIndex(({ attributes }) => attributes[0]?.[0] === 'action');
  const own = got.events.filter(({ attributes }) => attributes.some(([key]) => key === 'msg_index'));
  expect(own.map(({ type, attributes }) => ({ type, attributes: attributes.slice(0, -1) }))).toEqual(
    first < 0 ? [] : tx.result.events.slice(first),
  );
  // The very first stake also made the module's accounts, which are there from the beginning here.
  if (tx.result.code !== 0 || tx === recorded.find(({ title }) => title === 'stake')) return;
  const gas = Number(tx.result.gasUsed);
  expect(Math.abs(Number(got.gasUsed) - gas) / gas).toBeLessThan(0.1);
});
