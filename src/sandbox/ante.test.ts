import { MsgSend } from 'cosmjs-types/cosmos/bank/v1beta1/tx';
import { MsgDelegate } from 'cosmjs-types/cosmos/staking/v1beta1/tx';
import { describe, expect, test } from 'vitest';
import { peopleChain } from '#testing/people-chain.ts';
import { signedTx, type TxDraft } from '#testing/signed-tx.ts';
import { checkTx, commitVotes, deliverBlock, simulateTx } from './app.ts';
import type { SandboxState } from './state.ts';
import { SECOND } from './time.ts';

const chain = peopleChain(2);
const [alice, bob] = chain.people;
if (!alice || !bob) throw new Error('nobody');

function block(state: SandboxState, ...txs: Uint8Array[]) {
  return deliverBlock(state, { time: state.singles.time + SECOND, proposer: '', lastCommit: commitVotes(state), txs });
}
const started = block(chain.state).state;

const sendOf = (fromAddress: string, toAddress: string, amount: string) => ({
  typeUrl: '/cosmos.bank.v1beta1.MsgSend',
  value: MsgSend.encode(MsgSend.fromPartial({ fromAddress, toAddress, amount: [{ denom: 'uxprt', amount }] })).finish(),
});
const send = sendOf(alice.address, bob.address, '5');

const draft = (changes: Partial<TxDraft> = {}): Uint8Array =>
  signedTx({
    privateKey: alice.privateKey,
    accountNumber: alice.accountNumber,
    sequence: 0n,
    messages: [send],
    fee: [{ denom: 'uxprt', amount: '500' }],
    gas: 200_000n,
    ...changes,
  });

const balance = (state: SandboxState, address: string): bigint =>
  state.tables.balances.get(address)?.find(({ denom }) => denom === 'uxprt')?.amount ?? 0n;
const sequence = (state: SandboxState, address: string): bigint | undefined => state.tables.accounts.get(address)?.sequence;

describe('refusals before a block', () => {
  const cases: [string, Partial<TxDraft>, number, string][] = [
    ['a sequence from the future', { sequence: 3n }, 32, 'account sequence mismatch, expected 0, got 3'],
    ['a spoilt signature', { spoil: true }, 4, 'signature verification failed; please verify account number (17)'],
    ['a signature for another chain', { chainId: 'core-1' }, 4, 'signature verification failed'],
    ['a signature with another account number', { accountNumber: 1n }, 4, 'signature verification failed'],
    ['somebody else’s key', { privateKey: bob.privateKey }, 8, 'pubKey does not match signer address'],
    ['a fee below the minimum', { fee: [{ denom: 'uxprt', amount: '499' }] }, 13, 'insufficient fees; got: 499uxprt required: 500uxprt'],
    ['no fee', { fee: [] }, 13, 'insufficient fees; got:  required: 500uxprt'],
    ['a fee in stkXPRT', { fee: [{ denom: 'stk/uxprt', amount: '500' }] }, 10, 'fee denom is not allowed; got: stk/uxprt'],
    ['a fee beyond the balance', { fee: [{ denom: 'uxprt', amount: '9000000000000' }] }, 5, 'spendable balance 1000000000000uxprt'],
    ['no gas', { gas: 0n }, 41, 'must provide positive gas'],
    ['too little gas for the handler itself', { gas: 20_000n }, 11, 'out of gas in location'],
    ['a memo of 513 bytes', { memo: `${'ü'.repeat(256)}x` }, 12, 'maximum number of characters is 512 but received 513 characters'],
    ['no message', { messages: [] }, 18, 'must contain at least one message'],
    [
      'an unknown message',
      { messages: [{ typeUrl: '/no.such.Msg', value: new Uint8Array() }] },
      2,
      'unable to resolve type URL /no.such.Msg',
    ],
    [
      'a message of a module that is not here',
      { messages: [{ typeUrl: '/ibc.applications.transfer.v1.MsgTransfer', value: new Uint8Array() }] },
      6,
      'no message handler found',
    ],
  ];
  test.each(cases)('%s', (_, changes, code, words) => {
    const { result, state } = checkTx(started, draft(changes));
    expect(result.code).toBe(code);
    expect(result.codespace).toBe('sdk');
    expect(result.log).toContain(words);
    expect(state).toBe(started);
    const delivered = block(started, draft(changes));
    if (code !== 13) expect(delivered.results[0]?.code).toBe(code);
  });

  test('a height that has passed', () => {
    const later = block(block(started).state).state;
    expect(checkTx(later, draft({ timeoutHeight: 2n })).result.log).toBe('block height: 3, timeout height: 2: tx timeout height');
    expect(checkTx(later, draft({ timeoutHeight: 3n })).result.code).toBe(0);
  });

  test('bytes that are no transaction', () => {
    expect(checkTx(started, new Uint8Array([255, 1, 2])).result.code).toBe(2);
  });

  test('an account that does not exist', () => {
    const stranger = peopleChain(3).people[2];
    if (!stranger) throw new Error('nobody');
    const bytes = draft({ privateKey: stranger.privateKey, messages: [sendOf(stranger.address, bob.address, '1')] });
    expect(checkTx(started, bytes).result).toMatchObject({ code: 9, codespace: 'sdk' });
  });
});

