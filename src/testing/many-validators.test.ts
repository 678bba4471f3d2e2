import { describe, expect, test } from 'vitest';
import { SANDBOX_ACCOUNTS } from '#config/sandbox-accounts.ts';
import { initChain } from '#sandbox/app.ts';
import { nextBlock } from '#sandbox/clock.ts';
import { SandboxNode } from '#sandbox/node.ts';
import { brokenInvariants } from './chain-invariants.ts';
import { manyValidatorsGenesis } from './many-validators.ts';

const ERIN = SANDBOX_ACCOUNTS.find(({ name }) => name === 'erin')?.address;

describe('a chain with many validators', () => {
  test('forty, and an account that delegates to thirty bonded ones', () => {
    const genesis = manyValidatorsGenesis({ validators: 40, delegations: 30 });
    const node = new SandboxNode(genesis, initChain(genesis));
    nextBlock(node);
    const { validators, delegations } = node.state.tables;
    expect(validators.size).toBe(40);
    expect([...validators.values()].filter(({ status }) => status === 3)).toHaveLength(36);
    const own = [...delegations.values()].filter(({ delegator }) => delegator === ERIN);
    expect(own).toHaveLength(30);
    expect(own.every(({ validator }) => validators.get(validator)?.status === 3)).toBe(true);
    expect(brokenInvariants(node.state)).toEqual([]);
  });

  test('five hundred', () => {
    const genesis = manyValidatorsGenesis({ validators: 500 });
    const state = initChain(genesis);
    expect(state.tables.validators.size).toBe(500);
    expect(state.singles.validatorSets.current).toHaveLength(450);
  });
});
