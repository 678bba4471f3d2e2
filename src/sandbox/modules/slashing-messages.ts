import { accountOf } from '../address.ts';
import type { Context } from '../context.ts';
import { truncateInt } from '../dec.ts';
import { EMPTY, messageReader, operatorField } from '../message.ts';
import { refusal } from '../refusal.ts';
import { fields } from '../wire.ts';
import { delegationOf, findValidator, saveValidator, tokensFromShares } from './validator.ts';

function unjail({ store, time }: Context, operator: string): void {
  const validator = findValidator(store, operator);
  const own = delegationOf(store, accountOf(operator), operator);
  if (!own) throw refusal('staking', 19);
  const tokens = truncateInt(tokensFromShares(validator, own.shares));
  if (tokens < validator.minSelfDelegation) throw refusal('slashing', 7, `${tokens} less than ${validator.minSelfDelegation}`);
  if (!validator.jailed) throw refusal('slashing', 5);
  const info = store.get('signingInfos', validator.consensusAddress);
  if (info && (info.tombstoned || time < info.jailedUntil)) throw refusal('slashing', 4);
  saveValidator(store, { ...validator, jailed: false });
}

const msgUnjail = messageReader({
  typeUrl: '/cosmos.slashing.v1beta1.MsgUnjail',
  form: fields({ validator_addr: [1, 'string'] }),
  signer: (message) => accountOf(operatorField(message.validator_addr)),
  execute(context, message) {
    unjail(context, operatorField(message.validator_addr));
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgUnjail',
  aminoValue: (message) => ({ address: message.validator_addr }),
});

export const slashingMessages = [msgUnjail];
