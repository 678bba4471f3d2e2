import { claimable } from '#domain/claimable.ts';
import { type Dec, decFromAtomics } from '#domain/dec.ts';
import { quoteCancel, quoteDelegate, quoteRedelegate, quoteUndelegate } from '#domain/staking-amounts.ts';
import { type OpenRedelegation, refusedStaking, type StakingRefusal } from '#domain/staking-limits.ts';
import { quoteRedeemShares, quoteTokenize, type RedeemSharesInput, type TokenizeInput } from '#domain/tokenized-shares.ts';
import type { UnbondingEntry } from '#domain/unbonding.ts';
import { lockedAt, spendableAt, tokenizableAt, type VestingAccount } from '#domain/vesting.ts';
import type { Context } from '#sandbox/context.ts';
import { moduleAccount } from '#sandbox/modules/auth.ts';
import { balanceOf, spendableOf } from '#sandbox/modules/bank.ts';
import { pendingRewards } from '#sandbox/modules/distribution.ts';
import { delegationOf } from '#sandbox/modules/validator.ts';
import { type Account, pairKey } from '#sandbox/state.ts';
import type { Store } from '#sandbox/store.ts';
import type { StakingAct } from './staking-acts.ts';

/** What the domain says of an act in this state: why not, or the figures that it promises. */
export type StakingVerdict = StakingRefusal<string> | { readonly kind: 'ok'; readonly [figure: string]: unknown };

const STATUS = { 1: 'unbonded', 2: 'unbonding', 3: 'bonded' } as const;
const milliseconds = (nanoseconds: bigint): number => Number(nanoseconds / 1_000_000n);

/** A question to the domain: the kind of act, and what its rule is asked with. */
export type StakingQuestion =
  | { readonly kind: 'delegate'; readonly input: Parameters<typeof quoteDelegate>[0] }
  | { readonly kind: 'undelegate'; readonly input: Parameters<typeof quoteUndelegate>[0] }
  | { readonly kind: 'redelegate'; readonly input: Parameters<typeof quoteRedelegate>[0] }
  | { readonly kind: 'cancel'; readonly input: Parameters<typeof quoteCancel>[0] }
  | { readonly kind: 'tokenize'; readonly input: TokenizeInput }
  | { readonly kind: 'redeem-shares'; readonly input: RedeemSharesInput }
  | { readonly kind: 'claim'; readonly input: { readonly known: boolean; readonly shares: Dec | null; readonly rewards: bigint } };

/** What the domain answers. */
export function answerTo({ kind, input }: StakingQuestion): StakingVerdict {
  switch (kind) {
    case 'delegate':
      return quoteDelegate(input);
    case 'undelegate':
      return quoteUndelegate(input);
    case 'redelegate':
      return quoteRedelegate(input);
    case 'cancel':
      return quoteCancel(input);
    case 'tokenize':
      return quoteTokenize(input);
    case 'redeem-shares':
      return quoteRedeemShares(input);
    case 'claim':
      if (!input.known) return refusedStaking('no-validator');
      return input.shares === null ? refusedStaking('no-delegation') : { kind: 'ok', paid: input.rewards };
  }
}

/** The application's view of the state, as its queries would give it; nothing of the sandbox's own arithmetic goes in. */
export function questionOf({ store, height, time }: Context, act: StakingAct): StakingQuestion {
  const { who, base, kind } = act;
  const { maxEntries } = store.single('staking').params;
  const validator = validatorIn(store, act.validator);
  const shares = sharesOf(store, who, act.validator);
  const now = milliseconds(time);
  const rewards = () => rewardsOf({ store, height }, who, act.validator);
  switch (kind) {
    case 'delegate':
      return { kind, input: { validator, base, available: balanceOf(store, who, 'uxprt') + rewards() } };
    case 'undelegate':
      return { kind, input: { validator, shares, base, entries: entriesAt(store, who, act.validator), maxEntries } };
    case 'redelegate': {
      const destination = validatorIn(store, act.destination);
      return { kind, input: { source: validator, destination, shares, base, redelegations: redelegationsOf(store, who), maxEntries } };
    }
    case 'cancel': {
      const entry = entriesAt(store, who, act.validator).find(({ creationHeight }) => creationHeight === act.height) ?? null;
      return { kind, input: { validator, entry, base, now } };
    }
    case 'tokenize':
      return { kind, input: tokenizeInput(store, act, { validator, shares, now }) };
    case 'redeem-shares':
      return { kind, input: redeemInput(store, act) };
    case 'claim':
      return { kind, input: { known: validator !== null, shares, rewards: rewards() } };
  }
}

