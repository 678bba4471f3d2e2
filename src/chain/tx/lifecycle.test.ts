import { Secp256k1HdWallet } from '@cosmjs/amino';
import { DirectSecp256k1HdWallet } from '@cosmjs/proto-signing';
import { Comet38Client } from '@cosmjs/tendermint-rpc';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { type ServedSandbox, servedSandbox } from '#testing/served-sandbox.ts';
import { fetchAccount } from '../auth/queries.ts';
import { fetchBalances } from '../bank/queries.ts';
import { fetchMaxGas } from '../consensus/queries.ts';
import { embedTransport } from '../embedded.ts';
import { txErrorFrom } from '../errors.ts';
import { watchBlocks, watchTx } from '../live.ts';
import { probeCapabilities } from '../probe.ts';
import { toAmino } from './amino.ts';
import { broadcast } from './broadcast.ts';
import { encodeAuthInfo, encodeBody, encodeTx } from './encode.ts';
import { lookupTx, searchTxs } from './lookup.ts';
import { SimulationRefused, simulate } from './simulate.ts';
import { txHash } from './tx-hash.ts';

const [ALICE] = SANDBOX_ACCOUNTS;
const Socket = NodeWebSocket as unknown as typeof WebSocket;
let sandbox: ServedSandbox;

beforeAll(async () => {
  sandbox = await servedSandbox();
});
afterAll(() => sandbox.close());

function mint(amount: string) {
  return {
    typeUrl: '/pstake.liquidstake.v1beta1.MsgLiquidStake',
    value: { delegatorAddress: ALICE?.address ?? '', amount: { denom: 'uxprt', amount } },
  };
}

/** A really signed transaction of alice, in either mode. */
async function signed(mode: 'direct' | 'amino', amount: string): Promise<Uint8Array> {
  const { client, chain } = sandbox;
  const address = ALICE?.address ?? '';
  const account = await fetchAccount(client, address);
  if (!account) throw new Error('alice has no account');
  const options = { prefix: chain.bech32 };
  const messages = [mint(amount)];
  const direct = await DirectSecp256k1HdWallet.fromMnemonic(ALICE?.mnemonic ?? '', options);
  const [{ pubkey } = { pubkey: new Uint8Array() }] = await direct.getAccounts();
  const gas = 9_000_000n;
  const fee = [{ denom: 'uxprt', amount: 225_000n }];
  const body = encodeBody({ messages, memo: '', timeoutHeight: 0n });
  const auth = encodeAuthInfo({ pubkey, sequence: account.sequence, mode, fee, gas });
  if (mode === 'direct') {
    const document = { bodyBytes: body, authInfoBytes: auth, chainId: chain.id, accountNumber: account.accountNumber };
    const { signature } = await direct.signDirect(address, document);
    return encodeTx(body, auth, Buffer.from(signature.signature, 'base64'));
  }
  const wallet = await Secp256k1HdWallet.fromMnemonic(ALICE?.mnemonic ?? '', options);
  const { signature } = await wallet.signAmino(address, {
    chain_id: chain.id,
    account_number: String(account.accountNumber),
    sequence: String(account.sequence),
    fee: { amount: fee.map((coin) => ({ denom: coin.denom, amount: String(coin.amount) })), gas: String(gas) },
    msgs: messages.map((message) => JSON.parse(JSON.stringify(toAmino(message)))),
    memo: '',
  });
  return encodeTx(body, auth, Buffer.from(signature.signature, 'base64'));
}

describe.each(['direct', 'amino'] as const)('a mint signed in %s mode', (mode) => {
  test('is broadcast, included, found by hash and by sender, and paid out', async () => {
    const { client, host } = sandbox;
    const before = await fetchBalances(client, ALICE?.address ?? '');
    const txBytes = await signed(mode, '5000000');
    const hash = txHash(txBytes);
    expect(await lookupTx(client, hash)).toBeNull();
    expect(await broadcast(client, txBytes)).toEqual({ hash, code: 0, codespace: '', log: '' });
    expect(await broadcast(client, txBytes), 'the same bytes again count as accepted').toMatchObject({ hash, code: 0 });
    host.block();
    const found = await lookupTx(client, hash);
    expect(found).toMatchObject({ hash, code: 0, txBytes });
    expect(found?.events.find(({ type }) => type === 'liquid_stake')?.attributes).toContainEqual({
      key: 'liquid_amount',
      value: '5000000uxprt',
    });
    expect((await searchTxs(client, `liquid_stake.delegator='${ALICE?.address}'`, 1)).txs.map((tx) => tx.hash)).toContain(hash);
    const stk = (coins: typeof before) => coins.find(({ denom }) => denom === 'stk/uxprt')?.amount ?? 0n;
    expect(stk(await fetchBalances(client, ALICE?.address ?? ''))).toBeGreaterThan(stk(before));
  });
});

test('a search beyond its last page is empty', async () => {
  expect(await searchTxs(sandbox.client, `liquid_stake.delegator='${ALICE?.address}'`, 99)).toEqual({ txs: [], total: 0 });
});

