/** What an entry is about. `redeem` and `mint` have one entry per coin that moves and share their `group`. */
export type LedgerKind =
  /** Rewards that were asked for. */
  | 'claim'
  /** Rewards that the chain pays by itself when a delegation changes. */
  | 'auto-payout'
  /** Rewards of tokenized shares. */
  | 'share-rewards'
  /** A validator's commission. */
  | 'commission'
  /** Rewards of another account whose withdraw address this one is. */
  | 'rewards-of-others'
  /** What stkXPRT had gained when it was redeemed or sent away. */
  | 'liquid-accrual'
  | 'fee'
  | 'mint'
  | 'redeem'
  | 'delegate'
  | 'undelegate'
  | 'redelegate'
  | 'cancel-unbonding'
  | 'unbonding-paid'
  | 'tokenize'
  | 'redeem-shares'
  | 'received'
  | 'sent'
  /** Sent to another chain, brought from one, and given back because the transfer failed (ICS-20). */
  | 'ibc-sent'
  | 'ibc-arrived'
  | 'ibc-returned';

/**
 * What an entry does. `balance`: `base` is added to the account's balance of `denom` (negative: taken from it). `elsewhere`: the account's
 * income, paid to another address (`counterparty`). `position`: stake moved without the balance, `base` is how much and never negative.
 * `accrual`: a gain (or loss) of value in which no coin moved.
 */
export type LedgerEffect = 'balance' | 'elsewhere' | 'position' | 'accrual';

/** The packet that moved coins between two chains: its channel on this chain, and its number, which the chain that sent it counts. */
export type LedgerPacket = { readonly channel: string; readonly sequence: bigint };

/** One line of the ledger. Amounts in base units; `at` is the block's time in milliseconds since 1970. */
export type LedgerEntry = {
  /** Unique in the ledger, and the same whenever it is computed again. */
  readonly id: string;
  /** Entries of one action, such as both sides of a mint. */
  readonly group: string;
  readonly at: number;
  /** Null where only the time is known: an unbonding that was paid at the end of some block. */
  readonly height: bigint | null;
  /** Of the transaction; null for what the chain did by itself. */
  readonly hash: string | null;
  readonly kind: LedgerKind;
  readonly effect: LedgerEffect;
  /** `failed`: the transaction was refused in its block and only cost its fee. */
  readonly outcome: 'executed' | 'failed';
  readonly validator: string | null;
  /** The other account of a payment, where the chain names it; of a transfer to another chain or from one, the account there. */
  readonly counterparty: string | null;
  /** Null for what does not leave the chain. */
  readonly packet: LedgerPacket | null;
  readonly denom: string;
  readonly base: bigint;
};

/** An amount of one denom in base units, with its sign. */
export type LedgerCoin = { readonly denom: string; readonly base: bigint };

/** Why the ledger may lack something between two heights (null: not known where). `count`: how many transactions or entries, null when nobody knows. */
export type LedgerGap = {
  readonly reason: /** The node does not index transactions. */
    | 'index-off'
    /** The node's history begins at `to`; what was before is not there. */
    | 'pruned'
    /** One transaction is longer than an answer may be. */
    | 'too-large'
    /** The node did not answer to the end; reading goes on from there next time. */
    | 'unreachable'
    /** The node gave fewer transactions than it said it has. */
    | 'withheld'
    /** The account has signed transactions that no answer held (its sequence says so). */
    | 'unseen'
    /** The time of a block is not known and was estimated from its neighbours. */
    | 'times-estimated'
    /** An unbonding is taken as paid in full when it was due: the node does not tell what happens at the end of a block. */
    | 'payouts-assumed'
    /** The balances of today and the movements differ: something came or went outside of transactions (genesis, a slash, a grant of the chain). */
    | 'unexplained';
  readonly from: bigint | null;
  readonly to: bigint | null;
  readonly count: number | null;
};

/** What the ledger is made from. `from` is the first height that was searched, `to` the last. `complete`: no gaps. */
export type Coverage = {
  readonly from: bigint | null;
  readonly to: bigint | null;
  readonly complete: boolean;
  readonly gaps: readonly LedgerGap[];
};
