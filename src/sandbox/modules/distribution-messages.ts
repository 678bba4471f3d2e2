import { accountOf } from '../address.ts';
import { event } from '../events.ts';
import { accountField, EMPTY, messageReader, operatorField } from '../message.ts';
import { refusal, sdk } from '../refusal.ts';
import { encode, fields } from '../wire.ts';
import { coins } from '../wire-coins.ts';
import { isBlocked } from './auth.ts';
import { withdrawCommission, withdrawDelegatorReward } from './distribution.ts';

const PAID = fields({ amount: coins(1) });

const msgWithdrawReward = messageReader({
  typeUrl: '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward',
  form: fields({ delegator_address: [1, 'string'], validator_address: [2, 'string'] }),
  signer: (message) => message.delegator_address,
  execute(context, message) {
    const operator = operatorField(message.validator_address);
    const paid = withdrawDelegatorReward(context, accountField(message.delegator_address, 'invalid delegator address'), operator);
    return encode(PAID, { amount: paid });
  },
  aminoType: 'cosmos-sdk/MsgWithdrawDelegationReward',
});

const msgSetWithdrawAddress = messageReader({
  typeUrl: '/cosmos.distribution.v1beta1.MsgSetWithdrawAddress',
  form: fields({ delegator_address: [1, 'string'], withdraw_address: [2, 'string'] }),
  signer: (message) => message.delegator_address,
  execute(context, message) {
    const delegator = accountField(message.delegator_address, 'invalid delegator address');
    const address = accountField(message.withdraw_address, 'invalid withdraw address');
    if (isBlocked(address)) throw sdk(4, `${address} is not allowed to receive external funds`);
    if (!context.store.single('distribution').params.withdrawAddrEnabled) throw refusal('distribution', 8);
    context.events.push(event('set_withdraw_address', ['withdraw_address', address]));
    context.store.set('withdrawAddresses', delegator, address);
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgModifyWithdrawAddress',
});

const msgWithdrawCommission = messageReader({
  typeUrl: '/cosmos.distribution.v1beta1.MsgWithdrawValidatorCommission',
  form: fields({ validator_address: [1, 'string'] }),
  signer: (message) => accountOf(operatorField(message.validator_address)),
  execute(context, message) {
    const paid = withdrawCommission(context, operatorField(message.validator_address));
    return encode(PAID, { amount: paid });
  },
  aminoType: 'cosmos-sdk/MsgWithdrawValCommission',
});

/** The community pool is x/protocolpool's: x/distribution always refuses. */
const msgFundCommunityPool = messageReader({
  typeUrl: '/cosmos.distribution.v1beta1.MsgFundCommunityPool',
  form: fields({ amount: coins(1), depositor: [2, 'string'] }),
  signer: (message) => message.depositor,
  execute() {
    throw sdk(18, 'external community pool is enabled - use the FundCommunityPool method exposed by the external community pool');
  },
  aminoType: 'cosmos-sdk/MsgFundCommunityPool',
});

export const distributionMessages = [msgWithdrawReward, msgSetWithdrawAddress, msgWithdrawCommission, msgFundCommunityPool];
