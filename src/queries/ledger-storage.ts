import { createStore, get, set, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { type History, NO_HISTORY, withTxs } from '#chain/history/history.ts';

/** Changes when the shape or the reading of events changes: what an older version kept is then read again from the chain. */
const VERSION = 2;

/** Where histories are kept: one value per network, chain and address. Both reject when a browser forbids storage. */
export type LedgerStorage = {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
};

/** IndexedDB, in a database of its own: it is larger than everything else and can be read again. */
export function indexedDbLedgers(): LedgerStorage {
  let opened: UseStore | null = null;
  const store = () => {
    opened ??= createStore('stkhub-ledgers', 'histories');
    return opened;
  };
  return {
    read: async (key) => get<unknown>(key, store()),
    write: async (key, value) => set(key, value, store()),
  };
}

export function ledgerKey(network: string, chain: string, address: string): string {
  return `${VERSION} ${network} ${chain} ${address}`;
}

const height = v.pipe(v.bigint(), v.minValue(0n));
const moment = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
const text = v.pipe(v.string(), v.maxLength(300));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const move = v.object({
  kind: v.picklist([
    'claim',
    'auto-payout',
    'share-rewards',
    'commission',
    'rewards-of-others',
    'liquid-accrual',
    'fee',
    'mint',
    'redeem',
    'delegate',
    'undelegate',
    'redelegate',
    'cancel-unbonding',
    'unbonding-paid',
    'tokenize',
    'redeem-shares',
    'received',
    'sent',
    'ibc-sent',
    'ibc-arrived',
    'ibc-returned',
  ]),
  effect: v.picklist(['balance', 'elsewhere', 'position', 'accrual']),
  message: v.nullable(count),
  validator: v.nullable(text),
  counterparty: v.nullable(text),
  denom: v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9/:._-]{2,127}$/)),
  base: v.bigint(),
  completesAt: v.nullable(moment),
  beganAt: v.nullable(height),
  packet: v.nullable(v.object({ channel: v.pipe(v.string(), v.regex(/^channel-\d{1,20}$/)), sequence: height })),
});

const tx = v.object({
  hash: v.nullable(v.pipe(v.string(), v.regex(/^[0-9A-F]{64}$/))),
  height,
  index: count,
  at: v.nullable(moment),
  outcome: v.picklist(['executed', 'failed']),
  signed: v.nullable(height),
  rewarded: v.boolean(),
  moves: v.array(move),
});

const coin = v.object({ denom: text, base: v.pipe(v.bigint(), v.minValue(0n)) });
const entry = v.object({ validator: text, creationHeight: height, completionTime: moment, initialBalance: height, balance: height });
const gap = v.object({
  reason: v.picklist([
    'index-off',
    'pruned',
    'too-large',
    'unreachable',
    'withheld',
    'unseen',
    'times-estimated',
    'payouts-assumed',
    'unexplained',
  ]),
  from: v.nullable(height),
  to: v.nullable(height),
  count: v.nullable(count),
});

const history = v.object({
  txs: v.array(tx),
  next: v.object({ received: height, spent: height, rewards: height, signed: height, ends: height }),
  lost: v.pipe(v.array(gap), v.maxLength(1000)),
  found: v.pipe(v.array(gap), v.maxLength(1000)),
  from: v.nullable(height),
  present: v.nullable(
    v.object({
      height,
      at: moment,
      sequence: height,
      balances: v.array(coin),
      claimable: height,
      staked: height,
      unbonding: v.array(entry),
    }),
  ),
  anchor: v.nullable(v.object({ height, at: moment, mark: text })),
  slashed: v.array(entry),
});

/** What storage holds, or no history: what is not one, even in a single place, is not repaired but read again from the chain. Never throws. */
export function readStoredHistory(stored: unknown): History {
  const parsed = v.safeParse(history, stored);
  if (!parsed.success) return NO_HISTORY;
  const { txs, ...rest } = parsed.output;
  return withTxs({ ...rest, txs: [] }, txs);
}
