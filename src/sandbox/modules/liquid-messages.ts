import {
  MsgDisableTokenizeShares,
  MsgEnableTokenizeShares,
  MsgEnableTokenizeSharesResponse,
  MsgRedeemTokensForShares,
  MsgRedeemTokensForSharesResponse,
  MsgTokenizeShares,
  MsgTokenizeSharesResponse,
  MsgTransferTokenizeShareRecord,
  MsgWithdrawAllTokenizeShareRecordReward,
  MsgWithdrawTokenizeShareRecordReward,
} from '#chain/gen/gaia/liquid/v1beta1/liquid.ts';
import { addCoins } from '../coins.ts';
import { atomically, type Context } from '../context.ts';
import { event } from '../events.ts';
import { accountField, aminoCoin, EMPTY, messageReader, operatorField, orOmit, readCoin, writeCoin, writeTimestamp } from '../message.ts';
import { refusal, sdk } from '../refusal.ts';
import type { Coin, ShareRecord } from '../state.ts';
import { isBlocked } from './auth.ts';
import { balancesOf, send } from './bank.ts';
import { withdrawDelegatorReward } from './distribution.ts';
import { redeemTokens, rewardEvent, tokenizeShares } from './liquid.ts';

const delegatorField = (text: string): string => accountField(text, 'invalid delegator address');

const msgTokenize = messageReader<MsgTokenizeShares>({
  typeUrl: '/gaia.liquid.v1beta1.MsgTokenizeShares',
  decode: (bytes) => MsgTokenizeShares.decode(bytes),
  signer: (message) => message.delegatorAddress,
  execute(context, message) {
    const operator = operatorField(message.validatorAddress);
    const owner = accountField(message.tokenizedShareOwner, 'invalid share owner');
    const token = tokenizeShares(context, delegatorField(message.delegatorAddress), operator, readCoin(message.amount), owner);
    return MsgTokenizeSharesResponse.encode({ amount: writeCoin(token) }).finish();
  },
  aminoType: 'gaia/MsgTokenizeShares',
  aminoValue: (message) => ({
    delegator_address: message.delegatorAddress,
    validator_address: message.validatorAddress,
    amount: aminoCoin(message.amount),
    tokenized_share_owner: orOmit(message.tokenizedShareOwner),
  }),
});

const msgRedeem = messageReader<MsgRedeemTokensForShares>({
  typeUrl: '/gaia.liquid.v1beta1.MsgRedeemTokensForShares',
  decode: (bytes) => MsgRedeemTokensForShares.decode(bytes),
  signer: (message) => message.delegatorAddress,
  execute(context, message) {
    const coin = redeemTokens(context, delegatorField(message.delegatorAddress), readCoin(message.amount));
    return MsgRedeemTokensForSharesResponse.encode({ amount: writeCoin(coin) }).finish();
  },
  aminoType: 'gaia/MsgRedeemTokensForShares',
  aminoValue: (message) => ({ delegator_address: message.delegatorAddress, amount: aminoCoin(message.amount) }),
});

function ownRecord({ store }: Context, id: bigint, owner: string): ShareRecord {
  const record = store.get('shareRecords', String(id));
  if (!record) throw refusal('liquid', 102);
  if (record.owner !== owner) throw refusal('liquid', 104);
  return record;
}

const msgTransfer = messageReader<MsgTransferTokenizeShareRecord>({
  typeUrl: '/gaia.liquid.v1beta1.MsgTransferTokenizeShareRecord',
  decode: (bytes) => MsgTransferTokenizeShareRecord.decode(bytes),
  signer: (message) => message.sender,
  execute(context, message) {
    const sender = accountField(message.sender, 'invalid sender address');
    const owner = accountField(message.newOwner, 'invalid new owner address');
    const record = ownRecord(context, message.tokenizeShareRecordId, sender);
    if (isBlocked(owner)) throw sdk(4, `${owner} is not allowed to receive external funds`);
    context.store.set('shareRecords', String(record.id), { ...record, owner });
    context.events.push(
      event('transfer_tokenize_share_record', ['share_record_id', String(record.id)], ['sender', sender], ['share_owner', owner]),
    );
    return EMPTY;
  },
  aminoType: 'gaia/MsgTransferTokenizeShareRecord',
  aminoValue: (message) => ({
    tokenize_share_record_id: orOmit(String(message.tokenizeShareRecordId)),
    sender: message.sender,
    new_owner: message.newOwner,
  }),
});

