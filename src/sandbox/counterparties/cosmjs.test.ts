import { HttpClient } from '@cosmjs/tendermint-rpc';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { sandboxSigner } from '#testing/sandbox-signer.ts';
import { type SandboxServer, serveSandbox } from '../../../scripts/sandbox-server.ts';
import { type ChainHost, hostChain } from '../chain-host.ts';
import { seedGenesis } from '../seed-genesis.ts';

/** An unmodified SigningStargateClient against every chain of the sandbox over HTTP. */

const CHAINS = SANDBOX_NETWORK.chains;
let host: ChainHost;
const servers = new Map<string, SandboxServer>();

beforeAll(async () => {
  host = await hostChain({ storage: null, genesis: seedGenesis(), blockInterval: 50, now: Date.now });
  await host.openCounterparties();
  for (const { id } of CHAINS) servers.set(id, await serveSandbox(() => host.node(id), { rpc: 0, rest: 0 }));
});
afterAll(async () => {
  for (const server of servers.values()) await server.close();
  await host.stop();
});

const served = (chain: string): SandboxServer => {
  const server = servers.get(chain);
  if (!server) throw new Error(`${chain} is not served`);
  return server;
};
const signer = (chain: string, name: string) => sandboxSigner(new HttpClient(served(chain).rpcUrl), chain, name);

describe.each(CHAINS.map((chain) => [chain.id, chain] as const))('CosmJS on %s', (id, chain) => {
  test('queries, simulates, signs, broadcasts and finds', async () => {
    const { client, address } = await signer(id, 'erin');
    const bob = (await signer(id, 'bob')).address;
    expect(address.startsWith(`${chain.bech32}1`)).toBe(true);
    expect(await client.getChainId()).toBe(id);
    const before = BigInt((await client.getBalance(bob, chain.stakeDenom)).amount);
    const sent = await client.sendTokens(address, bob, [{ denom: chain.stakeDenom, amount: '1234567' }], 1.5);
    expect(sent).toMatchObject({ code: 0 });
    expect(BigInt((await client.getBalance(bob, chain.stakeDenom)).amount) - before).toBe(1_234_567n);
    expect((await client.getTx(sent.transactionHash))?.height).toBe(sent.height);
    const found = await client.searchTx([{ key: 'transfer.recipient', value: bob }]);
    expect(found.map(({ hash }) => hash)).toContain(sent.transactionHash);
  });

  test('REST says which binary it is, and knows the prefix', async () => {
    const ask = async (path: string): Promise<unknown> => (await fetch(`${served(id).restUrl}${path}`)).json();
    expect(await ask('/cosmos/auth/v1beta1/bech32')).toEqual({ bech32_prefix: chain.bech32 });
    const { application_version } = (await ask('/cosmos/base/tendermint/v1beta1/node_info')) as { application_version: object };
    const binaries = ['persistenceCore', 'gaiad', 'osmosisd', 'dydxprotocold'];
    expect(application_version).toMatchObject({ app_name: binaries[CHAINS.indexOf(chain)] });
  });

  test('an address of another chain is no address here', async () => {
    const { client, address } = await signer(id, 'erin');
    const foreign =
      id === 'core-sandbox-1' ? 'cosmos17xpfvakm2amg962yls6f84z3kell8c5lserqta' : 'persistence17xpfvakm2amg962yls6f84z3kell8c5l749n9e';
    await expect(client.sendTokens(address, foreign, [{ denom: chain.stakeDenom, amount: '1' }], 1.5)).rejects.toThrow(
      /hrp does not match bech32 prefix/,
    );
  });
});

test('a fee below what the node asks for is refused in its own coin', async () => {
  const { client, address } = await signer('dydx-sandbox-1', 'alice');
  const fee = { amount: [{ denom: 'adydx', amount: '1000' }], gas: '200000' };
  await expect(client.sendTokens(address, address, [{ denom: 'adydx', amount: '1' }], fee)).rejects.toThrow(
    'insufficient fees; got: 1000adydx required: 2500000000000000adydx: insufficient fee',
  );
});

test('who has nothing on a chain has no account there', async () => {
  for (const chain of ['hub-sandbox-1', 'osmo-sandbox-1', 'dydx-sandbox-1']) {
    const { client, address } = await signer(chain, 'carol');
    expect(await client.getAccount(address)).toBeNull();
  }
});

test('a transfer by CosmJS arrives on the other chain', async () => {
  const { client, address } = await signer('hub-sandbox-1', 'alice');
  const core = await signer('core-sandbox-1', 'carol');
  const timeout = Math.floor(host.now() / 1000) + 600;
  const token = { denom: 'uatom', amount: '2000000' };
  const sent = await client.sendIbcTokens(address, core.address, token, 'transfer', 'channel-0', undefined, timeout, 1.6);
  expect(sent.code).toBe(0);
  const denom = 'ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2';
  await expect.poll(async () => (await core.client.getBalance(core.address, denom)).amount, { timeout: 5000 }).toBe('2000000');
});
