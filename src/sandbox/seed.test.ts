import { expect, test } from 'vitest';
import { brokenInvariants } from '#testing/chain-invariants.ts';
import { initChain } from './app.ts';
import { advanceClock, alone, nextBlock } from './clock.ts';
import { slashValidator } from './intervention.ts';
import { SandboxNode } from './node.ts';
import { addressOf, DAY, operator } from './seed-accounts.ts';
import { seedGenesis } from './seed-genesis.ts';
import { SECOND } from './time.ts';

const newNode = () => {
  const genesis = seedGenesis();
  const node = new SandboxNode(genesis, initChain(genesis));
  nextBlock(node);
  return node;
};

test('the seeded chain adds up from its first state on', async () => {
  const node = newNode();
  expect(brokenInvariants(node.state)).toEqual([]);
  await advanceClock(alone(node), 2n * BigInt(DAY) * SECOND);
  expect(brokenInvariants(node.state)).toEqual([]);
});

test('seven entries fill a list; they are paid one after the other', async () => {
  const node = newNode();
  const key = `${addressOf('full-unbonding')}/${operator(2)}`;
  expect(node.state.tables.unbondings.get(key)?.entries).toHaveLength(7);
  const before = node.state.tables.balances.get(addressOf('full-unbonding'))?.find(({ denom }) => denom === 'uxprt')?.amount ?? 0n;
  await advanceClock(alone(node), 4n * BigInt(DAY) * SECOND);
  expect(node.state.tables.unbondings.get(key)?.entries).toHaveLength(6);
  await advanceClock(alone(node), 17n * BigInt(DAY) * SECOND);
  expect(node.state.tables.unbondings.has(key)).toBe(false);
  const after = node.state.tables.balances.get(addressOf('full-unbonding'))?.find(({ denom }) => denom === 'uxprt')?.amount ?? 0n;
  expect(after - before).toBe(185_500_000n + 20_000_000n);
  expect(brokenInvariants(node.state)).toEqual([]);
});

test('a few validators have missed blocks of the window', () => {
  const node = newNode();
  const missed = () => [...node.state.tables.signingInfos.values()].map(({ missedBlocks }) => missedBlocks).filter((count) => count > 0n);
  expect(missed().sort()).toEqual([3n, 41n, 240n, 1450n].sort());
});

test('a slash begins the count of missed blocks anew', () => {
  const node = newNode();
  node.intervene(slashValidator(operator(1), 1));
  nextBlock(node);
  const { consensusAddress = '' } = node.state.tables.validators.get(operator(1)) ?? {};
  expect(node.state.tables.signingInfos.get(consensusAddress)?.missedBlocks).toBe(0n);
  expect([...node.state.tables.missedBlocks.keys()].filter((key) => key.startsWith(consensusAddress))).toEqual([]);
});
