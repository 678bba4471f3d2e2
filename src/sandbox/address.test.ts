import { expect, it } from 'vitest';
import { derivedAddress, moduleAddress } from './address.ts';
import { MODULE } from './modules/auth.ts';
import { PROXY } from './modules/liquid-stake.ts';

it('the written addresses are those that the SDK derives', () => {
  for (const [name, address] of Object.entries(MODULE)) expect(moduleAddress(name), name).toBe(address);
  expect(derivedAddress('liquidstake', '-LiquidStakeProxyAcc')).toBe(PROXY);
});
