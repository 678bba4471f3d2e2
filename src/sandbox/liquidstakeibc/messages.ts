import { areValid, coinsText, coinText, isDenom } from '../coins.ts';
import type { Context } from '../context.ts';
import { isTransferable } from '../ibc/denom.ts';
import { refused as refusedByIbc } from '../ibc/refusals.ts';
import { accountField, EMPTY, type MessageReader, messageReader } from '../message.ts';
import { sdk, unregistered } from '../refusal.ts';
import type { Coin } from '../state.ts';
import { fields } from '../wire.ts';
import { COIN, coins } from '../wire-coins.ts';
import { liquidStake, liquidUnstake, redeem } from './actions.ts';
import { liquidStakeShares } from './stake-shares.ts';

/** The messages of users: `types/msgs.go`. */

const userField = (text: string): string => accountField(text, text);

function assertPositive(amount: Coin): void {
  if (!isDenom(amount.denom) || amount.amount <= 0n) throw sdk(10, coinText(amount));
}

/** ValidateIBCDenom of the transfer module: not every denom need be one, but one that looks so must be. */
function assertIbcDenom(denom: string): void {
  if (isTransferable(denom)) return;
  const hash = denom.slice('ibc/'.length);
  if (hash.trim() !== '') throw unregistered(`invalid denom trace hash ${hash}`);
  throw refusedByIbc('transfer', 3, `denomination should be prefixed with the format 'ibc/{hash(trace + "/" + ${denom})}'`);
}

function assertStk(amount: Coin): void {
  assertPositive(amount);
  if (!amount.denom.startsWith('stk/')) throw sdk(10, `invalid denom, required stk/{host-denom} got ${amount.denom}`);
}

const AMOUNT = fields({ delegator_address: [1, 'string'], amount: [2, COIN] });

const amountMessage = (
  name: string,
  assertAmount: (amount: Coin) => void,
  act: (context: Context, user: string, amount: Coin) => void,
): MessageReader =>
  messageReader({
    typeUrl: `/pstake.liquidstakeibc.v1beta1.${name}`,
    form: AMOUNT,
    signer: (message) => message.delegator_address,
    validate(message) {
      userField(message.delegator_address);
      assertAmount(message.amount);
    },
    execute(context, message) {
      act(context, userField(message.delegator_address), message.amount);
      return EMPTY;
    },
    aminoType: `pstake/${name}`,
  });

const msgLiquidStakeShares = messageReader({
  typeUrl: '/pstake.liquidstakeibc.v1beta1.MsgLiquidStakeLSM',
  form: fields({ delegator_address: [1, 'string'], delegations: coins(2) }),
  signer: (message) => message.delegator_address,
  validate({ delegator_address, delegations }) {
    userField(delegator_address);
    if (delegations.length === 0 || !areValid(delegations)) throw sdk(10, coinsText(delegations));
    for (const { denom } of delegations) assertIbcDenom(denom);
  },
  execute(context, { delegator_address, delegations }) {
    const user = userField(delegator_address);
    for (const tokens of delegations) liquidStakeShares(context, user, tokens);
    return EMPTY;
  },
  aminoType: 'pstake/MsgLiquidStakeLSM',
});

function assertStakeable(amount: Coin): void {
  assertPositive(amount);
  assertIbcDenom(amount.denom);
}

export const liquidStakeIbcMessages: readonly MessageReader[] = [
  amountMessage('MsgLiquidStake', assertStakeable, liquidStake),
  msgLiquidStakeShares,
  amountMessage('MsgLiquidUnstake', assertStk, liquidUnstake),
  amountMessage('MsgRedeem', assertStk, redeem),
];
