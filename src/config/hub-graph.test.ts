import { describe, expect, test } from 'vitest';
import { formatTrace } from '#domain/denom-trace.ts';
import { assetKey, bornKey, directLeg, legKey } from '#domain/hub-graph.ts';
import { recording } from '#testing/recording.ts';
import { escrowAddress } from './escrow-address.ts';
import { CORE_1 } from './generated/core-1.ts';
import { TEST_CORE_2 } from './generated/test-core-2.ts';
import { hubGraph } from './hub-graph.ts';
import { SANDBOX_NETWORK } from './sandbox-network.ts';

const networks = [SANDBOX_NETWORK, CORE_1, TEST_CORE_2].map((network) => [network.id, network] as const);

describe.each(networks)('the graph of %s', (_id, network) => {
  const graph = hubGraph(network);

  test('has every chain, both directions of every channel, and every listed denom', () => {
    expect(graph.hub).toBe(network.hub);
    expect([...graph.chains.keys()]).toEqual(network.chains.map(({ id }) => id));
    expect(graph.legs.size).toBe(network.channels.filter(({ to }) => graph.chains.has(to)).length * 2);
    expect(graph.assets.size).toBe(network.assets.length);
  });

  test('knows the trace of every listed denom, and its hash is the denom', () => {
    for (const { chain, denom, origin } of network.assets) {
      const asset = graph.assets.get(assetKey(chain, denom));
      if (!asset) throw new Error(denom);
      expect(graph.denomOf(asset.trace)).toBe(denom);
      expect(formatTrace(asset.trace)).toBe(origin ? `${origin.path}/${origin.denom}` : denom);
      expect(graph.listed.has(bornKey(chain, asset.origin, asset.trace.base))).toBe(true);
    }
  });

  test('every leg has its way back', () => {
    for (const { from, to, port, channel, toPort, toChannel } of graph.legs.values()) {
      expect(graph.legs.get(legKey(to, toPort, toChannel))).toMatchObject({ from: to, to: from, toPort: port, toChannel: channel });
    }
  });

  test('the hub passes packets on, and that is written somewhere', () => {
    for (const { forwarding } of graph.chains.values()) {
      expect(forwarding.reason).toMatch(/\.$/);
      expect(URL.canParse(forwarding.source)).toBe(true);
    }
    expect(graph.chains.get(network.hub)?.forwarding.state).toBe('forwards');
  });
});

describe('Core-1', () => {
  const graph = hubGraph(CORE_1);

  test('of two channels to Secret Network, the one without a contract is the direct one', () => {
    expect(directLeg(graph, 'core-1', 'secret-4')?.channel).toBe('channel-82');
    expect(directLeg(graph, 'secret-4', 'core-1')?.channel).toBe('channel-64');
    expect(directLeg(graph, 'osmosis-1', 'cosmoshub-4')).toBeNull();
  });

  test('a chain of which nothing is written is not trusted with a packet', () => {
    expect(graph.chains.get('sifchain-1')?.forwarding.state).toBe('unknown');
    expect(graph.chains.get('osmosis-1')?.forwarding.state).toBe('forwards');
  });

  test('channels to chains that are not there are left out', () => {
    const cut = hubGraph({ ...CORE_1, chains: CORE_1.chains.filter(({ id }) => id !== 'osmosis-1') });
    expect(cut.legs.size).toBe(graph.legs.size - 2);
    expect(directLeg(cut, 'core-1', 'osmosis-1')).toBeNull();
  });

  test('the hub of a deployment is taken for a Persistence chain', () => {
    const [first, ...others] = CORE_1.chains;
    if (!first) throw new Error('no chain');
    const deployment = hubGraph({ ...CORE_1, hub: 'mine-1', chains: [{ ...first, id: 'mine-1' }, ...others] });
    expect(deployment.chains.get('mine-1')?.forwarding.state).toBe('forwards');
    expect(deployment.chains.get('core-1')).toBeUndefined();
  });
});

test('the escrow account is the one that the chain names', () => {
  type Queries = { readonly escrowAddress: { readonly response: { readonly value: string } } };
  const answer = Buffer.from(recording<Queries>('ibc-queries').escrowAddress.response.value, 'base64').subarray(2).toString();
  expect(escrowAddress('persistence', 'transfer', 'channel-0')).toBe(answer);
});
