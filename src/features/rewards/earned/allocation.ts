import type { Position } from '#domain/position.ts';

/** What one validator does with an account's stake, base units of the stake denom. `through` is the account's part of the pool behind stkXPRT. */
export type AllocationRow = { readonly validator: string; readonly direct: bigint; readonly through: bigint };

type Pool = readonly { readonly operatorAddress: string; readonly liquidTokens: bigint }[];

/** By validator, the largest first. What is liquid-staked is spread as the pool is; the rows add up to what is staked in any way. */
export function allocationOf(position: Pick<Position, 'staked' | 'tokenized' | 'liquidStaked'>, pool: Pool): readonly AllocationRow[] {
  const rows = new Map<string, { direct: bigint; through: bigint }>();
  const rowOf = (validator: string) => {
    const row = rows.get(validator) ?? { direct: 0n, through: 0n };
    rows.set(validator, row);
    return row;
  };
  for (const { validator, amount } of position.staked) rowOf(validator).direct += amount;
  for (const { validator, worth } of position.tokenized) rowOf(validator).direct += worth;
  for (const { validator, amount } of spread(position.liquidStaked, pool)) rowOf(validator).through += amount;
  const all = [...rows].map(([validator, row]) => ({ validator, ...row })).filter(({ direct, through }) => direct + through > 0n);
  return all.sort((a, b) => (a.direct + a.through < b.direct + b.through ? 1 : -1));
}

/** In proportion, truncated; the units that truncation leaves go to the largest, so that nothing is lost. */
function spread(base: bigint, pool: Pool): { validator: string; amount: bigint }[] {
  const total = pool.reduce((sum, { liquidTokens }) => sum + liquidTokens, 0n);
  if (total === 0n) return [];
  const parts = pool
    .map(({ operatorAddress, liquidTokens }) => ({ validator: operatorAddress, amount: (base * liquidTokens) / total }))
    .sort((a, b) => (a.amount < b.amount ? 1 : -1));
  const left = base - parts.reduce((sum, { amount }) => sum + amount, 0n);
  return parts.map((part, index) => (index === 0 ? { ...part, amount: part.amount + left } : part));
}
