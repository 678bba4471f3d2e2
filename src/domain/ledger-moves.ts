import { parseCoins } from './coin-text.ts';
import type { LedgerKind } from './ledger-entry.ts';
import { groupsOf } from './ledger-event-groups.ts';
import { LedgerFlows } from './ledger-flows.ts';
import { MoveSums } from './ledger-move-sums.ts';
import { PacketReader } from './ledger-packets.ts';
import type { LedgerEvent, LedgerMove } from './ledger-tx.ts';

/** What a list of events says of an account; as in `LedgerTx`. */
export type EventReading = { readonly moves: readonly LedgerMove[]; readonly signed: bigint | null; readonly rewarded: boolean };

/**
 * Reads the events of one transaction, or of the end of one block, for one account. Every change of a balance is in `coin_spent` and
 * `coin_received` (cosmos-sdk x/bank), so their sum is the change to the base unit; the events that follow say what it was for: a payment of
 * rewards comes right before its `withdraw_rewards`, a delegation's coins right before its `delegate`, those of a packet right before what
 * ICS-20 says of it. What no event explains is received or sent. Null when an amount of this account is no amount: then nothing of it can be trusted.
 */
export function readEvents(
  events: readonly LedgerEvent[],
  address: string,
  origin: 'transaction' | 'block' = 'transaction',
): EventReading | null {
  const moves: LedgerMove[] = [];
  for (const { message, group } of groupsOf(events)) {
    const reader = new GroupReader(address, message, origin);
    for (const event of group) if (!reader.read(event.type, new Map(event.attributes))) return null;
    moves.push(...reader.moves());
  }
  const rewarded = events.some(({ type, attributes }) => type === 'withdraw_rewards' && isDelegator(attributes, address));
  return { moves, signed: signatureOf(events, address), rewarded };
}

const isDelegator = (attributes: LedgerEvent['attributes'], address: string): boolean =>
  attributes.some(([key, value]) => key === 'delegator' && value === address);

/** `tx{acc_seq}` is `address/sequence`, one per signer (x/auth ante). */
function signatureOf(events: readonly LedgerEvent[], address: string): bigint | null {
  for (const { type, attributes } of events) {
    if (type !== 'tx') continue;
    const text = attributes.find(([key, value]) => key === 'acc_seq' && value.startsWith(`${address}/`))?.[1];
    const digits = text?.slice(address.length + 1);
    if (digits !== undefined && /^\d{1,19}$/.test(digits)) return BigInt(digits);
  }
  return null;
}

/** Events after which rewards were paid because a delegation changed, not because somebody asked for them. */
const CHANGES = new Set([
  'delegate',
  'create_validator',
  'unbond',
  'redelegate',
  'cancel_unbonding_delegation',
  'tokenize_shares',
  'redeem_shares',
]);

type Attributes = ReadonlyMap<string, string>;

/** Reads the events of one message in their order. */
class GroupReader {
  readonly #address: string;
  readonly #message: number | null;
  readonly #origin: 'transaction' | 'block';
  readonly #flows = new LedgerFlows();
  readonly #others: LedgerMove[] = [];
  readonly #packets: PacketReader;
  /** The newest payment to anybody, which a `withdraw_…` event explains. */
  #paid: { readonly receiver: string; readonly text: string } | null = null;
  #sender: string | null = null;
  #changes = false;
  /** What everything in this message that nothing else explains belongs to. */
  #action: LedgerKind | null = null;
  #touchesRewards = false;

  constructor(address: string, message: number | null, origin: 'transaction' | 'block') {
    this.#address = address;
    this.#origin = origin;
    this.#message = message;
    this.#packets = new PacketReader(address);
  }

