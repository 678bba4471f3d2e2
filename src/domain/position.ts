import { claimable } from './claimable.ts';
import type { Dec } from './dec.ts';
import { type LiquidStakeState, underlyingOf } from './liquid-stake.ts';
import type { ValidatorAmount } from './quote-mint.ts';
import { shareTokenOf, worthOfShares } from './share-token.ts';
import type { ValidatorPool } from './staking-limits.ts';
import type { UnbondingEntry } from './unbonding.ts';

type Coin = { readonly denom: string; readonly amount: bigint };

/**
 * What the queries of one account answered, all at one height if possible; amounts in base units. `state` is null on a network without
 * x/liquidstake. `validators` need only hold those behind share tokens; a share
 * token of any other is not counted. The last two are optional detail of x/liquid: shares of the
 * records' own delegations by denom, and what the records that the account owns have earned.
 */
export type PositionAnswers = {
  readonly stakeDenom: string;
  readonly liquidDenom: string;
  readonly balances: readonly Coin[];
  readonly spendable: readonly Coin[];
  readonly delegations: readonly { readonly validator: string; readonly shares: Dec; readonly balance: bigint }[];
  readonly unbonding: readonly UnbondingEntry[];
  readonly rewards: readonly { readonly validator: string; readonly denom: string; readonly amount: Dec }[];
  readonly state: Pick<LiquidStakeState, 'netAmount' | 'stkxprtTotalSupply'> | null;
  readonly validators: readonly (ValidatorPool & { readonly operatorAddress: string })[];
  readonly recordShares?: ReadonlyMap<string, Dec>;
  readonly shareRewards?: readonly { readonly recordId: bigint; readonly denom: string; readonly amount: Dec }[];
};

/** Share tokens of one denom, and the stake behind them. */
export type TokenizedHolding = {
  readonly denom: string;
  readonly validator: string;
  readonly recordId: bigint;
  readonly amount: bigint;
  readonly worth: bigint;
};

/** Everything of the staked asset that one account owns on this chain, each unit once, in base units. What is between two chains is no chain's answer (`in-flight.ts`). */
export type Position = {
  /** Can be sent, minted and spent on fees. */
  readonly spendable: bigint;
  /** In the balance, but only to be delegated: not vested yet. */
  readonly vestingLocked: bigint;
  readonly staked: readonly ValidatorAmount[];
  readonly tokenized: readonly TokenizedHolding[];
  /** What stands behind the stkXPRT at the exchange rate, before the unstake fee. */
  readonly liquidStaked: bigint;
  readonly unbonding: readonly UnbondingEntry[];
  /** Paid by a claim, in whole units per validator. */
  readonly claimable: readonly ValidatorAmount[];
  /** Paid by claiming the rewards of tokenized shares, in whole units per record. */
  readonly recordRewards: readonly { readonly recordId: bigint; readonly amount: bigint }[];
};

/** From raw answers to one picture. Pure; the same answers give the same position. */
export function positionOf(answers: PositionAnswers): Position {
  const { stakeDenom, liquidDenom, balances, delegations, unbonding, rewards, state } = answers;
  const balance = amountOf(balances, stakeDenom);
  const spendable = amountOf(answers.spendable, stakeDenom);
  return {
    spendable,
    vestingLocked: balance - spendable,
    staked: delegations.map(({ validator, balance: amount }) => ({ validator, amount })),
    tokenized: tokenizedOf(answers),
    liquidStaked: underlyingOf(amountOf(balances, liquidDenom), state),
    unbonding,
    claimable: claimable(rewards, stakeDenom),
    recordRewards: claimable(answers.shareRewards ?? [], stakeDenom),
  };
}

function tokenizedOf({ balances, validators, recordShares }: PositionAnswers): TokenizedHolding[] {
  return balances.flatMap(({ denom, amount }) => {
    const token = shareTokenOf(denom);
    const validator = token && validators.find(({ operatorAddress }) => operatorAddress === token.validator);
    return validator ? [{ denom, ...token, amount, worth: worthOfShares(validator, amount, recordShares?.get(denom)) }] : [];
  });
}

function amountOf(coins: readonly Coin[], denom: string): bigint {
  return coins.find((coin) => coin.denom === denom)?.amount ?? 0n;
}
