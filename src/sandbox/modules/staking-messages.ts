import { coinText } from '../coins.ts';
import type { Context } from '../context.ts';
import { type Dec, formatDec } from '../dec.ts';
import { event } from '../events.ts';
import { accountField, EMPTY, messageReader, operatorField } from '../message.ts';
import { refusal, sdk, unregistered } from '../refusal.ts';
import { type Coin, pairKey } from '../state.ts';
import { rfc3339 } from '../time.ts';
import { encode, fields } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { bondCoin, bondDenom, delegate, redelegate, undelegate } from './staking.ts';
import { findValidator, hasInvalidRate, validateUnbondAmount } from './validator.ts';

function assertBondDenom(context: Context, { denom }: Coin): void {
  const expected = bondDenom(context);
  if (denom !== expected) throw sdk(18, `invalid coin denomination: got ${denom}, expected ${expected}`);
}

/** MsgDelegate after its addresses are read; also what x/liquidstake runs. */
export function delegateMessage(context: Context, delegator: string, operator: string, amount: Coin): Dec {
  if (amount.amount <= 0n) throw sdk(18, 'invalid delegation amount');
  const validator = findValidator(context.store, operator);
  assertBondDenom(context, amount);
  const shares = delegate(context, delegator, validator, amount.amount, 'account');
  context.events.push(
    event('delegate', ['validator', operator], ['delegator', delegator], ['amount', coinText(amount)], ['new_shares', formatDec(shares)]),
  );
  return shares;
}

/** MsgUndelegate; also what x/liquidstake runs. */
export function undelegateMessage(
  context: Context,
  delegator: string,
  operator: string,
  amount: Coin,
): { completionTime: bigint; amount: bigint } {
  if (amount.amount <= 0n) throw sdk(18, 'invalid shares amount');
  const shares = validateUnbondAmount(context.store, delegator, operator, amount.amount);
  assertBondDenom(context, amount);
  const done = undelegate(context, delegator, operator, shares);
  context.events.push(
    event(
      'unbond',
      ['validator', operator],
      ['delegator', delegator],
      ['amount', coinText(bondCoin(context, done.amount))],
      ['completion_time', rfc3339(done.completionTime)],
    ),
  );
  return done;
}

const delegatorField = (text: string): string => accountField(text, 'invalid delegator address');

const DELEGATION = fields({ delegator_address: [1, 'string'], validator_address: [2, 'string'], amount: [3, COIN] });

const msgDelegate = messageReader({
  typeUrl: '/cosmos.staking.v1beta1.MsgDelegate',
  form: DELEGATION,
  signer: (message) => message.delegator_address,
  execute(context, message) {
    const operator = operatorField(message.validator_address);
    delegateMessage(context, delegatorField(message.delegator_address), operator, message.amount);
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgDelegate',
});

const UNDELEGATED = fields({ completion_time: [1, 'time'], amount: [2, COIN] });
const REDELEGATED = fields({ completion_time: [1, 'time'] });

const msgUndelegate = messageReader({
  typeUrl: '/cosmos.staking.v1beta1.MsgUndelegate',
  form: DELEGATION,
  signer: (message) => message.delegator_address,
  execute(context, message) {
    const operator = operatorField(message.validator_address);
    const done = undelegateMessage(context, delegatorField(message.delegator_address), operator, message.amount);
    return encode(UNDELEGATED, { completion_time: done.completionTime, amount: bondCoin(context, done.amount) });
  },
  aminoType: 'cosmos-sdk/MsgUndelegate',
});

const msgBeginRedelegate = messageReader({
  typeUrl: '/cosmos.staking.v1beta1.MsgBeginRedelegate',
  form: fields({
    delegator_address: [1, 'string'],
    validator_src_address: [2, 'string'],
    validator_dst_address: [3, 'string'],
    amount: [4, COIN],
  }),
  signer: (message) => message.delegator_address,
  execute(context, message) {
    const source = operatorField(message.validator_src_address);
    const destination = operatorField(message.validator_dst_address);
    const delegator = delegatorField(message.delegator_address);
    const { amount } = message;
    if (amount.amount <= 0n) throw sdk(18, 'invalid shares amount');
    const shares = validateUnbondAmount(context.store, delegator, source, amount.amount);
    assertBondDenom(context, amount);
    const completionTime = redelegate(context, delegator, source, destination, shares);
    context.events.push(
      event(
        'redelegate',
        ['source_validator', source],
        ['destination_validator', destination],
        ['amount', coinText(amount)],
        ['completion_time', rfc3339(completionTime)],
      ),
    );
    return encode(REDELEGATED, { completion_time: completionTime });
  },
  aminoType: 'cosmos-sdk/MsgBeginRedelegate',
});

/** Takes an amount out of an unbonding entry and delegates it again. */
function cancelUnbonding(context: Context, delegator: string, operator: string, amount: Coin, creationHeight: bigint): void {
  const { store, time } = context;
  const validator = findValidator(store, operator);
  if (hasInvalidRate(validator)) throw refusal('staking', 34);
  if (validator.jailed) throw refusal('staking', 7);
  const key = pairKey(delegator, operator);
  const unbonding = store.get('unbondings', key);
  if (!unbonding)
    throw unregistered(
      `rpc error: code = NotFound desc = unbonding delegation with delegator ${delegator} not found for validator ${operator}`,
    );
  const entry = unbonding.entries.find((candidate) => candidate.creationHeight === creationHeight);
  if (!entry) throw sdk(38, `unbonding delegation entry is not found at block height ${creationHeight}`);
  if (entry.balance < amount.amount) throw sdk(18, 'amount is greater than the unbonding delegation entry balance');
  if (entry.completionTime < time) throw sdk(18, 'unbonding delegation is already processed');
  delegate(context, delegator, validator, amount.amount, 'not-bonded');
  const left = { ...entry, balance: entry.balance - amount.amount, initialBalance: entry.initialBalance - amount.amount };
  const entries = unbonding.entries
    .map((candidate) => (candidate === entry ? left : candidate))
    .filter((e) => e !== left || left.balance > 0n);
  if (entries.length === 0) store.delete('unbondings', key);
  else store.set('unbondings', key, { ...unbonding, entries });
}

const msgCancelUnbonding = messageReader({
  typeUrl: '/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation',
  form: fields({
    delegator_address: [1, 'string'],
    validator_address: [2, 'string'],
    amount: [3, COIN],
    creation_height: [4, 'int64'],
  }),
  signer: (message) => message.delegator_address,
  execute(context, message) {
    const operator = operatorField(message.validator_address);
    const delegator = delegatorField(message.delegator_address);
    const { amount } = message;
    if (amount.amount <= 0n) throw sdk(18, 'invalid amount');
    if (message.creation_height <= 0n) throw sdk(18, 'invalid height');
    assertBondDenom(context, amount);
    cancelUnbonding(context, delegator, operator, amount, message.creation_height);
    context.events.push(
      event(
        'cancel_unbonding_delegation',
        ['amount', coinText(amount)],
        ['validator', operator],
        ['delegator', delegator],
        ['creation_height', String(message.creation_height)],
      ),
    );
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgCancelUnbondingDelegation',
});

export const stakingMessages = [msgDelegate, msgUndelegate, msgBeginRedelegate, msgCancelUnbonding];
