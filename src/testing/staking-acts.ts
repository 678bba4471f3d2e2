import { MsgWithdrawDelegatorReward } from 'cosmjs-types/cosmos/distribution/v1beta1/tx';
import { MsgBeginRedelegate, MsgCancelUnbondingDelegation, MsgDelegate, MsgUndelegate } from 'cosmjs-types/cosmos/staking/v1beta1/tx';
import { MsgRedeemTokensForShares, MsgTokenizeShares } from '#chain/gen/gaia/liquid/v1beta1/liquid.ts';
import { atomically, type Context } from '#sandbox/context.ts';
import { truncateInt } from '#sandbox/dec.ts';
import type { MessageReader } from '#sandbox/message.ts';
import { balanceOf, balancesOf } from '#sandbox/modules/bank.ts';
import { distributionMessages } from '#sandbox/modules/distribution-messages.ts';
import { liquidMessages } from '#sandbox/modules/liquid-messages.ts';
import { stakingMessages } from '#sandbox/modules/staking-messages.ts';
import { delegationOf, tokensFromShares } from '#sandbox/modules/validator.ts';
import { Refusal } from '#sandbox/refusal.ts';
import { pairKey } from '#sandbox/state.ts';
import type { Store } from '#sandbox/store.ts';
import type { Random } from './random.ts';
import type { StakingWorld } from './staking-world.ts';

/** A message of somebody; `base` in base units. Which fields mean something depends on the kind. */
export type StakingAct = {
  readonly kind: 'delegate' | 'undelegate' | 'redelegate' | 'cancel' | 'tokenize' | 'redeem-shares' | 'claim';
  readonly who: string;
  readonly validator: string;
  readonly destination: string;
  readonly denom: string;
  readonly height: bigint;
  readonly base: bigint;
};

/** Mostly something that could go well, at amounts where it just does or just does not; now and then something that cannot. */
export function randomAct(random: Random, store: Store, { actors, validators }: StakingWorld): StakingAct {
  const who = random.below(4) > 0 ? (actors[0] ?? '') : random.of(actors);
  const astray = random.below(12) === 0;
  const mine = astray ? validators : validators.filter((operator) => delegationOf(store, who, operator));
  const leaving = astray ? validators : validators.filter((operator) => store.get('unbondings', pairKey(who, operator)));
  const shares = balancesOf(store, who).filter(({ denom }) => denom.includes('/'));
  const kind = random.of<StakingAct['kind']>([
    ...(['delegate', 'delegate'] as const),
    ...(mine.length > 0 ? (['undelegate', 'undelegate', 'undelegate', 'redelegate', 'redelegate', 'tokenize', 'claim'] as const) : []),
    ...(leaving.length > 0 ? (['cancel', 'cancel'] as const) : []),
    ...(shares.length > 0 || astray ? (['redeem-shares', 'redeem-shares'] as const) : []),
  ]);
  const validator = random.of(kind === 'cancel' ? leaving : kind === 'delegate' || mine.length === 0 ? validators : mine);
  const entries = store.get('unbondings', pairKey(who, validator))?.entries ?? [];
  const entry = entries[random.below(entries.length)];
  const denom = shares.length > 0 ? random.of(shares).denom : `${validator}/999`;
  const height = entry ? entry.creationHeight - (random.below(30) === 0 ? 1n : 0n) : 7n;
  const base = randomAmount(random, mostOf(store, kind, who, validator, denom, entry?.balance));
  return { kind, who, validator, destination: random.of(validators), denom, height, base };
}

/** About the greatest amount that can go well. */
function mostOf(store: Store, kind: StakingAct['kind'], who: string, validator: string, denom: string, entry = 5n): bigint {
  switch (kind) {
    case 'delegate':
      return balanceOf(store, who, 'uxprt');
    case 'cancel':
      return entry;
    case 'redeem-shares':
      return balanceOf(store, who, denom);
    default:
      return delegated(store, who, validator);
  }
}

function delegated(store: Store, who: string, operator: string): bigint {
  const [delegation, validator] = [delegationOf(store, who, operator), store.get('validators', operator)];
  return delegation && validator ? truncateInt(tokensFromShares(validator, delegation.shares)) : 5n;
}

function randomAmount(random: Random, most: bigint): bigint {
  const luck = random.below(16);
  if (luck < 3) return most;
  if (luck < 5) return most + 1n;
  if (luck === 5) return most > 1n ? most - 1n : 1n;
  if (luck < 8) return BigInt(random.below(4));
  // Evenly over orders of magnitude.
  const size = most >> BigInt(random.below(40));
  return size - (size * BigInt(random.below(1_000))) / 1_999n + 1n;
}

const coin = (denom: string, base: bigint) => ({ denom, amount: base.toString() });

function encoded(act: StakingAct): { readonly typeUrl: string; readonly bytes: Uint8Array } {
  const { who: delegatorAddress, validator: validatorAddress, base } = act;
  const amount = coin('uxprt', base);
  switch (act.kind) {
    case 'delegate':
      return { typeUrl: MsgDelegate.typeUrl, bytes: MsgDelegate.encode({ delegatorAddress, validatorAddress, amount }).finish() };
    case 'undelegate':
      return { typeUrl: MsgUndelegate.typeUrl, bytes: MsgUndelegate.encode({ delegatorAddress, validatorAddress, amount }).finish() };
    case 'redelegate': {
      const between = { validatorSrcAddress: validatorAddress, validatorDstAddress: act.destination };
      return { typeUrl: MsgBeginRedelegate.typeUrl, bytes: MsgBeginRedelegate.encode({ delegatorAddress, ...between, amount }).finish() };
    }
    case 'cancel': {
      const message = { delegatorAddress, validatorAddress, amount, creationHeight: act.height };
      return { typeUrl: MsgCancelUnbondingDelegation.typeUrl, bytes: MsgCancelUnbondingDelegation.encode(message).finish() };
    }
    case 'tokenize': {
      const message = { delegatorAddress, validatorAddress, amount, tokenizedShareOwner: delegatorAddress };
      return { typeUrl: '/gaia.liquid.v1beta1.MsgTokenizeShares', bytes: MsgTokenizeShares.encode(message).finish() };
    }
    case 'redeem-shares': {
      const message = { delegatorAddress, amount: coin(act.denom, base) };
      return { typeUrl: '/gaia.liquid.v1beta1.MsgRedeemTokensForShares', bytes: MsgRedeemTokensForShares.encode(message).finish() };
    }
    case 'claim': {
      const bytes = MsgWithdrawDelegatorReward.encode({ delegatorAddress, validatorAddress }).finish();
      return { typeUrl: MsgWithdrawDelegatorReward.typeUrl, bytes };
    }
  }
}

const READERS = new Map<string, MessageReader>(
  [...stakingMessages, ...distributionMessages, ...liquidMessages].map((reader) => [reader.typeUrl, reader]),
);

/** Executes the message as a block would; null, or the chain's refusal with everything undone. */
export function perform(context: Context, act: StakingAct): Refusal | null {
  const { typeUrl, bytes } = encoded(act);
  const reader = READERS.get(typeUrl);
  if (!reader) throw new Error(typeUrl);
  try {
    atomically(context, () => reader.read(bytes).execute(context));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