describe('what stays of a transaction', () => {
  test('an accepted one raises the sequence for the next, before any block', () => {
    const first = checkTx(started, draft());
    expect(first.result.code).toBe(0);
    expect(checkTx(first.state, draft()).result.code).toBe(32);
    expect(checkTx(first.state, draft({ sequence: 1n })).result.code).toBe(0);
    expect(sequence(started, alice.address)).toBe(0n);
  });

  test('a failing message costs the fee and the sequence, nothing else', () => {
    const tooMuch = sendOf(alice.address, bob.address, '9000000000000');
    const { state, results } = block(started, draft({ messages: [send, tooMuch] }));
    expect(results[0]).toMatchObject({ code: 5, codespace: 'sdk' });
    expect(results[0]?.log).toMatch(/^failed to execute message; message index: 1: spendable balance/);
    expect(balance(state, alice.address)).toBe(balance(started, alice.address) - 500n);
    expect(balance(state, bob.address)).toBe(balance(started, bob.address));
    expect(sequence(state, alice.address)).toBe(1n);
  });

  test('a failing ante handler costs nothing', () => {
    const { state } = block(started, draft({ spoil: true }));
    expect(balance(state, alice.address)).toBe(balance(started, alice.address));
    expect(sequence(state, alice.address)).toBe(0n);
  });

  test('the old state stays valid', () => {
    const before = balance(started, bob.address);
    const { state } = block(started, draft());
    expect(balance(state, bob.address)).toBe(before + 5n);
    expect(balance(started, bob.address)).toBe(before);
  });

  test('running out of gas inside a message keeps the fee', () => {
    const validator = [...started.tables.validators.keys()][0] ?? '';
    const delegate = MsgDelegate.fromPartial({
      delegatorAddress: alice.address,
      validatorAddress: validator,
      amount: { denom: 'uxprt', amount: '1000000' },
    });
    const messages = [{ typeUrl: '/cosmos.staking.v1beta1.MsgDelegate', value: MsgDelegate.encode(delegate).finish() }];
    const { state, results } = block(started, draft({ messages, gas: 90_000n }));
    expect(results[0]).toMatchObject({ code: 11, codespace: 'sdk', gasWanted: 90_000n });
    expect(results[0]?.log).toMatch(/^out of gas in location: \w+; gasWanted: 90000, gasUsed: \d+: out of gas$/);
    expect(balance(state, alice.address)).toBe(balance(started, alice.address) - 500n);
    expect([...state.tables.delegations.values()].some(({ delegator }) => delegator === alice.address)).toBe(false);
  });

  test('a fault put in by the owner of the sandbox', () => {
    const faults = new Map([[0, 'out-of-gas' as const]]);
    const input = { time: started.singles.time + SECOND, proposer: '', lastCommit: commitVotes(started), txs: [draft()], faults };
    const { state, results } = deliverBlock(started, input);
    expect(results[0]?.code).toBe(11);
    expect(balance(state, bob.address)).toBe(balance(started, bob.address));
  });
});

describe('simulation', () => {
  test('needs neither signature nor gas limit, and covers what the block uses', () => {
    const simulated = simulateTx(started, draft({ gas: 0n, spoil: true }));
    expect(simulated.code).toBe(0);
    const used = block(started, draft()).results[0]?.gasUsed ?? 0n;
    expect(Number(simulated.gasUsed) / Number(used)).toBeCloseTo(1, 1);
  });

  test('still needs the right sequence, and runs the messages', () => {
    expect(simulateTx(started, draft({ sequence: 4n })).code).toBe(32);
    expect(simulateTx(started, draft({ messages: [sendOf(alice.address, bob.address, '9000000000000')] })).code).toBe(5);
  });
});