  /** False when an amount cannot be read. */
  read(type: string, attributes: Attributes): boolean {
    const value = (name: string) => attributes.get(name) ?? '';
    const mine = (name: string) => attributes.get(name) === this.#address;
    if (CHANGES.has(type)) this.#changes = true;
    switch (type) {
      case 'message':
        if (attributes.has('action')) this.#sender = value('sender');
        return true;
      case 'coin_spent':
        return !mine('spender') || this.#flows.add(value('amount'), -1n);
      case 'coin_received':
        this.#paid = { receiver: value('receiver'), text: value('amount') };
        return !mine('receiver') || this.#flows.add(value('amount'), 1n);
      case 'transfer':
        if (mine('recipient')) this.#flows.name(value('amount'), 1n, value('sender'));
        if (mine('sender')) this.#flows.name(value('amount'), -1n, value('recipient'));
        return true;
      case 'withdraw_rewards':
        return this.#rewards(value('amount'), value('validator'), attributes.get('delegator') ?? null);
      case 'withdraw_commission':
        return this.#commission(value('amount'));
      case 'withdraw_tokenize_share_reward':
        return !mine('withdraw_address') || this.#flows.explainSum(value('amount'), 'share-rewards', null);
      case 'complete_unbonding':
        return !mine('delegator') || this.#flows.explainSum(value('amount'), 'unbonding-paid', value('validator'));
      case 'delegate':
      case 'create_validator':
        if (!attributes.has('delegator') || mine('delegator')) this.#flows.explain(value('amount'), -1n, 'delegate', value('validator'));
        return true;
      case 'unbond':
        return !this.#isMine(attributes) || this.#position('undelegate', attributes, { completesAt: secondsOf(value('completion_time')) });
      case 'redelegate':
        return !this.#isMine(attributes) || this.#position('redelegate', attributes, {});
      case 'cancel_unbonding_delegation':
        return !mine('delegator') || this.#position('cancel-unbonding', attributes, { beganAt: heightOf(value('creation_height')) });
      case 'tokenize_shares':
        if (!mine('delegator')) return true;
        this.#action = 'tokenize';
        return this.#position('tokenize', attributes, {});
      case 'redeem_shares':
        return !mine('delegator') || this.#redeemedShares(value('validator'));
      case 'liquid_stake':
        if (mine('delegator') && attributes.has('stkxprt_minted_amount')) this.#action = 'mint';
        return true;
      case 'liquid_unstake':
        if (mine('delegator') && attributes.has('unbonding_amount')) this.#action = 'redeem';
        return true;
      default:
        this.#flows.explainPacket(this.#packets.read(type, attributes));
        return true;
    }
  }

