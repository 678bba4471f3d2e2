// What the sandbox's state looks like in the words of a recording's snapshots: Dec fields as integers scaled by 10^18.

import { byAddress } from '#sandbox/address.ts';
import { truncateInt } from '#sandbox/dec.ts';
import { moduleAccount } from '#sandbox/modules/auth.ts';
import { balanceOf, spendableCoins } from '#sandbox/modules/bank.ts';
import { pendingRewards } from '#sandbox/modules/distribution.ts';
import { liquidValidatorStates, netAmountState, PROXY } from '#sandbox/modules/liquid-stake.ts';
import { delegationsOf, findValidator, tokensFromShares } from '#sandbox/modules/validator.ts';
import type { SandboxState } from '#sandbox/state.ts';
import { Store } from '#sandbox/store.ts';
import { SECOND } from '#sandbox/time.ts';

const coins = (list: readonly { denom: string; amount: bigint }[]) => list.map(({ denom, amount }) => ({ denom, amount: String(amount) }));

/** liquidstake's states after a block. */
export function statesOf(state: SandboxState): Record<string, string> {
  const { height, time } = state.singles;
  const net = netAmountState({ store: new Store(state), height, time });
  return {
    mintRate: String(net.mintRate),
    stkxprtTotalSupply: String(net.stkxprtTotalSupply),
    netAmount: String(net.netAmount * 10n ** 18n),
    totalDelShares: String(net.totalDelShares),
    totalLiquidTokens: String(net.totalLiquidTokens),
    totalRemainingRewards: String(net.totalRemainingRewards * 10n ** 18n),
    totalUnbondingBalance: String(net.totalUnbondingBalance),
    proxyAccBalance: String(net.proxyAccBalance),
  };
}

function accountSnapshot(state: SandboxState, address: string): Record<string, unknown> {
  const store = new Store(state);
  const { time, height } = state.singles;
  const delegations = delegationsOf(store, address);
  const unbondings = [...state.tables.unbondings.values()].filter(({ delegator }) => delegator === address);
  return {
    balances: coins(state.tables.balances.get(address) ?? []),
    spendable: coins(spendableCoins(store, address, time)),
    delegations: delegations.map(({ validator, shares }) => ({
      validator,
      shares: String(shares),
      balance: String(truncateInt(tokensFromShares(findValidator(store, validator), shares))),
    })),
    unbonding: unbondings
      .sort((a, b) => byAddress(a.validator, b.validator))
      .map(({ validator, entries }) => ({
        validator,
        entries: entries.map((entry) => ({
          creationHeight: String(entry.creationHeight),
          completionTime: { seconds: String(entry.completionTime / SECOND), nanos: Number(entry.completionTime % SECOND) },
          initialBalance: String(entry.initialBalance),
          balance: String(entry.balance),
          unbondingId: String(entry.id),
          unbondingOnHoldRefCount: '0',
        })),
      })),
    rewards: delegations.map(({ validator }) => ({ validator, reward: coins(pendingRewards({ store, height }, address, validator)) })),
  };
}

function validators(state: SandboxState): unknown[] {
  return [...state.tables.validators.values()]
    .map((validator) => ({
      operator: validator.operatorAddress,
      tokens: String(validator.tokens),
      shares: String(validator.shares),
      status: validator.status,
      jailed: validator.jailed,
      commission: String(validator.commission.rate),
    }))
    .sort((a, b) => byAddress(a.operator, b.operator));
}

type Snapshot = { accounts: Record<string, Record<string, unknown>> } & Record<string, unknown>;

/** What there is to compare at a snapshot: name, expected, got. */
export function snapshotOf(
  state: SandboxState,
  snapshot: Snapshot,
  addresses: Readonly<Record<string, string>>,
): [string, unknown, unknown][] {
  const store = new Store(state);
  const list: [string, unknown, unknown][] = [];
  const special: Record<string, string> = { proxy: PROXY, fees: state.singles.liquidStake.feeAccountAddress };
  for (const [name, expected] of Object.entries(snapshot.accounts)) {
    const address = special[name] ?? addresses[name];
    if (!address) throw new Error(`no address for ${name}`);
    for (const [what, got] of Object.entries(accountSnapshot(state, address)))
      if (what !== 'spendable' || expected['spendable']) list.push([`${what} of ${name}`, expected[what] ?? [], got]);
  }
  const bond = state.singles.staking.params.bondDenom;
  const pool = {
    notBondedTokens: String(balanceOf(store, moduleAccount('not_bonded_tokens_pool'), bond)),
    bondedTokens: String(balanceOf(store, moduleAccount('bonded_tokens_pool'), bond)),
  };
  const liquidValidators = liquidValidatorStates(store).map((validator) => ({
    operatorAddress: validator.operatorAddress,
    weight: String(validator.weight),
    status: validator.active ? '1' : '2',
    delShares: String(validator.delShares),
    liquidTokens: String(validator.liquidTokens),
  }));
  const supply = [...state.tables.supply].map(([denom, amount]) => ({ denom, amount: String(amount) }));
  supply.sort((a, b) => (a.denom < b.denom ? -1 : 1));
  const whole: Record<string, unknown> = {
    validators: validators(state),
    pool,
    inflation: String(state.singles.mint.inflation),
    annualProvisions: String(state.singles.mint.annualProvisions),
    liquidValidators,
    supply,
  };
  for (const [what, got] of Object.entries(whole)) if (snapshot[what] !== undefined) list.push([what, snapshot[what], got]);
  return list;
}
