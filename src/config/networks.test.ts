import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CORE_1 } from './generated/core-1.ts';
import { TEST_CORE_2 } from './generated/test-core-2.ts';
import type { Network } from './network.ts';
import {
  assetOf,
  chainById,
  hubChain,
  isListed,
  liquidAsset,
  loadNetwork,
  NETWORK_IDS,
  NETWORK_SUMMARIES,
  stakeAsset,
} from './networks.ts';
import { SANDBOX_NETWORK } from './sandbox-network.ts';

const BUILT_IN: readonly Network[] = [SANDBOX_NETWORK, CORE_1, TEST_CORE_2];
const each = BUILT_IN.map((network) => [network.id, network] as const);

describe.each(each)('network %s', (_id, network) => {
  test('every ibc/ denom is the hash of its trace', () => {
    const wrong = network.assets
      .filter((asset) => asset.denom.startsWith('ibc/'))
      .filter(({ denom, origin }) => {
        const hash = createHash('sha256').update(`${origin?.path}/${origin?.denom}`).digest('hex');
        return denom !== `ibc/${hash.toUpperCase()}`;
      });
    expect(wrong.map(({ symbol }) => symbol)).toEqual([]);
  });

  test('the first hop of every trace is a pinned channel to the chain that the asset came from', () => {
    const wrong = network.assets
      .filter(({ kind }) => kind === 'ibc')
      .filter(({ chain, origin }) => {
        const [port, channel] = origin?.path.split('/') ?? [];
        const ends = network.channels.flatMap((pinned) => [
          { here: pinned.from, port: pinned.port, channel: pinned.channelOnFrom, there: pinned.to },
          { here: pinned.to, port: pinned.portOnTo ?? pinned.port, channel: pinned.channelOnTo, there: pinned.from },
        ]);
        return !ends.some((end) => end.here === chain && end.port === port && end.channel === channel && end.there === origin?.chain);
      });
    expect(wrong.map(({ symbol }) => symbol)).toEqual([]);
  });

  test('no denom, symbol, chain or channel is listed twice', () => {
    const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);
    expect(twice(network.assets.map(({ chain, denom }) => `${chain} ${denom}`))).toEqual([]);
    expect(twice(network.assets.map(({ chain, symbol }) => `${chain} ${symbol}`))).toEqual([]);
    expect(twice(network.chains.map(({ id }) => id))).toEqual([]);
    expect(twice(network.channels.map(({ from, channelOnFrom }) => `${from} ${channelOnFrom}`))).toEqual([]);
  });

  test('endpoints and explorers are https, names fit into a wallet, prices are decimals', () => {
    for (const chain of network.chains) {
      for (const url of [...chain.rpc, ...chain.rest]) expect(new URL(url).protocol).toBe('https:');
      if (chain.explorer) {
        expect(chain.explorer.tx).toMatch(/^https:\/\/.*\{hash\}/);
        expect(chain.explorer.account).toMatch(/^https:\/\/.*\{address\}/);
      }
      expect(chain.name.length).toBeLessThanOrEqual(36);
      expect(chain.gasPrice).toMatch(/^\d+(\.\d+)?$/);
      expect(chain.feeAssets.some(({ denom }) => denom === chain.stakeDenom)).toBe(true);
    }
  });

  test('every lifecycle has a sentence, a day and a source', () => {
    for (const { lifecycle } of network.assets) {
      expect(lifecycle.reason).toMatch(/\.$/);
      expect(lifecycle.since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(URL.canParse(lifecycle.source)).toBe(true);
    }
  });

  test('XPRT is staked and pays the fee, stkXPRT stands for it and can be minted', () => {
    expect(hubChain(network).slip44).toBe(118);
    expect(hubChain(network).bech32).toBe('persistence');
    expect(stakeAsset(network)).toMatchObject({ denom: 'uxprt', symbol: 'XPRT', decimals: 6, kind: 'native' });
    expect(liquidAsset(network)).toMatchObject({ denom: 'stk/uxprt', symbol: 'stkXPRT', decimals: 6, kind: 'liquid', underlying: 'uxprt' });
    expect(liquidAsset(network).lifecycle.state).toBe('active');
  });

  test('loads by its id, with the name and kind that the menu shows', async () => {
    expect(await loadNetwork(network.id)).toBe(network);
    expect(NETWORK_SUMMARIES.find(({ id }) => id === network.id)).toEqual({ id: network.id, name: network.name, kind: network.kind });
  });
});

