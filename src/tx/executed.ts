import type { TxEvent, TxResult } from '#chain/tx/lookup.ts';
import type { Network } from '#config/network.ts';
import { amount } from '#domain/amount.ts';
import { shareTokenOf } from '#domain/share-token.ts';
import type { JournalEntry, Settlement } from './journal-entry.ts';
import type { Executed } from './state.ts';
import { txAsset } from './tx-asset.ts';

type Effects = Pick<Settlement, 'received' | 'staked' | 'moved' | 'unbonding' | 'rewards'>;
type Coin = Effects['received'][number];

/**
 * Where the events of one kind of transaction name what happened to the sender's money: event type → attribute → effect. A redemption contains
 * unbondings and tokenized shares of its own, so that the same event means different things in different kinds.
 * Sources: `x/liquidstake/types/events.go`, `x/staking/types/events.go`, gaia's `x/liquid/types/events.go`, ibc-go's
 * `modules/apps/transfer/types/events.go`, pstake-native's `x/liquidstakeibc/types/events.go`.
 */
const EFFECTS: Readonly<Record<JournalEntry['kind'], Readonly<Record<string, Readonly<Record<string, keyof Effects>>>>>> = {
  mint: { liquid_stake: { stkxprt_minted_amount: 'received' } },
  // `unbonding_amount` of its own event can be a unit more than what the unbondings hold (slashed validators).
  redeem: { liquid_unstake: { unbonded_amount: 'received' }, unbond: { amount: 'unbonding' } },
  delegate: { delegate: { amount: 'staked' } },
  undelegate: { unbond: { amount: 'unbonding' } },
  redelegate: { redelegate: { amount: 'moved' } },
  'cancel-unbonding': { cancel_unbonding_delegation: { amount: 'staked' } },
  claim: {},
  restake: { delegate: { amount: 'staked' } },
  tokenize: { tokenize_shares: { tokenized_shares: 'received' } },
  // The event names the shares only. What they were worth leaves the account again as a delegation, and nothing else of the message does.
  'redeem-shares': { coin_spent: { amount: 'staked' }, withdraw_tokenize_share_reward: { amount: 'rewards' } },
  transfer: { coin_spent: { amount: 'moved' } },
  'mint-host': { liquid_stake: { output_amount: 'received' } },
  // x/liquidstakeibc names the coin as its own chain does (`hostAsset` of `tx-asset.ts`).
  'redeem-host': { liquid_unstake: { output_amount: 'unbonding' } },
  'redeem-instantly': { redeem: { output_amount: 'received' } },
  'mint-host-shares': { liquid_stake_lsm: { output_amount: 'received' } },
};

/** Every change of a delegation pays its rewards. */
const REWARDS = { withdraw_rewards: { amount: 'rewards' } } as const;

/** Which attribute says whose money an event is about; events without it are the sender's own. */
const OWNERS: readonly string[] = ['delegator', 'spender', 'withdraw_address', 'address'];

/** What a block did with a transaction, in the journal's form. */
export function settlementOf(result: TxResult, { kind, sender }: Pick<JournalEntry, 'kind' | 'sender'>): Settlement {
  const own = result.events.filter((event) => belongsTo(sender, event));
  return {
    height: result.height,
    code: result.code,
    codespace: result.codespace.slice(0, 64),
    log: result.log.slice(0, 4000),
    gasUsed: result.gasUsed,
    ...effectsOf(own, { ...EFFECTS[kind], ...REWARDS }),
    rewardsTo: receives(sender, result.events, own) ? 'sender' : 'elsewhere',
    completesAt: completionOf(own, Object.keys(EFFECTS[kind])),
  };
}

/** The same with assets, for the interface. */
export function executedOf(settled: Settlement, chain: string, network: Network): Executed {
  const money = (coins: readonly Coin[]) => coins.map(({ denom, base }) => amount(txAsset(network, chain, denom), base));
  return {
    gasUsed: settled.gasUsed,
    received: money(settled.received),
    staked: money(settled.staked),
    moved: money(settled.moved),
    unbonding: money(settled.unbonding),
    rewards: money(settled.rewards),
    rewardsTo: settled.rewardsTo,
    completesAt: settled.completesAt,
  };
}

/** Whether the rewards of these withdrawals went to the sender; also when there are none. Each is received in one piece. */
function receives(sender: string, all: readonly TxEvent[], own: readonly TxEvent[]): boolean {
  const paid = own.filter(({ type }) => type === 'withdraw_rewards').map((event) => attributeOf(event, 'amount'));
  const received = all.filter((event) => event.type === 'coin_received' && attributeOf(event, 'receiver') === sender);
  const amounts = new Set(received.map((event) => attributeOf(event, 'amount')));
  return paid.every((amount) => amounts.has(amount) || sum(parseCoins(amount)).length === 0);
}

function attributeOf({ attributes }: TxEvent, name: string): string {
  return attributes.find(({ key }) => key === name)?.value ?? '';
}

/** Events without `msg_index` are the ante handler's: the fee. */
function belongsTo(sender: string, { type, attributes }: TxEvent): boolean {
  if (type === 'coin_spent' && !attributes.some(({ key }) => key === 'msg_index')) return false;
  const owner = attributes.find(({ key }) => OWNERS.includes(key));
  return owner === undefined || owner.value === sender;
}

function effectsOf(events: readonly TxEvent[], wanted: Readonly<Record<string, Readonly<Record<string, keyof Effects>>>>): Effects {
  const effects: Record<keyof Effects, Coin[]> = { received: [], staked: [], moved: [], unbonding: [], rewards: [] };
  for (const { type, attributes } of events) {
    for (const { key, value } of attributes) {
      const effect = Object.hasOwn(wanted, type) ? wanted[type]?.[key] : undefined;
      if (effect) effects[effect].push(...parseCoins(value).filter(({ denom }) => effect !== 'staked' || !shareTokenOf(denom)));
    }
  }
  return {
    received: sum(effects.received),
    staked: sum(effects.staked),
    moved: sum(effects.moved),
    unbonding: sum(effects.unbonding),
    rewards: sum(effects.rewards),
  };
}

function sum(coins: readonly Coin[]): Coin[] {
  const totals = new Map<string, bigint>();
  for (const { denom, base } of coins) totals.set(denom, (totals.get(denom) ?? 0n) + base);
  return [...totals].filter(([, base]) => base > 0n).map(([denom, base]) => ({ denom, base }));
}

/** `5stk/uatom,12uxprt`: amounts directly followed by their denoms; empty for none. What is no coin is left out. */
function parseCoins(text: string): Coin[] {
  return text.split(',').flatMap((part) => {
    const [, base, denom] = /^(\d{1,78})([a-zA-Z][a-zA-Z0-9/:._-]{2,127})$/.exec(part) ?? [];
    return base && denom ? [{ denom, base: BigInt(base) }] : [];
  });
}

/** The last day on which something of these events ends. */
function completionOf(events: readonly TxEvent[], types: readonly string[]): number | null {
  const times = events
    .filter(({ type }) => types.includes(type))
    .flatMap(({ attributes }) => attributes.filter(({ key }) => key === 'completion_time'))
    .map(({ value }) => Date.parse(value))
    .filter((time) => time > 0);
  return times.length > 0 ? Math.max(...times) : null;
}
