import { Secp256k1HdWallet } from '@cosmjs/amino';
import { DirectSecp256k1HdWallet, type GeneratedType, type OfflineSigner, Registry } from '@cosmjs/proto-signing';
import { AminoTypes, createDefaultAminoConverters, defaultRegistryTypes, GasPrice, SigningStargateClient } from '@cosmjs/stargate';
import { Comet38Client, HttpClient, type RpcClient } from '@cosmjs/tendermint-rpc';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MsgLiquidStake, MsgLiquidUnstake } from '#chain/gen/pstake/liquidstake/v1beta1/liquidstake.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { type SandboxServer, serveSandbox } from '../../scripts/sandbox-server.ts';
import { type ChainHost, hostChain } from './chain-host.ts';
import { seedGenesis } from './seed-genesis.ts';

/** An unmodified SigningStargateClient against the sandbox, in process and over HTTP. */

let chain: ChainHost;
let server: SandboxServer;

beforeAll(async () => {
  chain = await hostChain({ storage: null, genesis: seedGenesis(), blockInterval: 50, now: Date.now });
  server = await serveSandbox(chain.node, { rpc: 0, rest: 0 });
});
afterAll(async () => {
  await server.close();
  await chain.stop();
});

const account = (name: string) => {
  const found = SANDBOX_ACCOUNTS.find((one) => one.name === name);
  if (!found) throw new Error(`no account ${name}`);
  return found;
};
const prefix = { prefix: 'persistence' };
const LIQUID_STAKE = '/pstake.liquidstake.v1beta1.MsgLiquidStake';
const LIQUID_UNSTAKE = '/pstake.liquidstake.v1beta1.MsgLiquidUnstake';

type LiquidMessage = { delegatorAddress: string; amount: { denom: string; amount: string } };
const converter = (aminoType: string) => ({
  aminoType,
  toAmino: ({ delegatorAddress, amount }: LiquidMessage) => ({ delegator_address: delegatorAddress, amount }),
  fromAmino: ({ delegator_address, amount }: { delegator_address: string; amount: LiquidMessage['amount'] }) => ({
    delegatorAddress: delegator_address,
    amount,
  }),
});

async function connect(rpc: RpcClient, signer: OfflineSigner): Promise<SigningStargateClient> {
  const own: [string, GeneratedType][] = [
    [LIQUID_STAKE, MsgLiquidStake],
    [LIQUID_UNSTAKE, MsgLiquidUnstake],
  ];
  return SigningStargateClient.createWithSigner(await Comet38Client.create(rpc), signer, {
    registry: new Registry([...defaultRegistryTypes, ...own]),
    aminoTypes: new AminoTypes({
      ...createDefaultAminoConverters(),
      [LIQUID_STAKE]: converter('liquidstake/MsgLiquidStake'),
      [LIQUID_UNSTAKE]: converter('liquidstake/MsgLiquidUnstake'),
    }),
    gasPrice: GasPrice.fromString('0.025uxprt'),
    broadcastPollIntervalMs: 20,
  });
}

describe.each(['in process', 'over HTTP'])('CosmJS %s', (where) => {
  const rpc = (): RpcClient => (where === 'in process' ? chain.rpc('core-sandbox-1') : new HttpClient(server.rpcUrl));

  test.each(['direct', 'amino'] as const)('queries, simulates, signs %s, broadcasts and finds', async (mode) => {
    const { mnemonic, address } = account('alice');
    const wallet =
      mode === 'direct'
        ? await DirectSecp256k1HdWallet.fromMnemonic(mnemonic, prefix)
        : await Secp256k1HdWallet.fromMnemonic(mnemonic, prefix);
    const client = await connect(rpc(), wallet);
    expect(await client.getChainId()).toBe('core-sandbox-1');

    const before = BigInt((await client.getBalance(address, 'stk/uxprt')).amount);
    const value = { delegatorAddress: address, amount: { denom: 'uxprt', amount: '5000000' } };
    const minted = await client.signAndBroadcast(address, [{ typeUrl: LIQUID_STAKE, value }], 1.6, 'mint');
    expect(minted.code).toBe(0);
    expect(minted.gasUsed).toBeLessThanOrEqual(minted.gasWanted);
    const after = BigInt((await client.getBalance(address, 'stk/uxprt')).amount);
    // 5 XPRT at 1.0531 XPRT per stkXPRT.
    expect(Number(after - before)).toBeCloseTo(4_747_880, -2);

    const redeem = { delegatorAddress: address, amount: { denom: 'stk/uxprt', amount: '1000000' } };
    const redeemed = await client.signAndBroadcast(address, [{ typeUrl: LIQUID_UNSTAKE, value: redeem }], 1.4);
    expect(redeemed.code).toBe(0);
    expect(redeemed.events.filter(({ type }) => type === 'unbond')).toHaveLength(8);

    const found = await client.getTx(minted.transactionHash);
    expect(found?.height).toBe(minted.height);
    const mine = await client.searchTx([{ key: 'liquid_stake.delegator', value: address }]);
    expect(mine.map(({ hash }) => hash)).toContain(minted.transactionHash);
    expect((await client.getBlock(minted.height)).txs).toHaveLength(1);
  });

  test('an unknown account is null, a refused transaction says why', async () => {
    const { mnemonic, address } = account('carol');
    const client = await connect(rpc(), await DirectSecp256k1HdWallet.fromMnemonic(mnemonic, prefix));
    expect(await client.getAccount('persistence1llllllllllllllllllllllllllllllllluuy8st')).toBeNull();
    const fee = { amount: [{ denom: 'uxprt', amount: '5000' }], gas: '200000' };
    const send = client.sendTokens(address, account('bob').address, [{ denom: 'stk/uxprt', amount: '1' }], fee);
    await expect(send).rejects.toThrow(/Broadcasting transaction failed with code 5 \(codespace: sdk\)/);
  });

  test('an error of the node is what CosmJS throws for it', async () => {
    const comet = await Comet38Client.create(rpc());
    await expect(comet.block(99_999_999)).rejects.toThrow(/"code":-32603,"message":"Internal error","data":"height 99999999 must be less/);
    await expect(comet.txSearch({ query: 'message.sender=' })).rejects.toThrow(/offset 15: EOF/);
  });

  test('a vesting account shows what it may spend', async () => {
    const { mnemonic, address } = account('vest-continuous');
    const client = await connect(rpc(), await DirectSecp256k1HdWallet.fromMnemonic(mnemonic, prefix));
    expect((await client.getAccount(address))?.accountNumber).toBe(5n);
    expect((await client.getBalance(address, 'uxprt')).amount).toBe('10000000000');
    expect((await client.getBalanceStaked(address))?.amount).toBe('3000000000');
  });
});

test('CosmJS over the websocket: calls, new blocks and the end', async () => {
  const comet = await Comet38Client.connect(server.rpcUrl.replace('http', 'ws'));
  const { syncInfo } = await comet.status();
  const heights = await new Promise<number[]>((resolve, reject) => {
    const seen: number[] = [];
    const subscription = comet.subscribeNewBlock().subscribe({
      next({ header }) {
        seen.push(header.height);
        if (seen.length < 2) return;
        subscription.unsubscribe();
        resolve(seen);
      },
      error: reject,
    });
  });
  expect(heights[0]).toBeGreaterThan(syncInfo.latestBlockHeight);
  expect(heights[1]).toBe((heights[0] ?? 0) + 1);
  comet.disconnect();
});
