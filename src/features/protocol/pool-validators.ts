import { type Dec, decFromInt, quoTruncate, sub } from '#domain/dec.ts';
import type { LiquidStakeParams, LiquidValidator, StakedValidator } from '#domain/liquid-stake.ts';

/**
 * `active`: takes new stake by its weight. `jailed` and `unbonded` (out of the set) take new stake too while they are active for the module, but
 * earn nothing. `inactive`: takes none and only drains.
 */
export type PoolStanding = 'active' | 'jailed' | 'unbonded' | 'inactive';

/** One validator of the pool. Shares are parts of one; `drift` is what it has above its target, negative below. `tokens` in base units. */
export type PoolValidator = {
  readonly address: string;
  readonly moniker: string;
  readonly standing: PoolStanding;
  readonly target: Dec;
  readonly actual: Dec;
  readonly drift: Dec;
  readonly tokens: bigint;
  /** Null where x/staking does not know it any more. */
  readonly commission: Dec | null;
};

/** Weights of the module sum to this. */
const WHOLE = 10_000n;

/** Largest first. The target is the weight that governance or the admin has set, whatever state the validator is in. */
export function poolValidators(
  params: Pick<LiquidStakeParams, 'whitelistedValidators'>,
  liquidValidators: readonly LiquidValidator[],
  validators: readonly StakedValidator[],
): readonly PoolValidator[] {
  const total = liquidValidators.reduce((sum, { liquidTokens }) => sum + liquidTokens, 0n);
  const weights = new Map(params.whitelistedValidators.map(({ validatorAddress, targetWeight }) => [validatorAddress, targetWeight]));
  const staked = new Map(validators.map((validator) => [validator.operatorAddress, validator]));
  const rows = liquidValidators.map((member): PoolValidator => {
    const validator = staked.get(member.operatorAddress);
    const target = share(weights.get(member.operatorAddress) ?? 0n, WHOLE);
    const actual = share(member.liquidTokens, total);
    return {
      address: member.operatorAddress,
      moniker: validator?.moniker ?? '',
      standing: standingOf(member, validator),
      target,
      actual,
      drift: sub(actual, target),
      tokens: member.liquidTokens,
      commission: validator?.commissionRate ?? null,
    };
  });
  return rows.sort((a, b) => (a.tokens === b.tokens ? a.address.localeCompare(b.address) : a.tokens < b.tokens ? 1 : -1));
}

function standingOf({ status }: LiquidValidator, validator: StakedValidator | undefined): PoolStanding {
  if (status === 'inactive' || !validator) return 'inactive';
  if (validator.jailed) return 'jailed';
  return validator.status === 'bonded' ? 'active' : 'unbonded';
}

function share(part: bigint, whole: bigint): Dec {
  return whole === 0n ? decFromInt(0n) : quoTruncate(decFromInt(part), decFromInt(whole));
}
