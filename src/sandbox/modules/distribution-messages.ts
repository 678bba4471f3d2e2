import {
  MsgFundCommunityPool,
  MsgSetWithdrawAddress,
  MsgWithdrawDelegatorReward,
  MsgWithdrawDelegatorRewardResponse,
  MsgWithdrawValidatorCommission,
  MsgWithdrawValidatorCommissionResponse,
} from 'cosmjs-types/cosmos/distribution/v1beta1/tx';
import { accountOf } from '../address.ts';
import { event } from '../events.ts';
import { accountField, aminoCoin, EMPTY, messageReader, operatorField, writeCoin } from '../message.ts';
import { refusal, sdk } from '../refusal.ts';
import { isBlocked } from './auth.ts';
import { withdrawCommission, withdrawDelegatorReward } from './distribution.ts';

const msgWithdrawReward = messageReader<MsgWithdrawDelegatorReward>({
  typeUrl: '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward',
  decode: (bytes) => MsgWithdrawDelegatorReward.decode(bytes),
  signer: (message) => message.delegatorAddress,
  execute(context, message) {
    const operator = operatorField(message.validatorAddress);
    const paid = withdrawDelegatorReward(context, accountField(message.delegatorAddress, 'invalid delegator address'), operator);
    return MsgWithdrawDelegatorRewardResponse.encode({ amount: paid.map(writeCoin) }).finish();
  },
  aminoType: 'cosmos-sdk/MsgWithdrawDelegationReward',
  aminoValue: (message) => ({ delegator_address: message.delegatorAddress, validator_address: message.validatorAddress }),
});

const msgSetWithdrawAddress = messageReader<MsgSetWithdrawAddress>({
  typeUrl: '/cosmos.distribution.v1beta1.MsgSetWithdrawAddress',
  decode: (bytes) => MsgSetWithdrawAddress.decode(bytes),
  signer: (message) => message.delegatorAddress,
  execute(context, message) {
    const delegator = accountField(message.delegatorAddress, 'invalid delegator address');
    const address = accountField(message.withdrawAddress, 'invalid withdraw address');
    if (isBlocked(address)) throw sdk(4, `${address} is not allowed to receive external funds`);
    if (!context.store.single('distribution').params.withdrawAddrEnabled) throw refusal('distribution', 8);
    context.events.push(event('set_withdraw_address', ['withdraw_address', address]));
    context.store.set('withdrawAddresses', delegator, address);
    return EMPTY;
  },
  aminoType: 'cosmos-sdk/MsgModifyWithdrawAddress',
  aminoValue: (message) => ({ delegator_address: message.delegatorAddress, withdraw_address: message.withdrawAddress }),
});

const msgWithdrawCommission = messageReader<MsgWithdrawValidatorCommission>({
  typeUrl: '/cosmos.distribution.v1beta1.MsgWithdrawValidatorCommission',
  decode: (bytes) => MsgWithdrawValidatorCommission.decode(bytes),
  signer: (message) => accountOf(operatorField(message.validatorAddress)),
  execute(context, message) {
    const paid = withdrawCommission(context, operatorField(message.validatorAddress));
    return MsgWithdrawValidatorCommissionResponse.encode({ amount: paid.map(writeCoin) }).finish();
  },
  aminoType: 'cosmos-sdk/MsgWithdrawValCommission',
  aminoValue: (message) => ({ validator_address: message.validatorAddress }),
});

/** The community pool is x/protocolpool's: x/distribution always refuses. */
const msgFundCommunityPool = messageReader<MsgFundCommunityPool>({
  typeUrl: '/cosmos.distribution.v1beta1.MsgFundCommunityPool',
  decode: (bytes) => MsgFundCommunityPool.decode(bytes),
  signer: (message) => message.depositor,
  execute() {
    throw sdk(18, 'external community pool is enabled - use the FundCommunityPool method exposed by the external community pool');
  },
  aminoType: 'cosmos-sdk/MsgFundCommunityPool',
  aminoValue: (message) => ({ amount: message.amount.map(aminoCoin), depositor: message.depositor }),
});

export const distributionMessages = [msgWithdrawReward, msgSetWithdrawAddress, msgWithdrawCommission, msgFundCommunityPool];
