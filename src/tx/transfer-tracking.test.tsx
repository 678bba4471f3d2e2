// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChainClient, ChainStatus } from '#chain/client.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import type { PacketFact, PacketId, SentPacket } from '#domain/packet-fact.ts';
import { NetworkContext } from '#queries/network-context.tsx';
import { routeFor } from '#testing/transfer-intents.ts';
import { type TrackedTransfer, withFacts } from './journal-transfer.ts';
import { RelayingStep } from './relaying-step.tsx';
import { TransferTracking } from './transfer-tracking.tsx';

afterEach(cleanup);

const ON_HUB = 'cosmos1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3r6wypn';
const ON_OSMO = 'osmo1jzr2ts2xvfcg6rsqj9z5fkjw9zn0x3y3tpa5hp';
const XPRT = SANDBOX_NETWORK.assets.find(({ chain, symbol }) => chain === 'hub-sandbox-1' && symbol === 'XPRT')?.denom ?? '';
const route = routeFor({
  from: 'hub-sandbox-1',
  to: 'osmo-sandbox-1',
  denom: XPRT,
  base: 7_000_000n,
  sender: ON_HUB,
  receiver: ON_OSMO,
});
const LIMIT = Date.UTC(2026, 10, 26, 12, 10);
const HASH = 'AB'.repeat(32);
const at = (height: bigint) => ({ height, time: Date.UTC(2026, 10, 26, 12), hash: HASH });
const idOf = (chain: string, channel: string, sequence: bigint): PacketId => ({ chain, port: 'transfer', channel, sequence });
const sentAs = (id: PacketId): SentPacket => ({
  ...id,
  toPort: 'transfer',
  toChannel: 'channel-0',
  timeoutTimestamp: BigInt(LIMIT) * 1_000_000n,
  timeoutHeight: 0n,
});
const [one, two] = [idOf('hub-sandbox-1', 'channel-0', 41n), idOf('core-sandbox-1', 'channel-1', 1_234n)];

const SENT: PacketFact = { kind: 'sent', packet: sentAs(one), at: at(10n) };
const PASSED_ON: readonly PacketFact[] = [
  SENT,
  { kind: 'received', packet: one, at: at(20n) },
  { kind: 'forwarded', packet: one, as: sentAs(two), at: at(20n) },
];
const refused = (text: string): readonly PacketFact[] => [
  ...PASSED_ON,
  { kind: 'received', packet: two, at: at(30n) },
  { kind: 'answered', packet: two, answer: { kind: 'error', text }, at: at(30n) },
];
const BACK: readonly PacketFact[] = [
  ...refused('ABCI code: 5: <img src=x onerror=alert(1)>'),
  { kind: 'acknowledged', packet: two, answer: { kind: 'error', text: 'ABCI code: 5: <img src=x onerror=alert(1)>' }, at: at(31n) },
  { kind: 'acknowledged', packet: one, answer: { kind: 'error', text: 'short' }, at: at(32n) },
  { kind: 'refunded', packet: one, to: ON_HUB, at: at(32n) },
];

const fresh: TrackedTransfer = { route, base: 7_000_000n, first: sentAs(one), facts: [], outcome: 'under-way' };
const knowing = (facts: readonly PacketFact[]) => withFacts(fresh, facts);

function status(change: Partial<ChainStatus> = {}): ChainStatus {
  return { state: 'live', height: 5, blockTime: 0, seenAt: 0, endpoint: 'test', reason: null, ...change };
}

function show(node: React.ReactNode, statusOf: (chain: string) => ChainStatus = () => status()) {
  const statuses = new Map<string, ChainStatus>();
  const client = (id: string): ChainClient => {
    const chain = SANDBOX_NETWORK.chains.find((each) => each.id === id) ?? hubChain(SANDBOX_NETWORK);
    const known = statuses.get(id) ?? statusOf(id);
    statuses.set(id, known);
    const rpc = { execute: () => Promise.reject(new Error('not asked')), disconnect: () => {} };
    return { network: 'sandbox', chain, rpc, status: { get: () => known, subscribe: () => () => {} } };
  };
  const value = { network: SANDBOX_NETWORK, hub: client('core-sandbox-1'), client };
  return render(<NetworkContext value={value}>{node}</NetworkContext>);
}

const way = () => within(screen.getByRole('list', { name: 'Way of the transfer' })).getAllByRole('listitem');
const hops = () => way().flatMap((item) => (item.parentElement?.getAttribute('aria-label') ? [item.querySelector('p')?.textContent] : []));

