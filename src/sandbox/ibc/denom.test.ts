import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bankDenom, denomPath, isTransferable, oneHopLess, oneHopMore, parseDenomPath } from './denom.ts';

test.each<readonly [string, string, number]>([
  ['uatom', 'uatom', 0],
  ['stk/uatom', 'stk/uatom', 0],
  ['transfer/channel-0/stk/uatom', 'stk/uatom', 1],
  ['transfer/channel-4/transfer/channel-24/uatom', 'uatom', 2],
  ['transfer/channel-0/factory/osmo1abc/usd', 'factory/osmo1abc/usd', 1],
  ['transfer/channel-0', 'transfer/channel-0', 0],
  ['transfer/channelToA/uatom', 'transfer/channelToA/uatom', 0],
  ['transfer/07-tendermint-0/uatom', 'uatom', 1],
])('%s', (path, base, hops) => {
  const denom = parseDenomPath(path);
  expect(denom).toMatchObject({ base });
  expect(denom.trace).toHaveLength(hops);
  expect(denomPath(denom)).toBe(path);
});

test.each([
  ['transfer/channel-24/uatom', 'ibc/C8A74ABBE2AF892E15680D916A7C22130585CE5704F9B17A10F184A90D53BECA'],
  ['transfer/channel-4/stk/uxprt', 'ibc/24DB48F51D035B58072C5237354740B578B6648BAC78959921163AC98EAC2377'],
  ['transfer/channel-190/uxprt', 'ibc/81D08BC39FB520EBD948CF017910DD69702D34BF5AC160F76D3B5CFC444EBCE0'],
])('%s on mainnet', (path, denom) => {
  expect(bankDenom(parseDenomPath(path))).toBe(denom);
});

test('a hop more and a hop less is the same', () => {
  const base = fc.constantFrom('uatom', 'stk/uxprt', 'factory/a/b');
  const hops = fc.array(fc.nat(30), { maxLength: 3 });
  fc.assert(
    fc.property(base, hops, fc.nat(30), (coin, channels, last) => {
      const denom = { base: coin, trace: channels.map((channel) => ({ port: 'transfer', channel: `channel-${channel}` })) };
      const more = oneHopMore(denom, 'transfer', `channel-${last}`);
      expect(oneHopLess(more)).toEqual(denom);
      expect(parseDenomPath(denomPath(more))).toEqual(more);
    }),
  );
});

test('what may be transferred', () => {
  expect(
    ['uatom', 'stk/uatom', `ibc/${'A'.repeat(64)}`, `ibc/${'a'.repeat(64)}`, 'ibcx'].filter((denom) => !isTransferable(denom)),
  ).toEqual([]);
  expect(['ibc', 'ibc/', 'ibc/xyz', `ibc/${'A'.repeat(63)}`].filter(isTransferable)).toEqual([]);
});
