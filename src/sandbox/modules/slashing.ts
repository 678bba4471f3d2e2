import { byAddress } from '../address.ts';
import { coinSet } from '../coins.ts';
import type { Context } from '../context.ts';
import { type Dec, decInt, mul, mulInt, ONE, quoRoundUp, roundInt, truncateInt } from '../dec.ts';
import { event } from '../events.ts';
import { pairKey, type Redelegation, type Unbonding, type Validator } from '../state.ts';
import type { Store } from '../store.ts';
import { burnCoins } from './bank.ts';
import { recordSlash } from './distribution.ts';
import { bondDenom, unbond } from './staking.ts';
import { delegationOf, findValidator, isBonded, saveValidator, tokensFromShares, tokensOfPower } from './validator.ts';
import { byDelegator } from './validator-set.ts';

/** A vote with the validator that cast it. */
export type ValidatorVote = { readonly operator: string; readonly power: bigint; readonly signed: boolean };

const CHUNK = 1024n;

/** Sets or clears the missed bit of a validator at an index of its window; returns the change of its counter. */
function markMissed({ store }: Pick<Context, 'store'>, address: string, index: bigint, missed: boolean): bigint {
  const key = `${address}/${index / CHUNK}`;
  const bits = store.get('missedBlocks', key) ?? 0n;
  const bit = 1n << (index % CHUNK);
  const before = (bits & bit) !== 0n;
  if (before === missed) return 0n;
  const after = bits ^ bit;
  if (after === 0n) store.delete('missedBlocks', key);
  else store.set('missedBlocks', key, after);
  return missed ? 1n : -1n;
}

/** The same for all that a validator has missed, where nothing was marked before; returns how many there are. */
export function markAllMissed(store: Store, address: string, indexes: readonly bigint[]): bigint {
  const distinct = new Set(indexes);
  const chunks = new Map<bigint, bigint>();
  for (const index of distinct) chunks.set(index / CHUNK, (chunks.get(index / CHUNK) ?? 0n) | (1n << (index % CHUNK)));
  for (const [chunk, bits] of chunks) store.set('missedBlocks', `${address}/${chunk}`, bits);
  return BigInt(distinct.size);
}

export function clearMissed(context: Context, address: string): void {
  for (const key of [...context.store.all('missedBlocks').keys()])
    if (key.startsWith(`${address}/`)) context.store.delete('missedBlocks', key);
}

/** Begin of a block: who missed too many blocks of its window is slashed and jailed. */
export function beginBlock(context: Context, votes: readonly ValidatorVote[]): void {
  for (const vote of votes) {
    const validator = context.store.get('validators', vote.operator);
    if (validator && !validator.jailed) handleSignature(context, validator, vote);
  }
}

function handleSignature(context: Context, validator: Validator, vote: ValidatorVote): void {
  const { store, height } = context;
  const params = store.single('slashing');
  const address = validator.consensusAddress;
  const info = store.get('signingInfos', address);
  if (!info) return;
  const window = params.signedBlocksWindow;
  const missedBlocks = info.missedBlocks + markMissed(context, address, info.indexOffset % window, !vote.signed);
  const counted = { ...info, indexOffset: info.indexOffset + 1n, missedBlocks };
  if (!vote.signed)
    context.events.push(event('liveness', ['address', address], ['missed_blocks', String(missedBlocks)], ['height', String(height)]));
  const mostMissed = window - roundInt(mulInt(params.minSignedPerWindow, window));
  if (height <= counted.startHeight + window || missedBlocks <= mostMissed) {
    store.set('signingInfos', address, counted);
    return;
  }
  const burned = slash(context, validator.operatorAddress, height - 2n, vote.power, params.slashFractionDowntime);
  context.events.push(
    event(
      'slash',
      ['address', address],
      ['power', String(vote.power)],
      ['reason', 'missing_signature'],
      ['jailed', address],
      ['burned_coins', String(burned)],
    ),
  );
  jail(context, validator.operatorAddress);
  store.set('signingInfos', address, {
    ...counted,
    jailedUntil: context.time + params.downtimeJailDuration,
    missedBlocks: 0n,
    indexOffset: 0n,
  });
  clearMissed(context, address);
}

export function jail(context: Context, operator: string): void {
  saveValidator(context.store, { ...findValidator(context.store, operator), jailed: true });
}

/**
 * Slashes a validator for an infraction at a height: what has left it since by undelegation or redelegation first, the rest from its tokens.
 * Shares stay. Returns the tokens burned from the validator itself.
 */
