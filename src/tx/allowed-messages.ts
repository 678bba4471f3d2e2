import type { TxKind } from './intent.ts';

/** The fields of a message that must name the sender: the first one is its signer. */
export type AllowedMessage = { readonly typeUrl: string; readonly own: readonly [signer: string, ...others: string[]] };

const byDelegator = (typeUrl: string, ...others: string[]): AllowedMessage => ({ typeUrl, own: ['delegatorAddress', ...others] });

const DELEGATE = byDelegator('/cosmos.staking.v1beta1.MsgDelegate');
const WITHDRAW = byDelegator('/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward');
const TRANSFER: AllowedMessage = { typeUrl: '/ibc.applications.transfer.v1.MsgTransfer', own: ['sender'] };

/**
 * The only messages that may ever be signed, by the kind of intent that may carry them. None of them can carry another message
 * (no authz, no gov, no wasm), and none can give anything to another account: a tokenized share stays with the sender too. The one exception is
 * a transfer, whose channels, receivers, memo and timeout must be those of the route that was reviewed (`transfer-gate.ts`).
 * A new kind of intent does not compile without its line here.
 */
const ALLOWED: Readonly<Record<TxKind, readonly AllowedMessage[]>> = {
  mint: [byDelegator('/pstake.liquidstake.v1beta1.MsgLiquidStake')],
  redeem: [byDelegator('/pstake.liquidstake.v1beta1.MsgLiquidUnstake')],
  delegate: [DELEGATE],
  undelegate: [byDelegator('/cosmos.staking.v1beta1.MsgUndelegate')],
  redelegate: [byDelegator('/cosmos.staking.v1beta1.MsgBeginRedelegate')],
  'cancel-unbonding': [byDelegator('/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation')],
  claim: [WITHDRAW],
  restake: [WITHDRAW, DELEGATE],
  tokenize: [byDelegator('/gaia.liquid.v1beta1.MsgTokenizeShares', 'tokenizedShareOwner')],
  'redeem-shares': [byDelegator('/gaia.liquid.v1beta1.MsgRedeemTokensForShares')],
  transfer: [TRANSFER],
  'mint-host': [byDelegator('/pstake.liquidstakeibc.v1beta1.MsgLiquidStake')],
  'redeem-host': [byDelegator('/pstake.liquidstakeibc.v1beta1.MsgLiquidUnstake')],
  'redeem-instantly': [byDelegator('/pstake.liquidstakeibc.v1beta1.MsgRedeem')],
  'mint-host-shares': [byDelegator('/pstake.liquidstakeibc.v1beta1.MsgLiquidStakeLSM')],
};

export function allowedMessage(kind: TxKind, typeUrl: string): AllowedMessage | undefined {
  return ALLOWED[kind].find((message) => message.typeUrl === typeUrl);
}
