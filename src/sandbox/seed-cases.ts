import { derivedAddress } from './address.ts';
import { addressOf, DAY, operator, xprt } from './seed-accounts.ts';

/** What only some accounts have: tokenized shares and full unbonding lists, in the SDK's own genesis format. */

type SeedRecord = {
  readonly id: number;
  readonly validator: number;
  readonly owner: string;
  readonly holder: string;
  readonly whole: number;
};

/** Tokenized delegations: the rewards of a record belong to its owner, also where somebody else holds the tokens. */
const RECORDS: readonly SeedRecord[] = [
  { id: 1, validator: 4, owner: 'tokenized-shares', holder: 'tokenized-shares', whole: 2_000 },
  { id: 2, validator: 3, owner: 'full-unbonding', holder: 'tokenized-shares', whole: 500 },
];

const recordAccount = ({ id }: SeedRecord): string => derivedAddress('lsm', `tokenizeshare_${id}`);

/** Who delegates for the records: address, place of the validator, base units. */
export const recordDelegations = () => RECORDS.map((record) => [recordAccount(record), record.validator, xprt(record.whole)] as const);

/** Share tokens: who holds them, their denom, how many. One token is one share, and no validator of the seed was ever slashed. */
export const shareTokens = () =>
  RECORDS.map(({ id, holder, validator, whole }) => [addressOf(holder), `${operator(validator)}/${id}`, xprt(whole)] as const);

/** The records, and a lock: who has full unbondings may not tokenize either. */
export function liquidJson() {
  const total = RECORDS.reduce((sum, { whole }) => sum + xprt(whole), 0n);
  return {
    tokenize_share_records: RECORDS.map((record) => ({
      id: `${record.id}`,
      owner: addressOf(record.owner),
      module_account: recordAccount(record),
      validator: operator(record.validator),
    })),
    last_tokenize_share_record_id: `${RECORDS.length}`,
    total_liquid_staked_tokens: `${total}`,
    tokenize_share_locks: [{ address: addressOf('full-unbonding'), status: 'TOKENIZE_SHARE_LOCK_STATUS_LOCKED', completion_time: null }],
    liquid_validators: RECORDS.map(({ validator, whole }) => ({
      operator_address: operator(validator),
      liquid_shares: `${xprt(whole)}.${'0'.repeat(18)}`,
    })),
  };
}

/** Whose entries, at which validator: whole XPRT and the days after genesis on which they are paid. Seven are as many as the chain allows. */
const UNBONDING: readonly {
  readonly name: string;
  readonly validator: number;
  readonly entries: readonly (readonly [whole: number, day: number])[];
}[] = [
  {
    name: 'full-unbonding',
    validator: 2,
    entries: [
      [25, 3.5],
      [40, 5.25],
      [10, 8],
      [60.5, 11.75],
      [15, 14],
      [5, 17.5],
      [30, 20.25],
    ],
  },
  {
    name: 'full-unbonding',
    validator: 12,
    entries: [
      [12, 6],
      [8, 19],
    ],
  },
];

/** Entries are told apart by their heights, which are those of the chain's first blocks. `genesis`: seconds since 1970. */
export function unbondingJson(genesis: number) {
  let id = 0;
  return UNBONDING.map(({ name, validator, entries }) => ({
    delegator_address: addressOf(name),
    validator_address: operator(validator),
    entries: entries.map(([whole, day], index) => {
      id += 1;
      return {
        creation_height: `${index + 1}`,
        completion_time: new Date((genesis + day * DAY) * 1000).toISOString(),
        initial_balance: `${xprt(whole)}`,
        balance: `${xprt(whole)}`,
        unbonding_id: `${id}`,
        unbonding_on_hold_ref_count: '0',
      };
    }),
  }));
}

/** What waits in the pool of the unbonded for those entries. */
export const UNBONDING_POOL = UNBONDING.flatMap(({ entries }) => entries).reduce((sum, [whole]) => sum + xprt(whole), 0n);