describe('where a transfer is', () => {
  test('its packet is looked for before anything is known', () => {
    show(<TransferTracking transfer={{ ...fresh, first: null }} />);
    expect(hops()).toEqual(['Cosmos Hub Sandbox → Persistence Sandboxnot yet sent', 'Persistence Sandbox → Osmosis Sandboxnot yet sent']);
    expect(screen.getByRole('status', { name: 'Where the money is' }).textContent).toContain('looked for');
  });

  test('sent: who holds the money, who brings it, and by when it is there or comes back', () => {
    show(<TransferTracking transfer={knowing([SENT])} />);
    expect(hops()).toEqual(['Cosmos Hub Sandbox → Persistence Sandboxunder way', 'Persistence Sandbox → Osmosis Sandboxnot yet sent']);
    const said = screen.getByRole('status', { name: 'Where the money is' }).textContent ?? '';
    for (const part of ['has left Cosmos Hub Sandbox', 'A relayer brings it to Persistence Sandbox', '26 Nov 2026', 'it comes back']) {
      expect(said).toContain(part);
    }
  });

  test('passed on: each packet with its block, its time and its transaction', () => {
    show(<TransferTracking transfer={knowing(PASSED_ON)} />);
    expect(hops()).toEqual(['Cosmos Hub Sandbox → Persistence Sandboxreceived', 'Persistence Sandbox → Osmosis Sandboxunder way']);
    expect(screen.getByRole('status', { name: 'Where the money is' }).textContent).toContain('held on Persistence Sandbox');
    expect(screen.getByText('Packet 1,234').closest('details')?.open).toBe(false);
    expect(screen.getAllByRole('listitem').some((item) => /^Received on Persistence Sandbox .*block 20/.test(item.textContent ?? ''))).toBe(
      true,
    );
  });

  test('arrived: the money is there, with the amount and the account', () => {
    const facts: readonly PacketFact[] = [
      ...PASSED_ON,
      { kind: 'received', packet: two, at: at(30n) },
      { kind: 'answered', packet: two, answer: { kind: 'success' }, at: at(30n) },
    ];
    show(<TransferTracking transfer={knowing(facts)} />);
    expect(hops()).toEqual(['Cosmos Hub Sandbox → Persistence Sandboxdone', 'Persistence Sandbox → Osmosis Sandboxdone']);
    const said = screen.getByRole('status', { name: 'Where the money is' }).textContent ?? '';
    for (const part of ['It has arrived on Osmosis Sandbox.', 'The money is on Osmosis Sandbox: 7 XPRT']) expect(said).toContain(part);
  });

  test('refused by the last chain: it is on its way back, without a limit of time', () => {
    show(<TransferTracking transfer={knowing(refused('no'))} />);
    const said = screen.getByRole('status', { name: 'Where the money is' }).textContent ?? '';
    expect(said).toContain('Osmosis Sandbox refused it. A relayer brings it back to Persistence Sandbox');
  });

  test('given up by the chain that passed it on: which chain it did not reach, and who has to be told', () => {
    const late = { ...at(300n), time: LIMIT };
    const gone: readonly PacketFact[] = [
      ...PASSED_ON,
      { kind: 'receipt', packet: two, there: false, at: { ...late, hash: null } },
      { kind: 'commitment', packet: two, there: true, at: { ...late, hash: null } },
    ];
    const said = () => screen.getByRole('status', { name: 'Where the money is' }).textContent ?? '';
    const { unmount } = show(<TransferTracking transfer={knowing(gone)} />);
    expect(said()).toContain('It did not reach Osmosis Sandbox in time. When a relayer has told Persistence Sandbox, it is sent again');
    unmount();
    const answer = { kind: 'error', text: 'giving up' } as const;
    const given: readonly PacketFact[] = [
      ...PASSED_ON,
      { kind: 'timed-out', packet: two, at: late },
      { kind: 'answered', packet: one, answer, at: late },
    ];
    const impatient = { ...route, hops: route.hops.map((hop) => ({ ...hop, retries: 0 })) };
    show(<TransferTracking transfer={withFacts({ ...fresh, route: impatient }, given)} />);
    expect(said()).toContain(
      'It did not reach Osmosis Sandbox in time and cannot any more. A relayer brings it back to Cosmos Hub Sandbox',
    );
  });

  test('back, and nobody knows at which chain it failed: nobody is blamed for it', () => {
    const heard: readonly PacketFact[] = [
      SENT,
      { kind: 'acknowledged', packet: one, answer: { kind: 'error', text: 'giving up' }, at: at(32n) },
      { kind: 'refunded', packet: one, to: ON_HUB, at: at(32n) },
    ];
    show(<TransferTracking transfer={knowing(heard)} />);
    const said = screen.getByRole('status', { name: 'Where the money is' }).textContent ?? '';
    expect(said).toMatch(/^It came back\.The money is on Cosmos Hub Sandbox: 7 XPRT/);
    expect(screen.getByText('What was answered')).toBeDefined();
    expect(hops()).toEqual(['Cosmos Hub Sandbox → Persistence Sandboxundone', 'Persistence Sandbox → Osmosis Sandboxunclear']);
  });

  test('back: who refused it, and where the money is; what the chain said is text behind the details', () => {
    show(<TransferTracking transfer={knowing(BACK)} />);
    const said = screen.getByRole('status', { name: 'Where the money is' }).textContent ?? '';
    for (const part of ['It came back: Osmosis Sandbox refused it.', 'The money is on Cosmos Hub Sandbox: 7 XPRT']) {
      expect(said).toContain(part);
    }
    fireEvent.click(screen.getByText('What Osmosis Sandbox said'));
    expect(screen.getByText(/<img src=x onerror/)).toBeDefined();
    expect(document.querySelector('img')).toBeNull();
  });

  test('nobody knows how it ended: that is said, and where to look', () => {
    const gone: PacketFact = { kind: 'commitment', packet: one, there: false, at: { height: 900n, time: null, hash: null } };
    show(<TransferTracking transfer={knowing([SENT, gone])} />);
    expect(screen.getByRole('status', { name: 'Where the money is' }).textContent).toContain('The balances of both accounts show it.');
  });
});

describe('while it is under way', () => {
  test('a chain of the way that stands still is named, one that answers is not', () => {
    const reason = 'Osmosis Sandbox has made no block for about a minute.';
    show(<RelayingStep transfer={knowing(PASSED_ON)} />, (chain) =>
      chain === 'osmo-sandbox-1' ? status({ state: 'halted', reason }) : status(),
    );
    expect(screen.getByText(reason)).toBeDefined();
    expect(screen.queryAllByText(/has made no block/)).toHaveLength(1);
    expect(screen.getByText(/It goes on behind the page/)).toBeDefined();
  });

  test('has the focus, because what had it is gone', () => {
    show(<RelayingStep transfer={knowing(PASSED_ON)} />);
    expect(document.activeElement?.contains(screen.getByRole('list', { name: 'Way of the transfer' }))).toBe(true);
  });
});