  /** Whose stake moved: named by newer chains, else told by the rewards that it set free, or by who sent the message. */
  #isMine(attributes: Attributes): boolean {
    const delegator = attributes.get('delegator');
    if (delegator !== undefined) return delegator === this.#address;
    return this.#touchesRewards || this.#sender === this.#address;
  }

  #rewards(text: string, validator: string, delegator: string | null): boolean {
    const payee = this.#paid?.text === text ? this.#paid.receiver : null;
    const own = delegator === null ? payee === this.#address : delegator === this.#address;
    if (own) this.#touchesRewards = true;
    if (own && payee !== null && payee !== this.#address) return this.#elsewhere('claim', text, validator, payee);
    if (payee === this.#address) {
      if (own) this.#flows.explain(text, 1n, 'claim', validator, null);
      else this.#flows.explain(text, 1n, 'rewards-of-others', validator, delegator);
    }
    return !own || parseCoins(text) !== null;
  }

  #commission(text: string): boolean {
    const payee = this.#paid?.text === text ? this.#paid.receiver : null;
    const own = this.#sender === this.#address;
    if (own && payee !== null && payee !== this.#address) return this.#elsewhere('commission', text, null, payee);
    if (payee === this.#address) {
      const others = this.#sender !== null && !own && this.#message !== null;
      this.#flows.explain(text, 1n, others ? 'rewards-of-others' : 'commission', null, others ? this.#sender : null);
    }
    return true;
  }

  #elsewhere(kind: LedgerKind, text: string, validator: string | null, payee: string): boolean {
    const coins = parseCoins(text);
    for (const { denom, base } of coins ?? []) {
      this.#others.push({ ...this.#blank(kind, denom, base), effect: 'elsewhere', validator, counterparty: payee });
    }
    return coins !== null;
  }

  #position(kind: LedgerKind, attributes: Attributes, also: { completesAt?: number | null; beganAt?: bigint | null }): boolean {
    const coins = parseCoins(attributes.get('amount') ?? '');
    const from = attributes.get('source_validator') ?? null;
    const validator = attributes.get('destination_validator') ?? attributes.get('validator') ?? null;
    for (const { denom, base } of coins ?? []) {
      this.#others.push({ ...this.#blank(kind, denom, base), effect: 'position', validator, counterparty: from, ...also });
    }
    return coins !== null;
  }

  /** The stake that tokens of shares became is what was delegated right before. */
  #redeemedShares(validator: string): boolean {
    this.#action ??= 'redeem-shares';
    const stake = this.#flows.lastSpent();
    for (const { denom, base } of stake?.coins ?? []) {
      this.#others.push({ ...this.#blank('redeem-shares', denom, base), effect: 'position', validator });
    }
    return true;
  }

  #blank(kind: LedgerKind, denom: string, base: bigint): LedgerMove {
    const nothing = { validator: null, counterparty: null, completesAt: null, beganAt: null, packet: null };
    return { kind, effect: 'balance', message: this.#message, denom, base, ...nothing };
  }

  moves(): readonly LedgerMove[] {
    return [...this.#explained(), ...this.#unexplained(), ...this.#positions()].filter(({ base }) => base !== 0n);
  }

  #explained(): LedgerMove[] {
    const sums = new MoveSums();
    for (const { meaning, coins, sign, counterparty } of this.#flows.all()) {
      if (!meaning) continue;
      for (const { denom, base } of coins) {
        const { kind, validator, packet = null } = meaning;
        sums.add({ ...this.#blank(this.#rewardKind(kind), denom, sign * base), validator, counterparty, packet });
      }
    }
    return sums.all();
  }

  /** Rewards count as claimed when nothing else happened with them: a change of stake, or a slash, pays them as well. */
  #rewardKind(kind: LedgerKind): LedgerKind {
    const aside = this.#changes || this.#action !== null || this.#origin === 'block';
    return kind === 'claim' && aside ? 'auto-payout' : kind;
  }

  /** Both directions of one action are netted: what a redemption only passes through the account is no movement. */
  #unexplained(): LedgerMove[] {
    const sums = new MoveSums();
    for (const { meaning, coins, sign, counterparty } of this.#flows.all()) {
      if (meaning) continue;
      for (const { denom, base } of coins) {
        const isFee = sign < 0n && this.#message === null && this.#origin === 'transaction';
        const kind = this.#action ?? (isFee ? 'fee' : sign < 0n ? 'sent' : 'received');
        const named = this.#action || kind === 'fee' ? null : counterparty;
        sums.add({ ...this.#blank(kind, denom, sign * base), counterparty: named });
      }
    }
    return sums.all();
  }

  /** In a redemption of stkXPRT shares are tokenized and redeemed on the way, and what unbonds belongs to it. */
  #positions(): LedgerMove[] {
    if (this.#action !== 'redeem') return this.#others.map((move) => ({ ...move, kind: this.#rewardKind(move.kind) }));
    return this.#others.flatMap((move): LedgerMove[] => {
      if (move.kind === 'undelegate') return [{ ...move, kind: 'redeem' }];
      return move.effect === 'elsewhere' ? [{ ...move, kind: 'auto-payout' }] : [];
    });
  }
}

/** RFC 3339 with whole seconds to milliseconds; null for what is no time, and for the year 1 that means at once. */
function secondsOf(text: string): number | null {
  const at = /^\d{4}-\d\d-\d\dT[\d:.]{8,18}Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return at > 0 ? at : null;
}

function heightOf(text: string): bigint | null {
  return /^\d{1,19}$/.test(text) ? BigInt(text) : null;
}
