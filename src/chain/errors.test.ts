import { describe, expect, test } from 'vitest';
import {
  recordedHostTransactions,
  recordedShareTransactions,
  recordedTransactions,
  recordedTransfers,
} from '#testing/recorded-transactions.ts';
import { txErrorFrom, txErrorFromSimulation } from './errors.ts';
import { TX_CODES } from './tx-codes.ts';

const transactions = [...recordedTransactions(), ...recordedShareTransactions(), ...recordedTransfers(), ...recordedHostTransactions()];

describe('refusals recorded on the chain', () => {
  test('every code of CheckTx and of a block has a kind of its own', () => {
    const refusals = transactions.flatMap(({ check, result }) => [check, result]).filter((one) => one && one.code !== 0);
    expect(refusals.length).toBeGreaterThan(150);
    for (const refusal of refusals) {
      if (refusal) expect(txErrorFrom(refusal.codespace, refusal.code, refusal.log).kind).not.toBe('unknown');
    }
  });

  test('a simulation tells the same error as the block, though its code is always 6', () => {
    let compared = 0;
    for (const { title, simulated, result } of transactions) {
      if (!simulated?.log || !result || result.code === 0) continue;
      const guess = txErrorFromSimulation(simulated.codespace ?? '', simulated.code ?? 0, simulated.log);
      expect({ title, code: guess.code, codespace: guess.codespace }).toEqual({ title, code: result.code, codespace: result.codespace });
      compared += 1;
    }
    expect(compared).toBeGreaterThan(100);
  });
});

describe('what a text tells exactly', () => {
  test('a wrong sequence names the one that was expected', () => {
    const log = 'account sequence mismatch, expected 25, got 16: incorrect account sequence';
    expect(txErrorFrom('sdk', 32, log)).toMatchObject({ kind: 'sequence-mismatch', expected: 25n, got: 16n });
  });

  test('a fee below the minimum names what the node asks for', () => {
    const log = 'insufficient fees; got: 1uxprt required: 214uxprt: insufficient fee';
    expect(txErrorFrom('sdk', 13, log)).toMatchObject({ kind: 'insufficient-fee', required: '214uxprt' });
  });

  test.each([
    ['more than the account has', 2003, 'insufficient-funds'],
    ['more than it owns, at once', 2004, 'insufficient-funds'],
    ['before anything is staked', 2012, 'host-stake-short'],
    ['at once, with nothing waiting', 2013, 'instant-redemption-short'],
    ['on a chain that is switched off', 2016, 'host-chain-inactive'],
  ])('x/liquidstakeibc, %s', (_, code, kind) => {
    const refused = transactions.map(({ result }) => result).filter((one) => one?.codespace === 'liquidstakeibc' && one.code === code);
    expect(refused.map((one) => one && txErrorFrom(one.codespace, one.code, one.log).kind)).toEqual([kind]);
  });

  test('running out of gas tells both figures', () => {
    const log = 'out of gas in location: ReadFlat; gasWanted: 20000, gasUsed: 20334: out of gas';
    expect(txErrorFrom('sdk', 11, log)).toMatchObject({ kind: 'out-of-gas', gasWanted: 20000n, gasUsed: 20334n });
  });

  test('a redemption refused by x/liquid says by which of its limits', () => {
    const log =
      'failed to execute message; message index: 0: delegation or tokenization exceeds the validator cap: LSM tokenization failed';
    expect(txErrorFrom('liquidstake', 16, log)).toMatchObject({ kind: 'liquid-tokenize-failed', cause: 'liquid-validator-cap' });
    expect(txErrorFrom('liquidstake', 16, 'something new')).toMatchObject({ cause: null });
  });

  test.each([
    ['sdk', 18, 'failed to execute message; message index: 0: invalid shares amount: invalid request', 'insufficient-delegation'],
    ['sdk', 18, 'amount is greater than the unbonding delegation entry balance: invalid request', 'no-unbonding'],
    ['sdk', 38, 'unbonding delegation entry is not found at block height 5: not found', 'no-unbonding'],
    ['undefined', 1, 'rpc error: code = NotFound desc = unbonding delegation with delegator a not found for validator b', 'no-unbonding'],
    ['undefined', 1, 'something else', 'internal'],
    ['staking', 19, 'invalid shares amount', 'no-delegation'],
  ])('%s %i where the code says little: %s', (codespace, code, log, kind) => {
    expect(txErrorFrom(codespace, code, log)).toMatchObject({ kind, codespace, code });
  });

  test('a simulation that ends with no registered text was refused by something that no module registered', () => {
    const inner =
      'failed to execute message; message index: 0: rpc error: code = NotFound desc = unbonding delegation with delegator a not found';
    const log = `rpc error: code = Unknown desc = ${inner} [cosmos/cosmos-sdk@v0.53.4/baseapp/baseapp.go:1051] with gas used: '41719': unknown request`;
    expect(txErrorFromSimulation('sdk', 6, log)).toMatchObject({ kind: 'no-unbonding', codespace: 'undefined', code: 1 });
    expect(txErrorFromSimulation('sdk', 6, 'unknown query path: unknown request')).toMatchObject({ kind: 'unknown-message' });
  });

  test.each([
    ['', 1],
    ['wasm', 5],
    ['liquidstake', 999],
    ['__proto__', 2],
    ['sdk', Number.NaN],
  ])('%s %s is unknown, never an exception', (codespace, code) => {
    expect(txErrorFrom(codespace, code, 'x').kind).toBe('unknown');
  });
});

test('both modules of liquid staking have all their codes', () => {
  expect(Object.keys(TX_CODES['liquidstake'] ?? {}).map(Number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 2));
  const unused = [2006, 2017];
  const all = Array.from({ length: 24 }, (_, index) => index + 2000).filter((code) => !unused.includes(code));
  expect(Object.keys(TX_CODES['liquidstakeibc'] ?? {}).map(Number)).toEqual(all);
});
