import type { LedgerEntry, LedgerKind } from '#domain/ledger-entry.ts';

const TITLES: Readonly<Record<LedgerKind, string>> = {
  claim: 'Rewards claimed',
  'auto-payout': 'Rewards paid automatically',
  'share-rewards': 'Rewards of tokenized shares',
  commission: 'Commission',
  'rewards-of-others': 'Rewards of another account',
  'liquid-accrual': 'Gain of stkXPRT',
  fee: 'Network fee',
  mint: 'Minted',
  redeem: 'Redeemed',
  delegate: 'Staked',
  undelegate: 'Unbonding began',
  redelegate: 'Moved to another validator',
  'cancel-unbonding': 'Unbonding cancelled',
  'unbonding-paid': 'Unbonding paid out',
  tokenize: 'Shares tokenized',
  'redeem-shares': 'Shares redeemed',
  received: 'Received',
  sent: 'Sent',
};

/** What an entry is, in two or three words. */
export function kindTitle({ kind, base }: Pick<LedgerEntry, 'kind' | 'base'>): string {
  return kind === 'liquid-accrual' && base < 0n ? 'Loss of stkXPRT' : TITLES[kind];
}

/** What the amount alone does not say; null when there is nothing to add. */
export function effectText({ kind, effect, outcome }: Pick<LedgerEntry, 'kind' | 'effect' | 'outcome'>): string | null {
  if (outcome === 'failed') return 'of a transaction that failed';
  if (effect === 'elsewhere') return 'paid to another address';
  if (kind === 'redeem' && effect === 'position') return 'began to unbond';
  if (kind === 'liquid-accrual') return 'realised when it was redeemed or sent';
  return null;
}
