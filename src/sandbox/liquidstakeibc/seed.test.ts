import { expect, test } from 'vitest';
import { brokenInvariants } from '#testing/chain-invariants.ts';
import { onChain } from '../address.ts';
import { initChain } from '../app.ts';
import { prepareCounterparties } from '../counterparties/prepare-counterparties.ts';
import { ONE } from '../dec.ts';
import { balanceOf, supplyOf } from '../modules/bank.ts';
import { delegationsOf } from '../modules/validator.ts';
import { SandboxNode } from '../node.ts';
import { addressOf } from '../seed-accounts.ts';
import { seedGenesis } from '../seed-genesis.ts';
import type { SandboxState } from '../state.ts';
import { Store } from '../store.ts';
import { SECOND } from '../time.ts';
import { hostChains, ibcDenomOf, mintDenomOf } from './host-chain.ts';
import { backingOf, backingSum } from './rate.ts';
import { UnbondingState } from './records.ts';
import { unbondingsWhere, userUnbondingsWhere } from './unbondings.ts';

/** Core-1 and its counterparties as they are when somebody first asks for them. */
async function linkedChains() {
  const genesis = seedGenesis();
  const core = new SandboxNode(genesis, initChain(genesis));
  core.tick(core.state.singles.time + SECOND);
  const join = await prepareCounterparties(core, null);
  const { nodes, relayer } = join();
  const all = [core, ...nodes];
  const step = (seconds: number): void => {
    for (const node of all) node.tick(node.state.singles.time + BigInt(seconds) * SECOND);
    relayer.relay();
  };
  return { core, nodes, all, step };
}

const { core, nodes, all, step } = await linkedChains();
const here = new Store(core.state);
const chains = hostChains(here);
const hostOf = (id: string): SandboxState => {
  const found = nodes.find(({ chainId }) => chainId === id);
  if (!found) throw new Error(id);
  return found.state;
};

test('three liquid coins are in circulation, each worth more than the coin that is staked', () => {
  expect(chains.map(mintDenomOf)).toEqual(['stk/adydx', 'stk/uatom', 'stk/uosmo']);
  for (const chain of chains) {
    const perCoin = Number((ONE * 1000n) / chain.c_value) / 1000;
    expect(perCoin).toBeGreaterThan(1.1);
    expect(perCoin).toBeLessThan(1.25);
    expect(chain.active).toBe(true);
    expect(chain.c_value).toBeGreaterThan(chain.params.lower_c_value_limit);
    expect(chain.c_value).toBeLessThan(chain.params.upper_c_value_limit);
    expect(balanceOf(here, addressOf('alice'), mintDenomOf(chain))).toBeGreaterThan(0n);
  }
});

test('the stake behind them is on their chains, and what waits for today is in escrow there', () => {
  for (const chain of chains) {
    const there = new Store(hostOf(chain.chain_id));
    const { address } = chain.delegation_account;
    const shares = delegationsOf(there, address).reduce((sum, one) => sum + one.shares, 0n) / ONE;
    const backing = backingOf(here, chain);
    expect(shares).toBe(backing.staked);
    expect(backingSum(backing)).toBe(backing.staked + backing.here);
    const escrowed = there.get('transferEscrow', chain.host_denom) ?? 0n;
    expect(escrowed).toBeGreaterThanOrEqual(supplyOf(here, ibcDenomOf(chain)));
  }
});

test('the books of all chains add up', () => {
  for (const { state } of all) onChain(state.singles.prefix, () => expect(brokenInvariants(state)).toEqual([]));
});

test("alice's unbonding is under way on the Hub, and is paid nine days later without her doing anything", () => {
  const [unbonding] = unbondingsWhere(here, () => true);
  expect(unbonding?.state).toBe(UnbondingState.maturing);
  const [hers] = userUnbondingsWhere(here, ({ address }) => address === addressOf('alice'));
  const atom = ibcDenomOf(chains.find(({ host_denom }) => host_denom === 'uatom') ?? chains[0] ?? fail());
  const before = balanceOf(here, addressOf('alice'), atom);
  const halfDays = 18;
  for (let block = 0; block < halfDays; block++) step(43_200);
  expect(userUnbondingsWhere(new Store(core.state), ({ address }) => address === addressOf('alice'))).toHaveLength(1);
  step(60);
  for (let block = 0; block < 12; block++) step(1);
  const after = new Store(core.state);
  expect(userUnbondingsWhere(after, ({ address }) => address === addressOf('alice'))).toEqual([]);
  expect(balanceOf(after, addressOf('alice'), atom)).toBe(before + (hers?.unbond_amount.amount ?? 0n));
});

function fail(): never {
  throw new Error('no chain');
}