export function slash(context: Context, operator: string, infractionHeight: bigint, power: bigint, fraction: Dec): bigint {
  const { store } = context;
  let amount = truncateInt(mul(decInt(tokensOfPower(store, power)), fraction));
  if (infractionHeight < context.height) {
    for (const unbonding of unbondingsFrom(context, operator)) amount -= slashUnbonding(context, unbonding, infractionHeight, fraction);
    for (const moved of redelegationsFrom(context, operator)) amount -= slashRedelegation(context, moved, infractionHeight, fraction);
  }
  const validator = findValidator(store, operator);
  const burn = amount < 0n ? 0n : amount < validator.tokens ? amount : validator.tokens;
  if (burn === 0n) return 0n;
  const exact = quoRoundUp(decInt(burn), decInt(validator.tokens));
  const effective = exact > ONE ? ONE : exact;
  recordSlash(context, validator, effective);
  slashLiquidTokens(context, validator, effective);
  saveValidator(store, { ...validator, tokens: validator.tokens - burn });
  burnPool(context, isBonded(validator) ? 'bonded_tokens_pool' : 'not_bonded_tokens_pool', burn);
  return burn;
}

function burnPool(context: Context, pool: string, amount: bigint): void {
  if (amount > 0n) burnCoins(context, pool, coinSet(bondDenom(context), amount));
}

/** x/liquid counts tokens: they shrink with the validator. */
function slashLiquidTokens(context: Context, validator: Validator, effective: Dec): void {
  const { store } = context;
  const shares = store.get('liquidShares', validator.operatorAddress);
  if (!shares) return;
  const tokens = truncateInt(tokensFromShares(validator, shares));
  const liquid = store.single('liquid');
  store.put('liquid', { ...liquid, totalLiquidTokens: liquid.totalLiquidTokens - truncateInt(mulInt(effective, tokens)) });
}

function unbondingsFrom(context: Context, operator: string): Unbonding[] {
  const found = [...context.store.all('unbondings').values()].filter(({ validator }) => validator === operator);
  return found.sort((a, b) => byDelegator(a.delegator, b.delegator));
}

function redelegationsFrom(context: Context, operator: string): Redelegation[] {
  const found = [...context.store.all('redelegations').values()].filter(({ source }) => source === operator);
  return found.sort((a, b) => byDelegator(a.delegator, b.delegator) || byAddress(a.destination, b.destination));
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Takes the fraction of every young entry; returns what was due, also where the entry had less. */
function slashUnbonding(context: Context, unbonding: Unbonding, infractionHeight: bigint, fraction: Dec): bigint {
  let due = 0n;
  let burned = 0n;
  const entries = unbonding.entries.map((entry) => {
    if (entry.creationHeight < infractionHeight || entry.completionTime <= context.time) return entry;
    const share = truncateInt(mulInt(fraction, entry.initialBalance));
    const taken = least(share, entry.balance);
    due += share;
    burned += taken;
    return { ...entry, balance: entry.balance - taken };
  });
  if (burned > 0n) context.store.set('unbondings', pairKey(unbonding.delegator, unbonding.validator), { ...unbonding, entries });
  burnPool(context, 'not_bonded_tokens_pool', burned);
  return due;
}

/** Stake that was redelegated away is slashed where it is now: undelegations there first, then the delegation. */
function slashRedelegation(context: Context, moved: Redelegation, infractionHeight: bigint, fraction: Dec): bigint {
  let due = 0n;
  const burned = { bonded: 0n, notBonded: 0n };
  for (const entry of moved.entries) {
    if (entry.creationHeight < infractionHeight || entry.completionTime <= context.time) continue;
    const share = truncateInt(mulInt(fraction, entry.initialBalance));
    due += share;
    const fromUnbonding = slashUnbondingAtDestination(context, moved, infractionHeight, share);
    burned.notBonded += fromUnbonding;
    const delegation = delegationOf(context.store, moved.delegator, moved.destination);
    const wanted = mul(fraction, entry.sharesDestination);
    if (wanted === 0n || share === fromUnbonding || !delegation) continue;
    const wasBonded = isBonded(findValidator(context.store, moved.destination));
    const tokens = unbond(context, moved.delegator, moved.destination, least(wanted, delegation.shares) as Dec);
    if (wasBonded) burned.bonded += tokens;
    else burned.notBonded += tokens;
  }
  burnPool(context, 'bonded_tokens_pool', burned.bonded);
  burnPool(context, 'not_bonded_tokens_pool', burned.notBonded);
  return due;
}

function slashUnbondingAtDestination(context: Context, moved: Redelegation, infractionHeight: bigint, share: bigint): bigint {
  const key = pairKey(moved.delegator, moved.destination);
  const unbonding = context.store.get('unbondings', key);
  if (!unbonding) return 0n;
  let left = share;
  const entries = unbonding.entries.map((entry) => {
    if (entry.creationHeight < infractionHeight || entry.completionTime <= context.time) return entry;
    const taken = least(left, entry.balance);
    left -= taken;
    return { ...entry, balance: entry.balance - taken };
  });
  if (left < share) context.store.set('unbondings', key, { ...unbonding, entries });
  return share - left;
}
