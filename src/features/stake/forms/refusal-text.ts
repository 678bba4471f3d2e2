import { amount, formatAmount } from '#domain/amount.ts';
import type { Asset } from '#domain/asset.ts';
import type { RestakeRefusal } from '#domain/claim-plan.ts';
import { formatDateTime } from '#domain/dates.ts';
import type { CancelRefusal, DelegateRefusal, RedelegateRefusal, UndelegateRefusal } from '#domain/staking-amounts.ts';
import type { RedeemSharesRefusal, TokenizeRefusal } from '#domain/tokenized-shares.ts';

type Refusal = DelegateRefusal | UndelegateRefusal | RedelegateRefusal | CancelRefusal | TokenizeRefusal | RedeemSharesRefusal;

/** `validator` is where stake is taken from or put, `destination` where it would be moved; names, not addresses. */
type About = { readonly asset: Asset; readonly validator: string; readonly destination?: string };

/** Why the chain would not do it, and from when it would. */
export function refusalText({ reason, limit, freesAt }: Refusal, { asset, validator, destination = '' }: About): string {
  const most = limit === null ? '' : `${formatAmount(amount(asset, limit))} ${asset.symbol}`;
  const when = freesAt === null ? '' : ` It is possible again on ${formatDateTime(freesAt)}.`;
  switch (reason) {
    case 'zero':
      return 'Enter more than zero.';
    case 'insufficient':
      return limit === null ? 'This is more than you have.' : `You can use ${most}.`;
    case 'no-validator':
      return 'The chain does not know this validator any more.';
    case 'no-destination':
      return 'The chain does not know the validator that you move to.';
    case 'no-delegation':
      return `You have nothing staked with ${validator}.`;
    case 'worthless':
      return `All stake of ${destination || validator} was slashed, so the chain takes no more stake there.`;
    case 'exceeds-delegation':
      return `You have ${most} staked with ${validator}.`;
    case 'entries-full':
      return destination === ''
        ? `All unbonding entries with ${validator} are taken, redemptions included.${when}`
        : `Stake is on its way from ${validator} to ${destination} in every entry that the chain allows.${when}`;
    case 'same-validator':
      return 'Choose another validator than the one where the stake is.';
    case 'transitive':
      return `Stake was moved to ${validator} not long ago, and the chain lets nothing move on from there before that is settled.${when}`;
    case 'too-small':
      return 'This is too small: after rounding nothing would be left of it.';
    case 'jailed':
      return `${validator} is jailed. The chain lets nobody stake there again from an unbonding entry.`;
    case 'no-entry':
      return 'The chain has no such unbonding entry any more. It may have been paid out.';
    case 'exceeds-entry':
      return `The entry has ${most}.`;
    case 'completed':
      return 'This entry is due now and is paid out by itself.';
    case 'locked':
      return freesAt === null
        ? 'You have locked this account against tokenizing.'
        : `You have lifted your lock against tokenizing, and it holds until ${formatDateTime(freesAt)}.`;
    case 'vesting':
      return `Only what has vested can be tokenized: ${most}.`;
    case 'receiving':
      return `Stake was moved to ${validator} not long ago and cannot be tokenized before that is settled.${when}`;
    case 'global-cap':
      return 'The chain allows only a part of all stake to be liquid, and that part is reached.';
    case 'validator-cap':
      return `The chain allows only a part of the stake of ${validator} to be liquid, and that part is reached.`;
    case 'last-delegation':
      return `${validator} has no other stake and would be gone.`;
    case 'no-record':
      return 'The chain does not know these shares any more.';
    case 'beyond-total':
    case 'beyond-record':
      return limit === null
        ? 'The chain cannot redeem this amount now.'
        : `The chain can redeem ${formatAmount(amount(asset, limit))} shares now.`;
  }
}

export function restakeRefusalText({ reason }: RestakeRefusal): string {
  switch (reason) {
    case 'nothing':
      return 'There is nothing to claim yet.';
    case 'elsewhere':
      return 'Your rewards are paid to another address, so they cannot be staked again from here. Claim works.';
    case 'fee':
      return 'Your balance cannot pay the network fee, which the chain takes before it pays the rewards.';
    case 'all-kept':
      return 'The rewards are less than what should stay free for the next network fees. Claim them instead.';
  }
}
