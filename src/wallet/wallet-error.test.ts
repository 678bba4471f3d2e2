import { describe, expect, test } from 'vitest';
import { WalletFailure } from './wallet.ts';
import { walletFailure } from './wallet-error.ts';

const errorOf = (cause: unknown) => walletFailure(cause, 'keplr', 'core-1').error;

describe('what wallets say', () => {
  test.each([
    ['Request rejected', { kind: 'rejected' }],
    ['Request Rejected!', { kind: 'rejected' }],
    ['Transaction declined', { kind: 'rejected' }],
    ['There is no modular chain info for core-sandbox-1', { kind: 'unknown-chain', chain: 'core-1' }],
    ['There is no chain info for core-sandbox-1', { kind: 'unknown-chain', chain: 'core-1' }],
    ['Invalid chain id', { kind: 'unknown-chain', chain: 'core-1' }],
    ['Users need to create their accounts first', { kind: 'no-account' }],
    ['Signer mismatched', { kind: 'account-changed' }],
    ['Unknown signer address', { kind: 'account-changed' }],
    ['key ring is locked', { kind: 'locked' }],
    ['Keyring not unlocked', { kind: 'locked' }],
    ['Client Not Exist!', { kind: 'not-installed', provider: 'keplr' }],
    // Must not be taken for an unknown chain.
    [
      'Chain id in the message is not matched with the requested chain id',
      { kind: 'other', detail: 'Chain id in the message is not matched with the requested chain id' },
    ],
  ])('%s', (sentence, error) => {
    expect(errorOf(new Error(sentence))).toEqual(error);
    expect(errorOf(sentence)).toEqual(error);
    expect(errorOf({ message: sentence })).toEqual(error);
  });

  test('a failure of our own passes unchanged', () => {
    const failure = new WalletFailure({ kind: 'timeout', seconds: 120 });
    expect(walletFailure(failure, 'leap', 'core-1')).toBe(failure);
  });

  test.each([undefined, null, 7, {}, { message: 7 }, '', new Error('')])('%j is a failure without a reason', (cause) => {
    expect(errorOf(cause)).toEqual({ kind: 'other', detail: 'The wallet failed without saying why.' });
  });

  test('a hostile text is cut and made visible', () => {
    const { detail } = { detail: '', ...errorOf(new Error(`\u202eevil\u0000${'x'.repeat(100_000)}`)) };
    expect([...detail].length).toBeLessThanOrEqual(300);
    expect(detail).toMatch(/^evil/);
  });
});