type Pool = ReturnType<typeof validatorIn>;
type Delegated = { readonly validator: Pool; readonly shares: Dec | null; readonly now: number };

function tokenizeInput(store: Store, { who, base, validator }: StakingAct, { now, ...delegated }: Delegated): TokenizeInput {
  const account = vestingOf(store.get('accounts', who));
  return {
    ...delegated,
    base,
    lock: { status: store.get('shareLocks', who) ? 'locked' : 'unlocked', expiresAt: null },
    tokenizable: account && tokenizableAt(account, 'uxprt', now),
    redelegations: redelegationsOf(store, who),
    caps: {
      ...capsOf(store),
      ...countedOf(store, validator),
      bondedTokens: balanceOf(store, moduleAccount('bonded_tokens_pool'), 'uxprt'),
    },
  };
}

function redeemInput(store: Store, { who, base, denom }: StakingAct): RedeemSharesInput {
  const [operator = '', id = ''] = denom.split('/');
  const record = store.get('shareRecords', id);
  return {
    validator: validatorIn(store, operator),
    amount: base,
    available: balanceOf(store, who, denom),
    recordShares: record ? sharesOf(store, record.moduleAddress, operator) : null,
    counted: countedOf(store, operator),
  };
}

function validatorIn(store: Store, operator: string) {
  const found = store.get('validators', operator);
  if (!found) return null;
  const { operatorAddress, tokens, jailed } = found;
  return { operatorAddress, tokens, jailed, delegatorShares: decFromAtomics(found.shares), status: STATUS[found.status] };
}

function sharesOf(store: Store, delegator: string, operator: string): Dec | null {
  const delegation = delegationOf(store, delegator, operator);
  return delegation ? decFromAtomics(delegation.shares) : null;
}

/** What the chain's query says of the rewards, and the domain makes of it. */
function rewardsOf(context: Pick<Context, 'store' | 'height'>, who: string, operator: string): bigint {
  if (!context.store.get('validators', operator) || !delegationOf(context.store, who, operator)) return 0n;
  const answer = pendingRewards(context, who, operator).map(({ denom, amount }) => ({ denom, amount: decFromAtomics(amount) }));
  return claimable(answer, 'uxprt').reduce((sum, { amount }) => sum + amount, 0n);
}

function entriesAt(store: Store, who: string, validator: string): UnbondingEntry[] {
  const { entries = [] } = store.get('unbondings', pairKey(who, validator)) ?? {};
  return entries.map(({ completionTime, ...entry }) => ({ validator, ...entry, completionTime: milliseconds(completionTime) }));
}

function redelegationsOf(store: Store, who: string): OpenRedelegation[] {
  const found: OpenRedelegation[] = [];
  for (const { delegator, source, destination, entries } of store.all('redelegations').values())
    if (delegator === who)
      for (const { completionTime } of entries) found.push({ source, destination, completionTime: milliseconds(completionTime) });
  return found;
}

function capsOf(store: Store) {
  const { params } = store.single('liquid');
  return { globalCap: decFromAtomics(params.globalLiquidStakingCap), validatorCap: decFromAtomics(params.validatorLiquidStakingCap) };
}

function countedOf(store: Store, operator: string) {
  const validatorLiquidShares = decFromAtomics(store.get('liquidShares', operator) ?? 0n);
  return { totalLiquid: store.single('liquid').totalLiquidTokens, validatorLiquidShares };
}

/** The account as the chain tells it; null when nothing vests. */
function vestingOf(account: Account | undefined): VestingAccount | null {
  if (!account || account.kind.type === 'base' || account.kind.type === 'module') return null;
  const { type: kind, startTime, endTime, periods, ...coins } = account.kind;
  return {
    kind,
    ...coins,
    startTime: Number(startTime) * 1000,
    endTime: Number(endTime) * 1000,
    periods: periods.map(({ length, amount }) => ({ lengthMs: Number(length) * 1000, amount })),
  };
}

/** Both views of what a vesting account can spend; null when they agree. */
export function spendableDifference({ store, time }: Context, who: string): string | null {
  const account = vestingOf(store.get('accounts', who));
  if (!account) return null;
  const here = spendableAt(account, 'uxprt', balanceOf(store, who, 'uxprt'), milliseconds(time));
  const chain = spendableOf(store, who, 'uxprt', time);
  const locked = lockedAt(account, 'uxprt', milliseconds(time));
  return here === chain ? null : `${who} can spend ${chain}, not ${here} (locked ${locked})`;
}