/** Withdraws a record's rewards and passes all that its account holds to the owner. */
function withdrawRecord(context: Context, record: ShareRecord): readonly Coin[] {
  withdrawDelegatorReward(context, record.moduleAddress, record.validator);
  const held = balancesOf(context.store, record.moduleAddress);
  if (held.length > 0) send(context, record.moduleAddress, record.owner, held);
  return held;
}

const msgWithdrawOne = messageReader<MsgWithdrawTokenizeShareRecordReward>({
  typeUrl: '/gaia.liquid.v1beta1.MsgWithdrawTokenizeShareRecordReward',
  decode: (bytes) => MsgWithdrawTokenizeShareRecordReward.decode(bytes),
  signer: (message) => message.ownerAddress,
  execute(context, message) {
    const owner = accountField(message.ownerAddress, 'invalid owner address');
    const paid = withdrawRecord(context, ownRecord(context, message.recordId, owner));
    context.events.push(rewardEvent(owner, paid));
    return EMPTY;
  },
  aminoType: 'gaia/MsgWithdrawTokenizeShareRecordReward',
  aminoValue: (message) => ({ owner_address: message.ownerAddress, record_id: orOmit(String(message.recordId)) }),
});

/** A record without anything to pay is left exactly as it was. */
function withdrawUnlessEmpty(context: Context, record: ShareRecord): readonly Coin[] {
  const empty = new Error('nothing to pay');
  try {
    return atomically(context, () => {
      const paid = withdrawRecord(context, record);
      if (paid.length === 0) throw empty;
      return paid;
    });
  } catch (error) {
    if (error === empty) return [];
    throw error;
  }
}

const msgWithdrawAll = messageReader<MsgWithdrawAllTokenizeShareRecordReward>({
  typeUrl: '/gaia.liquid.v1beta1.MsgWithdrawAllTokenizeShareRecordReward',
  decode: (bytes) => MsgWithdrawAllTokenizeShareRecordReward.decode(bytes),
  signer: (message) => message.ownerAddress,
  execute(context, message) {
    const owner = accountField(message.ownerAddress, 'invalid owner address');
    const records = [...context.store.all('shareRecords').values()].filter((record) => record.owner === owner);
    records.sort((a, b) => Number(a.id - b.id));
    const total = records.reduce<readonly Coin[]>((sum, record) => addCoins(sum, withdrawUnlessEmpty(context, record)), []);
    context.events.push(rewardEvent(owner, total));
    return EMPTY;
  },
  aminoType: 'gaia/MsgWithdrawAllTokenizeShareRecordReward',
  aminoValue: (message) => ({ owner_address: message.ownerAddress }),
});

const msgDisable = messageReader<MsgDisableTokenizeShares>({
  typeUrl: '/gaia.liquid.v1beta1.MsgDisableTokenizeShares',
  decode: (bytes) => MsgDisableTokenizeShares.decode(bytes),
  signer: (message) => message.delegatorAddress,
  execute({ store }, message) {
    const delegator = delegatorField(message.delegatorAddress);
    if (store.get('shareLocks', delegator)?.unlockTime === null) throw refusal('liquid', 116);
    store.set('shareLocks', delegator, { unlockTime: null });
    return EMPTY;
  },
  aminoType: 'gaia/MsgDisableTokenizeShares',
  aminoValue: (message) => ({ delegator_address: message.delegatorAddress }),
});

const msgEnable = messageReader<MsgEnableTokenizeShares>({
  typeUrl: '/gaia.liquid.v1beta1.MsgEnableTokenizeShares',
  decode: (bytes) => MsgEnableTokenizeShares.decode(bytes),
  signer: (message) => message.delegatorAddress,
  execute({ store, time }, message) {
    const delegator = delegatorField(message.delegatorAddress);
    if (store.get('shareLocks', delegator)?.unlockTime !== null) throw refusal('liquid', 115);
    const unlockTime = time + store.single('staking').params.unbondingTime;
    store.set('shareLocks', delegator, { unlockTime });
    return MsgEnableTokenizeSharesResponse.encode({ completionTime: writeTimestamp(unlockTime) }).finish();
  },
  aminoType: 'gaia/MsgEnableTokenizeShares',
  aminoValue: (message) => ({ delegator_address: message.delegatorAddress }),
});

export const liquidMessages = [msgTokenize, msgRedeem, msgTransfer, msgWithdrawOne, msgWithdrawAll, msgDisable, msgEnable];
