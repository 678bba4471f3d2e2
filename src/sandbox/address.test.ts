import { expect, it } from 'vitest';
import { accountOf, derivedAddress, moduleAddress, onChain, parseAddress, prefixOf, toAddress } from './address.ts';
import { CORE_MODULE_ACCOUNTS, isBlocked, moduleAccount } from './modules/auth.ts';
import { PROXY } from './modules/liquid-stake.ts';

it('the written addresses are those that the SDK derives', () => {
  for (const [name, address] of Object.entries(CORE_MODULE_ACCOUNTS)) expect(moduleAddress(name), name).toBe(address);
  expect(derivedAddress('liquidstake', '-LiquidStakeProxyAcc')).toBe(PROXY);
});

it('addresses are those of the chain whose code runs, and of no other', () => {
  const bytes = new Uint8Array(20).fill(7);
  const core = toAddress('account', bytes);
  onChain('cosmos', () => {
    // The module accounts of the Cosmos Hub as its explorers show them.
    expect(moduleAccount('fee_collector')).toBe('cosmos17xpfvakm2amg962yls6f84z3kell8c5lserqta');
    expect(moduleAccount('distribution')).toBe('cosmos1jv65s3grqf6v6jl3dp4t6c9t9rk99cd88lyufl');
    expect(isBlocked(moduleAccount('gov'))).toBe(true);
    expect(toAddress('operator', bytes)).toMatch(/^cosmosvaloper1/);
    expect(accountOf(toAddress('operator', bytes))).toBe(toAddress('account', bytes));
    expect(parseAddress(core, 'account')).toMatchObject({ reason: expect.stringContaining("expected 'cosmos' got 'persistence'") });
    onChain('dydx', () => expect(prefixOf('consensus')).toBe('dydxvalcons'));
    expect(prefixOf('account')).toBe('cosmos');
  });
  expect(parseAddress(core, 'account')).toEqual({ ok: true, address: core });
  expect(moduleAccount('fee_collector')).toBe(CORE_MODULE_ACCOUNTS.fee_collector);
});

it('a failure leaves the chain too', () => {
  expect(() => onChain('osmo', () => expect.fail('broken'))).toThrow('broken');
  expect(prefixOf('account')).toBe('persistence');
});