test('the menu and the list of ids agree', () => {
  expect(NETWORK_SUMMARIES.map(({ id }) => id)).toEqual([...NETWORK_IDS]);
});

test('a sandbox chain never has the id of a real one', () => {
  const real = [...CORE_1.chains, ...TEST_CORE_2.chains].map(({ id }) => id);
  expect(SANDBOX_NETWORK.chains.filter(({ id }) => real.includes(id))).toEqual([]);
});

describe('Core-1 as documented', () => {
  // Channels of Core-1 as its documentation and the chain-registry name them: channel there, channel here.
  test.each([
    ['cosmoshub-4', 'channel-24', 'channel-190'],
    ['osmosis-1', 'channel-6', 'channel-4'],
    ['dydx-mainnet-1', 'channel-131', 'channel-4'],
    ['stargaze-1', 'channel-197', 'channel-287'],
    ['noble-1', 'channel-132', 'channel-36'],
    ['axelar-dojo-1', 'channel-51', 'channel-42'],
  ])('%s is reached by %s', (to, channelOnFrom, channelOnTo) => {
    expect(CORE_1.channels).toContainEqual({ from: 'core-1', to, port: 'transfer', channelOnFrom, channelOnTo });
  });

  test('Shade came through a contract port at the other end', () => {
    expect(CORE_1.channels.find(({ channelOnFrom }) => channelOnFrom === 'channel-159')?.portOnTo).toMatch(/^wasm\.secret1/);
  });

  test.each(['stkATOM', 'stkOSMO', 'stkDYDX', 'stkSTARS', 'stkHUAHUA', 'stkBLD'])('%s is gone since v12', (symbol) => {
    const asset = CORE_1.assets.find((candidate) => candidate.symbol === symbol);
    expect(asset?.lifecycle).toMatchObject({ state: 'gone', since: '2025-07-16' });
  });

  test('18 decimals stay 18', () => {
    expect(CORE_1.assets.filter(({ chain, decimals }) => chain === 'core-1' && decimals === 18).map(({ symbol }) => symbol)).toEqual(
      expect.arrayContaining(['DYDX', 'INJ', 'PSTAKE', 'stkDYDX']),
    );
  });
});

describe('what no list names', () => {
  const spoofed = 'ibc/0000000000000000000000000000000000000000000000000000000000000000';

  test('is shown by its denom, and nobody vouches for it', () => {
    expect(assetOf(CORE_1, 'core-1', spoofed)).toMatchObject({ symbol: 'ibc/0000…0000', decimals: 0, kind: 'ibc', mark: 'unknown' });
    expect(isListed(CORE_1, 'core-1', spoofed)).toBe(false);
    expect(assetOf(CORE_1, 'core-1', spoofed).lifecycle.state).toBe('gone');
  });

  test('a listed denom of another chain does not help', () => {
    expect(isListed(CORE_1, 'osmosis-1', 'uxprt')).toBe(false);
    expect(assetOf(CORE_1, 'osmosis-1', 'uxprt').symbol).toBe('uxprt');
  });

  test('an unknown chain is null, an unknown network is refused in words', async () => {
    expect(chainById(CORE_1, 'core-9')).toBeNull();
    await expect(loadNetwork('nowhere')).rejects.toThrow('There is no network called nowhere here.');
  });
});