test('a wrong sequence is refused in CheckTx with the expected one', async () => {
  const txBytes = await signed('direct', '1000000');
  expect(await broadcast(sandbox.client, txBytes)).toMatchObject({ code: 0 });
  const again = await signed('direct', '1000001');
  const { code, codespace, log } = await broadcast(sandbox.client, again);
  expect(txErrorFrom(codespace, code, log)).toMatchObject({ kind: 'sequence-mismatch' });
  sandbox.host.block();
});

test('a simulation gives the gas, or the refusal that the block would give', async () => {
  const { client } = sandbox;
  const wallet = await DirectSecp256k1HdWallet.fromMnemonic(ALICE?.mnemonic ?? '', { prefix: sandbox.chain.bech32 });
  const [account] = await wallet.getAccounts();
  const sequence = (await fetchAccount(client, ALICE?.address ?? ''))?.sequence ?? 0n;
  const base = {
    pubkey: account?.pubkey ?? new Uint8Array(),
    sequence,
    memo: '',
    timeoutHeight: 0n,
    fee: [{ denom: 'uxprt', amount: 5_000n }],
  };
  expect(await simulate(client, { ...base, messages: [mint('1000000')] })).toBeGreaterThan(100_000n);
  const refused = await simulate(client, { ...base, messages: [mint('1')] }).catch((failure: unknown) => failure);
  expect(refused).toBeInstanceOf(SimulationRefused);
  expect(refused).toMatchObject({ refusal: { kind: 'below-minimum', codespace: 'liquidstake', code: 7 } });
});

test('what the chain can do is asked, not assumed', async () => {
  expect(await probeCapabilities(sandbox.client)).toEqual({
    liquidstake: 'available',
    liquidstakeibc: 'missing',
    liquid: expect.any(String),
  });
  expect(await fetchAccount(sandbox.client, 'persistence1qyqszqgpqyqszqgpqyqszqgpqyqszqgpc6auwm').catch(() => null)).toBeNull();
  const maxGas = await fetchMaxGas(sandbox.client);
  expect(maxGas === null || maxGas > 0n).toBe(true);
});

test("an unmodified CosmJS client works on the transport's seam", async () => {
  const comet = await Comet38Client.create(sandbox.transport.rpc);
  const status = await comet.status();
  expect(status.nodeInfo.network).toBe(sandbox.chain.id);
  expect((await comet.abciQuery({ path: '/cosmos.mint.v1beta1.Query/Inflation', data: new Uint8Array() })).code).toBe(0);
  expect((await comet.block(1)).block.header.chainId).toBe(sandbox.chain.id);
});

test('the embedded chain is reached through the same seam, and proves its id as well', async () => {
  const { host, chain } = sandbox;
  const rpc = host.rpc(chain.id);
  const { client } = sandbox;
  const embedded = { ...client, ...embedTransport(chain, rpc) };
  expect(await fetchAccount(embedded, ALICE?.address ?? '')).toMatchObject({ kind: 'base' });
  expect(embedded.status.get()).toMatchObject({ endpoint: 'sandbox', height: expect.any(Number) });
  await expect(embedded.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'nope', params: {} })).rejects.toMatchObject({
    error: { kind: 'rpc-error', code: -32601 },
  });
  const wrong = embedTransport({ ...chain, id: 'core-1' }, rpc);
  await expect(wrong.rpc.execute({ jsonrpc: '2.0', id: 1, method: 'health', params: {} })).rejects.toMatchObject({
    error: { kind: 'wrong-chain' },
  });
  expect(wrong.status.get().state).toBe('wrong-chain');
});

describe('the websocket', () => {
  test('tells of a block as soon as it is there', async () => {
    const { host, chain } = sandbox;
    const height = await new Promise<number>((resolve) => {
      const timer = setInterval(() => host.block(), 20);
      const stop = watchBlocks(
        chain,
        Socket,
        () => chain.rpc[0] ?? null,
        (node) => {
          clearInterval(timer);
          stop();
          resolve(node.height);
        },
      );
    });
    expect(height).toBeGreaterThan(1);
  });

  test('tells of a transaction', async () => {
    const { host, chain, client } = sandbox;
    const txBytes = await signed('direct', '2000000');
    await new Promise<void>((resolve) => {
      class Subscribed extends NodeWebSocket {
        constructor(url: string | URL) {
          super(url);
          this.once('message', () => void broadcast(client, txBytes).then(() => host.block()));
        }
      }
      watchTx(chain.rpc[0] ?? '', txHash(txBytes), resolve, Subscribed as unknown as typeof WebSocket);
    });
    expect(await lookupTx(client, txHash(txBytes))).toMatchObject({ code: 0 });
  });

  test('that is not there, or speaks nonsense, changes nothing', () => {
    const silent = watchBlocks(
      sandbox.chain,
      Socket,
      () => 'http://127.0.0.1:1',
      () => expect.unreachable(),
    );
    const nowhere = watchTx('not a url', 'AB', () => expect.unreachable(), Socket);
    silent();
    nowhere();
  });
});
