import { accountOf } from '../address.ts';
import type { Context } from '../context.ts';
import { type Dec, formatDec, ONE } from '../dec.ts';
import { event } from '../events.ts';
import { EMPTY, messageReader, operatorField } from '../message.ts';
import { refusal, sdk } from '../refusal.ts';
import type { Validator } from '../state.ts';
import { SECOND } from '../time.ts';
import { fields, optional, type Value } from '../wire.ts';
import { DESCRIPTION, readDescription, withinLength } from './description.ts';
import { findValidator, saveValidator } from './validator.ts';

const EDIT = fields({
  description: [1, DESCRIPTION],
  validator_address: [2, 'string'],
  commission_rate: [3, optional('dec')],
  min_self_delegation: [4, optional('int')],
});
const KEEP = '[do-not-modify]';

/** What MsgEditValidator refuses before it looks for the validator. */
function assertEdit({ store }: Context, message: Value<typeof EDIT>): void {
  const { commission_rate: rate, min_self_delegation: minimum } = message;
  if (Object.values(message.description).every((text) => text === '')) throw sdk(18, 'empty description');
  if (minimum !== null && minimum <= 0n) throw sdk(18, 'minimum self delegation must be a positive integer');
  if (rate === null) return;
  if (rate > ONE || rate < 0n) throw sdk(18, 'commission rate must be between 0 and 1 (inclusive)');
  const least = store.single('staking').params.minCommissionRate;
  if (rate < least) throw sdk(18, `commission rate cannot be less than the min commission rate ${formatDec(least)}`);
}

function edit(context: Context, message: Value<typeof EDIT>): Validator {
  assertEdit(context, message);
  const validator = findValidator(context.store, operatorField(message.validator_address));
  const wanted = readDescription(message.description);
  const changed = (field: keyof Validator['description']): string =>
    wanted[field] === KEEP ? validator.description[field] : wanted[field];
  return {
    ...validator,
    description: withinLength({
      moniker: changed('moniker'),
      identity: changed('identity'),
      website: changed('website'),
      securityContact: changed('securityContact'),
      details: changed('details'),
    }),
    commission: message.commission_rate === null ? validator.commission : newCommission(context, validator, message.commission_rate),
    minSelfDelegation:
      message.min_self_delegation === null ? validator.minSelfDelegation : newMinimum(validator, message.min_self_delegation),
  };
}

function newCommission(context: Context, { commission }: Validator, rate: Dec): Validator['commission'] {
  if (context.time - commission.updateTime < 86_400n * SECOND) throw refusal('staking', 12);
  if (rate > commission.maxRate) throw refusal('staking', 11);
  if (rate - commission.rate > commission.maxChangeRate) throw refusal('staking', 15);
  return { ...commission, rate, updateTime: context.time };
}

function newMinimum(validator: Validator, minimum: bigint): bigint {
  if (minimum <= validator.minSelfDelegation) throw refusal('staking', 17);
  if (minimum > validator.tokens) throw refusal('staking', 16);
  return minimum;
}

export const msgEditValidator = messageReader({
  typeUrl: '/cosmos.staking.v1beta1.MsgEditValidator',
  form: EDIT,
  signer: (message) => accountOf(operatorField(message.validator_address)),
  execute(context, message) {
    const validator = edit(context, message);
    saveValidator(context.store, validator);
    context.events.push(
      event('edit_validator', ['commission_rate', commissionText(validator)], ['min_self_delegation', String(validator.minSelfDelegation)]),
    );
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgEditValidator',
});

/** Go's %v of the whole Commission. */
function commissionText({ commission }: Validator): string {
  const { rate, maxRate, maxChangeRate } = commission;
  return `rate: "${formatDec(rate)}", max_rate: "${formatDec(maxRate)}", max_change_rate: "${formatDec(maxChangeRate)}"`;
}
