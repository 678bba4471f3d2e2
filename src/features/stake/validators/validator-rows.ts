import type { SigningInfo, SlashingParams } from '#chain/slashing/queries.ts';
import type { ValidatorDetails } from '#chain/staking/details.ts';
import { type Dec, decFromInt, quoTruncate, sub } from '#domain/dec.ts';
import { monikerText } from '#domain/moniker.ts';
import { aprOfValidator, type StakingYield } from '#domain/rates.ts';
import { type Standing, searchText, type ValidatorRow } from './validator-list.ts';

export type RowSources = {
  readonly validators: readonly ValidatorDetails[];
  readonly bondedTokens: bigint;
  /** Null while the chain has not said what it mints. */
  readonly chain: StakingYield | null;
  /** By consensus address; null while not known. */
  readonly signing: ReadonlyMap<string, SigningInfo> | null;
  readonly slashing: SlashingParams | null;
  /** What the reader has staked, by operator. */
  readonly mine: ReadonlyMap<string, bigint>;
};

/** The chain allows 70 bytes. */
const WHOLE = 70;
const NONE = decFromInt(0n);

/** What the table shows of each validator. */
export function validatorRows({ validators, bondedTokens, chain, signing, slashing, mine }: RowSources): readonly ValidatorRow[] {
  return validators.map((validator) => {
    const info = signing?.get(validator.consensusAddress);
    const moniker = monikerText(validator.moniker, validator.operatorAddress);
    const whole = monikerText(validator.moniker, validator.operatorAddress, WHOLE);
    return {
      operator: validator.operatorAddress,
      moniker,
      whole,
      found: searchText(whole),
      tokens: validator.tokens,
      share:
        validator.status === 'bonded' && bondedTokens > 0n ? quoTruncate(decFromInt(validator.tokens), decFromInt(bondedTokens)) : NONE,
      commission: validator.commissionRate,
      maxCommission: validator.maxCommissionRate,
      standing: standingOf(validator, info),
      apr: chain && aprOfValidator(validator, chain),
      uptime: validator.status === 'bonded' && !validator.jailed && info && slashing ? uptimeOf(info, slashing) : null,
      mine: mine.get(validator.operatorAddress) ?? 0n,
    };
  });
}

function standingOf(validator: Pick<ValidatorDetails, 'status' | 'jailed'>, info: SigningInfo | undefined): Standing {
  if (info?.tombstoned) return 'tombstoned';
  if (validator.jailed) return 'jailed';
  return validator.status === 'bonded' ? 'active' : validator.status;
}

/** Signed blocks of the chain's window. Counting begins anew when a validator is jailed, so it says something of active ones only. */
function uptimeOf({ missedBlocks }: SigningInfo, { signedBlocksWindow }: SlashingParams): Dec {
  return sub(decFromInt(1n), quoTruncate(decFromInt(missedBlocks), decFromInt(signedBlocksWindow)));
}
