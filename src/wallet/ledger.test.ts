// @vitest-environment jsdom
import { serializeSignDoc } from '@cosmjs/amino';
import { Secp256k1, Secp256k1Signature, sha256 } from '@cosmjs/crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transferMessage } from '#chain/ibc/transfer-message.ts';
import { type AminoMessage, fromAmino, toAmino } from '#chain/tx/amino.ts';
import { servedChains } from '#testing/served-chains.ts';
import { scriptedChain } from '../../e2e/wallets/scripted-chain.ts';
import { installKeplr } from '../../e2e/wallets/scripted-keplr.ts';
import { installLeap } from '../../e2e/wallets/scripted-leap.ts';
import { chainSuggestion } from './chain-suggestion.ts';
import { createWalletStore } from './store.ts';
import type { WalletStore } from './wallet.ts';

const installers = { keplr: installKeplr, leap: installLeap };
let store: WalletStore;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(async () => {
  await store.disconnect();
  for (const name of ['keplr', 'leap', '__wallet', '__wallets']) Reflect.deleteProperty(window, name);
  document.body.replaceChildren();
});

/** As a route writes it: quotes inside of quotes, and what somebody else may have put into it. */
const MEMO = JSON.stringify({
  forward: { receiver: 'osmo1x', port: 'transfer', channel: 'channel-1', timeout: '10m', retries: 0, next: '{"note":"<b> & \\"c\\" ü"}' },
});

/** The messages that a Ledger has to sign for this application beyond staking, each of an account of its chain. */
const messages = (signer: string): readonly AminoMessage[] => {
  const amount = { denom: 'uatom', amount: '1000000' };
  const delegatorAddress = signer;
  const transfer = {
    port: 'transfer',
    channel: 'channel-0',
    denom: 'uatom',
    amount: 1_000_000n,
    sender: signer,
    receiver: 'persistence1x',
  };
  const stake = '/pstake.liquidstakeibc.v1beta1.';
  return [
    transferMessage({ ...transfer, timeoutTimestamp: 1_790_000_000_000_000_000n, memo: MEMO }),
    { typeUrl: `${stake}MsgLiquidStake`, value: { delegatorAddress, amount } },
    { typeUrl: `${stake}MsgLiquidStakeLSM`, value: { delegatorAddress, delegations: [amount] } },
    { typeUrl: `${stake}MsgLiquidUnstake`, value: { delegatorAddress, amount } },
    { typeUrl: `${stake}MsgRedeem`, value: { delegatorAddress, amount } },
  ].map(toAmino);
};

describe.each(['keplr', 'leap'] as const)('a Ledger behind %s', (id) => {
  test('signs transfers with a memo and liquid staking of other coins on every chain, as the chain writes the document', async () => {
    const network = servedChains();
    const wallet = installers[id]({ ledger: true, chains: network.chains.map((chain) => scriptedChain(chainSuggestion(network, chain))) });
    store = createWalletStore(network);
    await store.connect(id);
    for (const chain of network.chains) {
      const { address } = await store.account(chain.id);
      for (const message of messages(address)) {
        const fee = { amount: [{ denom: chain.stakeDenom, amount: '5000' }], gas: '200000' };
        const document = { chain_id: chain.id, account_number: '7', sequence: '3', timeout_height: '99', fee, msgs: [message], memo: '' };
        const answer = await store.sign({ mode: 'amino', chainId: chain.id, signer: address, document });
        if (answer.mode !== 'amino') throw new Error('another mode');
        expect(answer.document).toEqual(document);
        const signature = Secp256k1Signature.fromFixedLength(answer.signature);
        const bytes = serializeSignDoc({ ...document, msgs: [{ ...message, value: Object(message.value) }] });
        expect(await Secp256k1.verifySignature(signature, sha256(bytes), answer.pubkey)).toBe(true);
        const [signed] = answer.document.msgs;
        expect(fromAmino({ type: signed?.type ?? '', value: signed?.value })).toEqual(fromAmino(message));
      }
    }
    expect(wallet.calls.some(({ method }) => method === 'signDirect')).toBe(false);
  });
});
