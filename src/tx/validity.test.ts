import { describe, expect, test } from 'vitest';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { scriptedChain } from '#testing/scripted-chain.ts';
import { validityBlocks } from './validity.ts';

const [sandbox] = SANDBOX_NETWORK.chains;
if (!sandbox) throw new Error('the sandbox network has a chain');
const remote = { ...sandbox, rpc: ['https://rpc.example'] };

/** A chain whose blocks are so many seconds apart by its own clock. */
function paced(seconds: number) {
  const { client } = scriptedChain(remote);
  const rpc: typeof client.rpc = {
    ...client.rpc,
    execute: async ({ id, params }) => {
      const time = new Date(Date.UTC(2026, 0, 1) + Number(Reflect.get(Object(params), 'height')) * seconds * 1000).toISOString();
      return { jsonrpc: '2.0', id, result: { header: { time } } };
    },
  };
  return { ...client, rpc };
}

describe('for how many blocks a transaction is valid', () => {
  test.each([
    ['Core-1, 6 s', 6, 60n],
    ['a local node, 1 s', 1, 360n],
    ['a fast chain', 0.2, 400n],
    ['a chain that hardly moves', 3600, 40n],
    ['a clock that stands still', 0, 400n],
  ])('%s', async (_, seconds, blocks) => {
    expect(await validityBlocks(paced(seconds), 1000n)).toBe(blocks);
  });

  test('a node that does not tell, a young chain and the embedded one: the most', async () => {
    expect(await validityBlocks(scriptedChain(remote).client, 1000n)).toBe(400n);
    expect(await validityBlocks(paced(6), 12n)).toBe(400n);
    expect(await validityBlocks(scriptedChain(sandbox).client, 1000n)).toBe(400n);
  });
});
