import { Secp256k1HdWallet, serializeSignDoc } from '@cosmjs/amino';
import { Secp256k1, Secp256k1Signature, sha256, stringToPath } from '@cosmjs/crypto';
import { makeSignBytes } from '@cosmjs/proto-signing';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { describe, expect, test } from 'vitest';
import type { Chain } from '#config/network.ts';
import { hubChain } from '#config/networks.ts';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { SANDBOX_NETWORK } from '#config/sandbox-network.ts';
import { DYDX_ACCOUNTS } from '#sandbox/counterparties/dydx-accounts.ts';
import { addressOfKey } from './account-address.ts';
import type { Connection } from './connection.ts';
import { privateKeyAt, seedOf } from './hd-key.ts';
import { connectSandbox } from './sandbox-signer.ts';
import type { SignAnswer } from './wallet.ts';

const sandboxChain = hubChain(SANDBOX_NETWORK);

const open = (account?: string) => connectSandbox({ network: SANDBOX_NETWORK, options: account ? { account } : {}, onChange: () => {} });

async function accountOn(wallet: Connection, chain: Chain) {
  const [reading] = await wallet.read([chain], 'ask');
  if (reading?.status !== 'fulfilled') throw new Error('no account');
  return reading.value.account;
}

async function isSignatureOf(answer: SignAnswer, message: Uint8Array): Promise<boolean> {
  const signature = Secp256k1Signature.fromFixedLength(answer.signature);
  return Secp256k1.verifySignature(signature, sha256(message), answer.pubkey);
}

describe('the sandbox signer', () => {
  test('derives the address of every seeded account from its mnemonic', async () => {
    for (const { name, address } of SANDBOX_ACCOUNTS) {
      expect(await accountOn(await open(name), sandboxChain)).toMatchObject({ name, address });
    }
  });

  test('derives the address that every Cosmos wallet shows for the best known of all test mnemonics', async () => {
    const mnemonic = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
    const pubkey = secp256k1.getPublicKey(privateKeyAt(await seedOf(mnemonic), 118), true);
    expect(addressOfKey('cosmos', pubkey)).toBe('cosmos19rl4cm2hmr8afy4kldpxz3fka4jguq0auqdal4');
  });

  test('has on every chain the address that a wallet derives with the coin type of that chain', async () => {
    const [alice] = SANDBOX_ACCOUNTS;
    const wallet = await open('alice');
    for (const chain of SANDBOX_NETWORK.chains) {
      const path = stringToPath(`m/44'/${chain.slip44}'/0'/0/0`);
      const other = await Secp256k1HdWallet.fromMnemonic(alice?.mnemonic ?? '', { prefix: chain.bech32, hdPaths: [path] });
      const [expected] = await other.getAccounts();
      expect(await accountOn(wallet, chain)).toMatchObject({ chain: chain.id, address: expected?.address, pubkey: expected?.pubkey });
    }
  });

  test('has the addresses that the sandbox has given money to where none follows from another', async () => {
    const [dydx] = SANDBOX_NETWORK.chains.filter(({ slip44 }) => slip44 === 564);
    if (!dydx) throw new Error('no such chain');
    for (const [name, address] of Object.entries(DYDX_ACCOUNTS)) expect(await accountOn(await open(name), dydx)).toMatchObject({ address });
  });

  test('signs on a chain with another coin type with that key, and does not take the key of one chain for another', async () => {
    const wallet = await open('alice');
    const [core, , , dydx] = await Promise.all(SANDBOX_NETWORK.chains.map((chain) => accountOn(wallet, chain)));
    const document = {
      bodyBytes: Uint8Array.of(10, 1, 2),
      authInfoBytes: Uint8Array.of(18, 0),
      chainId: 'dydx-sandbox-1',
      accountNumber: 1n,
    };
    const answer = await wallet.sign({ mode: 'direct', signer: dydx?.address ?? '', ...document });
    expect(answer.pubkey).toEqual(dydx?.pubkey);
    expect(await isSignatureOf(answer, makeSignBytes(document))).toBe(true);
    const reencoded = addressOfKey('dydx', core?.pubkey ?? new Uint8Array(33));
    await expect(wallet.sign({ mode: 'direct', signer: reencoded, ...document })).rejects.toMatchObject({
      error: { kind: 'account-changed' },
    });
  });

  test('signs direct documents for which CosmJS verifies the signature', async () => {
    const wallet = await open('alice');
    const account = await accountOn(wallet, sandboxChain);
    for (const accountNumber of [0n, 7n, 2n ** 64n - 1n]) {
      const document = { bodyBytes: Uint8Array.of(10, 1, 2), authInfoBytes: Uint8Array.of(18, 0), chainId: sandboxChain.id, accountNumber };
      const answer = await wallet.sign({ mode: 'direct', signer: account.address, ...document });
      expect(answer).toMatchObject({ mode: 'direct', bodyBytes: document.bodyBytes, authInfoBytes: document.authInfoBytes });
      expect(await isSignatureOf(answer, makeSignBytes(document))).toBe(true);
    }
  });

  test('signs amino documents, sorted and escaped as the chain writes them', async () => {
    const wallet = await open('bob');
    const account = await accountOn(wallet, sandboxChain);
    const document = {
      sequence: '3',
      chain_id: sandboxChain.id,
      account_number: '1',
      memo: 'a < b && "c" ünï',
      fee: { gas: '200000', amount: [{ denom: 'uxprt', amount: '5000' }] },
      msgs: [{ type: 'pstake/MsgLiquidStake', value: { delegator_address: account.address, amount: { denom: 'uxprt', amount: '1' } } }],
    };
    const answer = await wallet.sign({ mode: 'amino', chainId: sandboxChain.id, signer: account.address, document });
    expect(answer).toMatchObject({ mode: 'amino', document });
    expect(await isSignatureOf(answer, serializeSignDoc(document))).toBe(true);
  });

  test('does not know accounts that are not seeded, and no other network', async () => {
    await expect(open('mallory')).rejects.toMatchObject({ error: { kind: 'no-account' } });
    const network = { ...SANDBOX_NETWORK, kind: 'mainnet' as const };
    await expect(connectSandbox({ network, options: {}, onChange: () => {} })).rejects.toMatchObject({
      error: { kind: 'unsupported' },
    });
  });

  test('refuses to sign for another account or a chain that is not of the sandbox', async () => {
    const wallet = await open('alice');
    const account = await accountOn(wallet, sandboxChain);
    const request = { mode: 'direct', bodyBytes: new Uint8Array(1), authInfoBytes: new Uint8Array(1), accountNumber: 1n } as const;
    await expect(wallet.sign({ ...request, chainId: 'core-1', signer: account.address })).rejects.toMatchObject({
      error: { kind: 'unknown-chain' },
    });
    const other = SANDBOX_ACCOUNTS[1]?.address ?? '';
    await expect(wallet.sign({ ...request, chainId: sandboxChain.id, signer: other })).rejects.toMatchObject({
      error: { kind: 'account-changed' },
    });
  });
});
