import { addCoins } from '../coins.ts';
import { atomically, type Context } from '../context.ts';
import { event } from '../events.ts';
import { accountField, EMPTY, messageReader, operatorField } from '../message.ts';
import { refusal, sdk } from '../refusal.ts';
import type { Coin, ShareRecord } from '../state.ts';
import { encode, fields } from '../wire.ts';
import { COIN } from '../wire-coins.ts';
import { isBlocked } from './auth.ts';
import { balancesOf, send } from './bank.ts';
import { withdrawDelegatorReward } from './distribution.ts';
import { redeemTokens, rewardEvent, tokenizeShares } from './liquid.ts';

const delegatorField = (text: string): string => accountField(text, 'invalid delegator address');

/** Responses: the coin that shares or tokens were turned into; when a lock ends. */
const TURNED = fields({ amount: [1, COIN] });
const UNLOCKING = fields({ completion_time: [1, 'time'] });

const msgTokenize = messageReader({
  typeUrl: '/gaia.liquid.v1beta1.MsgTokenizeShares',
  form: fields({
    delegator_address: [1, 'string'],
    validator_address: [2, 'string'],
    amount: [3, COIN],
    tokenized_share_owner: [4, 'string'],
  }),
  signer: (message) => message.delegator_address,
  execute(context, message) {
    const operator = operatorField(message.validator_address);
    const owner = accountField(message.tokenized_share_owner, 'invalid share owner');
    const token = tokenizeShares(context, delegatorField(message.delegator_address), operator, message.amount, owner);
    return encode(TURNED, { amount: token });
  },
  aminoType: 'gaia/MsgTokenizeShares',
});

const msgRedeem = messageReader({
  typeUrl: '/gaia.liquid.v1beta1.MsgRedeemTokensForShares',
  form: fields({ delegator_address: [1, 'string'], amount: [2, COIN] }),
  signer: (message) => message.delegator_address,
  execute(context, message) {
    const coin = redeemTokens(context, delegatorField(message.delegator_address), message.amount);
    return encode(TURNED, { amount: coin });
  },
  aminoType: 'gaia/MsgRedeemTokensForShares',
});

function ownRecord({ store }: Context, id: bigint, owner: string): ShareRecord {
  const record = store.get('shareRecords', String(id));
  if (!record) throw refusal('liquid', 102);
  if (record.owner !== owner) throw refusal('liquid', 104);
  return record;
}

const msgTransfer = messageReader({
  typeUrl: '/gaia.liquid.v1beta1.MsgTransferTokenizeShareRecord',
  form: fields({ tokenize_share_record_id: [1, 'uint64'], sender: [2, 'string'], new_owner: [3, 'string'] }),
  signer: (message) => message.sender,
  execute(context, message) {
    const sender = accountField(message.sender, 'invalid sender address');
    const owner = accountField(message.new_owner, 'invalid new owner address');
    const record = ownRecord(context, message.tokenize_share_record_id, sender);
    if (isBlocked(owner)) throw sdk(4, `${owner} is not allowed to receive external funds`);
    context.store.set('shareRecords', String(record.id), { ...record, owner });
    context.events.push(
      event('transfer_tokenize_share_record', ['share_record_id', String(record.id)], ['sender', sender], ['share_owner', owner]),
    );
    return EMPTY;
  },
  aminoType: 'gaia/MsgTransferTokenizeShareRecord',
});

/** Withdraws a record's rewards and passes all that its account holds to the owner. */
function withdrawRecord(context: Context, record: ShareRecord): readonly Coin[] {
  withdrawDelegatorReward(context, record.moduleAddress, record.validator);
  const held = balancesOf(context.store, record.moduleAddress);
  if (held.length > 0) send(context, record.moduleAddress, record.owner, held);
  return held;
}

const msgWithdrawOne = messageReader({
  typeUrl: '/gaia.liquid.v1beta1.MsgWithdrawTokenizeShareRecordReward',
  form: fields({ owner_address: [1, 'string'], record_id: [2, 'uint64'] }),
  signer: (message) => message.owner_address,
  execute(context, message) {
    const owner = accountField(message.owner_address, 'invalid owner address');
    const paid = withdrawRecord(context, ownRecord(context, message.record_id, owner));
    context.events.push(rewardEvent(owner, paid));
    return EMPTY;
  },
  aminoType: 'gaia/MsgWithdrawTokenizeShareRecordReward',
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

const msgWithdrawAll = messageReader({
  typeUrl: '/gaia.liquid.v1beta1.MsgWithdrawAllTokenizeShareRecordReward',
  form: fields({ owner_address: [1, 'string'] }),
  signer: (message) => message.owner_address,
  execute(context, message) {
    const owner = accountField(message.owner_address, 'invalid owner address');
    const records = [...context.store.all('shareRecords').values()].filter((record) => record.owner === owner);
    records.sort((a, b) => Number(a.id - b.id));
    const total = records.reduce<readonly Coin[]>((sum, record) => addCoins(sum, withdrawUnlessEmpty(context, record)), []);
    context.events.push(rewardEvent(owner, total));
    return EMPTY;
  },
  aminoType: 'gaia/MsgWithdrawAllTokenizeShareRecordReward',
});

const msgDisable = messageReader({
  typeUrl: '/gaia.liquid.v1beta1.MsgDisableTokenizeShares',
  form: fields({ delegator_address: [1, 'string'] }),
  signer: (message) => message.delegator_address,
  execute({ store }, message) {
    const delegator = delegatorField(message.delegator_address);
    if (store.get('shareLocks', delegator)?.unlockTime === null) throw refusal('liquid', 116);
    store.set('shareLocks', delegator, { unlockTime: null });
    return EMPTY;
  },
  aminoType: 'gaia/MsgDisableTokenizeShares',
});

const msgEnable = messageReader({
  typeUrl: '/gaia.liquid.v1beta1.MsgEnableTokenizeShares',
  form: fields({ delegator_address: [1, 'string'] }),
  signer: (message) => message.delegator_address,
  execute({ store, time }, message) {
    const delegator = delegatorField(message.delegator_address);
    if (store.get('shareLocks', delegator)?.unlockTime !== null) throw refusal('liquid', 115);
    const unlockTime = time + store.single('staking').params.unbondingTime;
    store.set('shareLocks', delegator, { unlockTime });
    return encode(UNLOCKING, { completion_time: unlockTime });
  },
  aminoType: 'gaia/MsgEnableTokenizeShares',
});

export const liquidMessages = [msgTokenize, msgRedeem, msgTransfer, msgWithdrawOne, msgWithdrawAll, msgDisable, msgEnable];
