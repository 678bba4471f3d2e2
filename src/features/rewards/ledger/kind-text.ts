import type { Network } from '#config/network.ts';
import { chainById } from '#config/networks.ts';
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
  'ibc-sent': 'Sent to another chain',
  'ibc-arrived': 'Arrived from another chain',
  'ibc-returned': 'Came back',
};

/** What an entry is, in two or three words. `there`: what people call the chain at the other end of a transfer, null for every other entry and where nobody knows. */
export function kindTitle({ kind, base }: Pick<LedgerEntry, 'kind' | 'base'>, there: string | null = null): string {
  if (kind === 'liquid-accrual' && base < 0n) return 'Loss of stkXPRT';
  if (there !== null && kind === 'ibc-sent') return `Sent to ${there}`;
  if (there !== null && kind === 'ibc-arrived') return `Arrived from ${there}`;
  return TITLES[kind];
}

/**
 * The chain at the other end of a transfer. What was sent may be passed on: whose account it is for says where it goes; the channel says where it goes
 * first, or came from last.
 */
export function farChain(
  network: Network,
  { kind, packet, counterparty }: Pick<LedgerEntry, 'kind' | 'packet' | 'counterparty'>,
): string | null {
  if (!packet) return null;
  const last = kind === 'ibc-arrived' ? undefined : network.chains.find(({ bech32 }) => counterparty?.startsWith(`${bech32}1`));
  const id = last?.id ?? acrossFrom(network, packet.channel);
  return (id !== undefined && chainById(network, id)?.name) || null;
}

function acrossFrom({ hub, channels }: Network, channel: string): string | undefined {
  const there = channels.find(({ from, channelOnFrom }) => from === hub && channelOnFrom === channel)?.to;
  return there ?? channels.find(({ to, channelOnTo }) => to === hub && channelOnTo === channel)?.from;
}

/** What the amount alone does not say; null when there is nothing to add. */
export function effectText(
  { kind, effect, outcome }: Pick<LedgerEntry, 'kind' | 'effect' | 'outcome'>,
  there: string | null = null,
): string | null {
  if (outcome === 'failed') return 'of a transaction that failed';
  if (effect === 'elsewhere') return 'paid to another address';
  if (kind === 'redeem' && effect === 'position') return 'began to unbond';
  if (kind === 'ibc-returned') return `its transfer to ${there ?? 'another chain'} failed`;
  if (kind === 'liquid-accrual') return 'realised when it was redeemed or sent';
  return null;
}
