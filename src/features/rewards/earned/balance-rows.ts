import type { BucketName } from '#domain/buckets.ts';
import type { Position } from '#domain/position.ts';

/** One place where a part of what is owned can be. `base` in base units of the stake denom. */
export type BalanceRow = {
  readonly id: string;
  readonly bucket: BucketName;
  readonly title: string;
  readonly detail: string;
  readonly base: bigint;
};

/** The rows of the statement; they add up to the bar. What hardly anybody has (a lock, tokenized shares) has a row only then. */
export function balanceRows(position: Position, liquidSymbol: string): readonly BalanceRow[] {
  const { spendable, vestingLocked, staked, tokenized, liquidStaked, unbonding, claimable, recordRewards } = position;
  const rows: readonly (BalanceRow & { readonly rare?: true })[] = [
    {
      id: 'liquid-staked',
      bucket: 'liquid-staked',
      title: 'Liquid-staked',
      detail: `${liquidSymbol} at its redemption value`,
      base: liquidStaked,
    },
    { id: 'staked', bucket: 'staked', title: 'Staked', detail: withValidators(staked.length), base: sum(staked) },
    {
      id: 'tokenized',
      bucket: 'staked',
      title: 'Tokenized shares',
      detail: 'stake that is held as a token',
      base: tokenized.reduce((total, { worth }) => total + worth, 0n),
      rare: true,
    },
    { id: 'free', bucket: 'free', title: 'Liquid', detail: 'free to send, to stake and to pay fees', base: spendable },
    {
      id: 'vesting',
      bucket: 'free',
      title: 'Locked by vesting',
      detail: 'can be staked, and sent once it has vested',
      base: vestingLocked,
      rare: true,
    },
    {
      id: 'unbonding',
      bucket: 'unbonding',
      title: 'Unbonding',
      detail: 'no entry',
      base: unbonding.reduce((total, { balance }) => total + balance, 0n),
    },
    {
      id: 'claimable',
      bucket: 'rewards',
      title: 'Claimable',
      detail:
        claimable.length === 0
          ? 'rewards of native staking'
          : `rewards of ${claimable.length} validator${claimable.length === 1 ? '' : 's'}`,
      base: sum(claimable),
    },
    {
      id: 'records',
      bucket: 'rewards',
      title: 'Rewards of tokenized shares',
      detail: 'claimable',
      base: sum(recordRewards),
      rare: true,
    },
  ];
  return rows.filter(({ rare, base }) => !rare || base > 0n);
}

function withValidators(count: number): string {
  return count === 0 ? 'with no validator' : `with ${count} validator${count === 1 ? '' : 's'}`;
}

function sum(parts: readonly { readonly amount: bigint }[]): bigint {
  return parts.reduce((total, { amount }) => total + amount, 0n);
}
