import * as v from 'valibot';
import type { TxMessage } from './intent.ts';

/** An amount as a message carries it, in base units of its denom. */
export type ActionCoin = { readonly denom: string; readonly base: bigint };

/** The fields of MsgTransfer that a receipt shows. `timeoutTimestamp`: nanoseconds since 1970; `memo` is the packet's. */
export type TransferAction = {
  readonly kind: 'transfer';
  readonly coin: ActionCoin;
  readonly port: string;
  readonly channel: string;
  readonly receiver: string;
  readonly timeoutTimestamp: bigint;
  readonly memo: string;
};

/**
 * What one allowed message does, read from its fields. `coin` is what it moves: it leaves the account (`spend`, `delegate`, `redeem-shares`,
 * `transfer`), or moves stake that is already there; `give-shares` gives several; a `claim` names no coin, because the chain decides it.
 * `validator` is where stake is taken from or put.
 */
export type Action =
  | TransferAction
  | { readonly kind: 'spend' | 'redeem-shares'; readonly coin: ActionCoin }
  | { readonly kind: 'give-shares'; readonly coins: readonly ActionCoin[] }
  | { readonly kind: 'delegate' | 'undelegate' | 'tokenize'; readonly validator: string; readonly coin: ActionCoin }
  | { readonly kind: 'redelegate'; readonly validator: string; readonly destination: string; readonly coin: ActionCoin }
  | { readonly kind: 'cancel-unbonding'; readonly validator: string; readonly coin: ActionCoin; readonly creationHeight: bigint }
  | { readonly kind: 'claim'; readonly validator: string };

const coin = v.pipe(
  v.object({ denom: v.string(), amount: v.pipe(v.string(), v.regex(/^\d{1,78}$/)) }),
  v.transform(({ denom, amount }): ActionCoin => ({ denom, base: BigInt(amount) })),
);
const spending = v.object({ amount: coin });
const transfer = v.pipe(
  v.object({
    sourcePort: v.string(),
    sourceChannel: v.string(),
    token: coin,
    receiver: v.string(),
    timeoutTimestamp: v.bigint(),
    memo: v.string(),
  }),
  v.transform(
    ({ sourcePort, sourceChannel, token, ...rest }): TransferAction => ({
      ...rest,
      kind: 'transfer',
      coin: token,
      port: sourcePort,
      channel: sourceChannel,
    }),
  ),
);
const atValidator = v.object({ validatorAddress: v.string(), amount: coin });

const spend = (value: unknown): Action => ({ kind: 'spend', coin: v.parse(spending, value).amount });

const READERS: Readonly<Record<string, (value: unknown) => Action>> = {
  '/pstake.liquidstake.v1beta1.MsgLiquidStake': spend,
  '/pstake.liquidstake.v1beta1.MsgLiquidUnstake': spend,
  '/pstake.liquidstakeibc.v1beta1.MsgLiquidStake': spend,
  '/pstake.liquidstakeibc.v1beta1.MsgLiquidUnstake': spend,
  '/pstake.liquidstakeibc.v1beta1.MsgRedeem': spend,
  '/pstake.liquidstakeibc.v1beta1.MsgLiquidStakeLSM': (value) => ({
    kind: 'give-shares',
    coins: v.parse(v.object({ delegations: v.array(coin) }), value).delegations,
  }),
  '/ibc.applications.transfer.v1.MsgTransfer': (value) => v.parse(transfer, value),
  '/cosmos.staking.v1beta1.MsgDelegate': (value) => ({ kind: 'delegate', ...staked(value) }),
  '/cosmos.staking.v1beta1.MsgUndelegate': (value) => ({ kind: 'undelegate', ...staked(value) }),
  '/cosmos.staking.v1beta1.MsgBeginRedelegate': (value) => {
    const read = v.parse(v.object({ validatorSrcAddress: v.string(), validatorDstAddress: v.string(), amount: coin }), value);
    return { kind: 'redelegate', validator: read.validatorSrcAddress, destination: read.validatorDstAddress, coin: read.amount };
  },
  '/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation': (value) => {
    const { creationHeight } = v.parse(v.object({ creationHeight: v.bigint() }), value);
    return { kind: 'cancel-unbonding', ...staked(value), creationHeight };
  },
  '/cosmos.distribution.v1beta1.MsgWithdrawDelegatorReward': (value) => ({
    kind: 'claim',
    validator: v.parse(v.object({ validatorAddress: v.string() }), value).validatorAddress,
  }),
  '/gaia.liquid.v1beta1.MsgTokenizeShares': (value) => ({ kind: 'tokenize', ...staked(value) }),
  '/gaia.liquid.v1beta1.MsgRedeemTokensForShares': (value) => ({ kind: 'redeem-shares', coin: v.parse(spending, value).amount }),
};

/** Throws for a message without a reader, and for fields that are none. */
export function actionOf({ typeUrl, value }: TxMessage): Action {
  const read = Object.hasOwn(READERS, typeUrl) ? READERS[typeUrl] : undefined;
  if (!read) throw new TypeError(`no action for ${typeUrl}`);
  return read(value);
}

/** What an action moves; nothing for a claim. */
export function coinsOf(action: Action): readonly ActionCoin[] {
  if (action.kind === 'claim') return [];
  return action.kind === 'give-shares' ? action.coins : [action.coin];
}

function staked(value: unknown): { readonly validator: string; readonly coin: ActionCoin } {
  const { validatorAddress, amount } = v.parse(atValidator, value);
  return { validator: validatorAddress, coin: amount };
}
