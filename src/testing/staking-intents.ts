import type { TxIntent, TxKind, TxMessage } from '#tx/intent.ts';

/** Messages of native staking as features build them. Amounts in base units of the staked coin. */
export function stakingMessages(delegatorAddress: string, denom = 'uxprt') {
  const coin = (base: bigint) => ({ denom, amount: String(base) });
  const staking = (type: string, value: object): TxMessage => ({
    typeUrl: `/cosmos.staking.v1beta1.${type}`,
    value: { delegatorAddress, ...value },
  });
  return {
    delegate: (validatorAddress: string, base: bigint) => staking('MsgDelegate', { validatorAddress, amount: coin(base) }),
    undelegate: (validatorAddress: string, base: bigint) => staking('MsgUndelegate', { validatorAddress, amount: coin(base) }),
    redelegate: (validatorSrcAddress: string, validatorDstAddress: string, base: bigint) =>
      staking('MsgBeginRedelegate', { validatorSrcAddress, validatorDstAddress, amount: coin(base) }),
    cancel: (validatorAddress: string, base: bigint, creationHeight: bigint) =>
      staking('MsgCancelUnbondingDelegation', { validatorAddress, amount: coin(base), creationHeight }),
    claim: (validatorAddress: string): TxMessage => ({
      typeUrl: '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward',
      value: { delegatorAddress, validatorAddress },
    }),
    tokenize: (validatorAddress: string, base: bigint, tokenizedShareOwner = delegatorAddress): TxMessage => ({
      typeUrl: '/gaia.liquid.v1beta1.MsgTokenizeShares',
      value: { delegatorAddress, validatorAddress, amount: coin(base), tokenizedShareOwner },
    }),
    redeemShares: (shareDenom: string, base: bigint): TxMessage => ({
      typeUrl: '/gaia.liquid.v1beta1.MsgRedeemTokensForShares',
      value: { delegatorAddress, amount: { denom: shareDenom, amount: String(base) } },
    }),
  };
}

/** An intent that expects nothing: what it does is read from the block. */
export function plainIntent(kind: TxKind, sender: string, messages: readonly TxMessage[]): TxIntent {
  return { kind, title: `${kind} of ${messages.length}`, chain: 'core-sandbox-1', sender, messages, changes: [], notes: [], touches: [] };
}
