import { afterAll, beforeAll, expect, test } from 'vitest';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { cosmjsSigned } from '#testing/cosmjs-signed.ts';
import { type ServedSandbox, servedSandbox } from '#testing/served-sandbox.ts';
import type { ChainClient } from '../client.ts';
import { NO_HISTORY } from './history.ts';
import { ledgerOfHistory } from './ledger-of-history.ts';
import { readHistory } from './read-history.ts';

let sandbox: ServedSandbox;
beforeAll(async () => {
  sandbox = await servedSandbox();
});
afterAll(() => sandbox.close());

const alice = SANDBOX_ACCOUNTS.find(({ name }) => name === 'alice')?.address ?? '';
const bob = SANDBOX_ACCOUNTS.find(({ name }) => name === 'bob')?.address ?? '';

/** The client as the application makes it: with each node apart. */
const clientOf = ({ client, transport }: ServedSandbox): ChainClient => ({
  ...client,
  nodes: () => transport.nodes().map((rpc) => ({ ...client, rpc })),
});

async function act(name: string, typeUrl: string, value: object): Promise<void> {
  const rpc = sandbox.host.rpc('core-sandbox-1');
  sandbox.host.node().submit(await cosmjsSigned(rpc, name, [{ typeUrl, value }]));
  sandbox.host.block();
}

test('over HTTP, from a node that is proved, in a few requests', { timeout: 60_000 }, async () => {
  await act('alice', '/pstake.liquidstake.v1beta1.MsgLiquidStake', {
    delegatorAddress: alice,
    amount: { denom: 'uxprt', amount: '7000000' },
  });
  await act('bob', '/cosmos.bank.v1beta1.MsgSend', { fromAddress: bob, toAddress: alice, amount: [{ denom: 'uxprt', amount: '11' }] });
  await sandbox.host.advance(3_600_000);
  const delegation = [...sandbox.host.node().state.tables.delegations.values()].find(({ delegator }) => delegator === alice);
  const validatorAddress = delegation?.validator ?? '';
  await act('alice', '/cosmos.staking.v1beta1.MsgUndelegate', {
    delegatorAddress: alice,
    validatorAddress,
    amount: { denom: 'uxprt', amount: '500' },
  });
  await sandbox.host.advance(21 * 86_400_000 + 60_000);

  const client = clientOf(sandbox);
  const before = sandbox.requests();
  const history = await readHistory(client, alice, NO_HISTORY);
  expect(sandbox.requests() - before).toBeLessThan(20);
  const ledger = ledgerOfHistory(sandbox.chain, alice, history, [], 0);
  expect(ledger.entries.map(({ kind, denom }) => `${kind} ${denom}`)).toEqual([
    'fee uxprt',
    'mint uxprt',
    'mint stk/uxprt',
    'received uxprt',
    'fee uxprt',
    'auto-payout uxprt',
    'undelegate uxprt',
    'unbonding-paid uxprt',
  ]);
  // The chain's own word on what happened at the end of a block.
  expect(ledger.entries.at(-1)).toMatchObject({ base: 500n, validator: validatorAddress, hash: null });
  expect(ledger.entries.at(-1)?.height).toBeGreaterThan(500n);
  expect(ledger.opening).toEqual([
    { denom: 'stk/uxprt', base: 12_000_000_000n },
    { denom: 'uxprt', base: 25_000_000_000n },
  ]);

  const again = sandbox.requests();
  await readHistory(client, alice, history);
  expect(sandbox.requests() - again).toBeLessThan(8);
});
